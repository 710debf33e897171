import type { Page } from '@playwright/test';
import type {} from '../../../renderer/bridge/bridge.ts';

/** What the app has said is saved, by port name. Whatever it did not get to say may or may not have happened. */
export interface Told {
  readonly id: string;
  readonly name: string;
  comment?: true;
  city?: true;
  bill?: true;
  submitted?: true;
}

type Answer = { readonly ok: boolean; readonly error?: { readonly what: string } } | undefined;

function said(answer: Answer): true {
  if (answer?.ok !== true) throw new Error(answer?.error?.what ?? 'There is no bridge');
  return true;
}

/** What one agent gets done between two kills at most; a carrier takes only so many requests a second. */
const MOST_PORTS = 2;

/** Works like an agent in a hurry, one port after the other, until the app is gone; tells what was confirmed. */
export async function workUntilGone(
  page: Page,
  names: () => string,
  bill: string,
  note: (told: Told) => void,
): Promise<void> {
  try {
    const accountId = await page.evaluate(async () => {
      const accounts = await window.portside?.accounts.list();
      return accounts?.ok === true ? (accounts.value[0]?.id ?? '') : '';
    });
    for (let n = 0; n < MOST_PORTS; n += 1) await onePort(page, accountId, names(), bill, note);
  } catch (error) {
    // Gone in the middle of a call: what it would have said is not known.
    if (!/closed|crash|destroyed|disconnected/i.test(String(error))) throw error;
  }
}

async function onePort(
  page: Page,
  accountId: string,
  name: string,
  bill: string,
  note: (told: Told) => void,
): Promise<void> {
  const n = Number(name.replace(/\D/g, ''));
  const created = await page.evaluate((input) => window.portside?.portRequests.create(input), {
    accountId,
    fields: { name, billingName: 'Juniper Street Dental', pin: '44104410' },
    numbers: [`+1${206 + Math.floor(n / 100)}5550${100 + (n % 100)}`],
  });
  said(created);
  const told: Told = { id: created?.ok === true ? created.value.id : '', name };
  note(told);
  const { id } = told;
  told.comment = said(
    await page.evaluate((input) => window.portside?.portRequests.comment(input), {
      id,
      text: `About ${name}`,
      private: false,
      actionRequired: false,
    }),
  );
  told.city = said(
    await page.evaluate((input) => window.portside?.portRequests.edit(input), {
      id,
      changes: { city: `Town of ${name}` },
    }),
  );
  told.bill = said(await attach(page, id, bill));
  told.submitted = said(
    await page.evaluate((input) => window.portside?.portRequests.move(input), {
      id,
      to: 'submitted' as const,
    }),
  );
}

/** A real OS file, by way of a file input of the page. */
export async function attach(page: Page, port: string, path: string): Promise<Answer> {
  await page.evaluate((id) => {
    const element = document.createElement('input');
    element.type = 'file';
    element.id = `file-${id}`;
    document.body.append(element);
  }, port);
  const session = await page.context().newCDPSession(page);
  const { result } = await session.send('Runtime.evaluate', {
    expression: `document.getElementById('file-${port}')`,
  });
  await session.send('DOM.setFileInputFiles', { files: [path], objectId: result.objectId ?? '' });
  await session.detach();
  return page.evaluate(async (id) => {
    const element = document.getElementById(`file-${id}`) as HTMLInputElement;
    const files = [...(element.files ?? [])];
    element.remove();
    return window.portside?.files.attach(id, files);
  }, port);
}
