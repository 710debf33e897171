import type { Page } from '@playwright/test';
import type {} from '../../../renderer/bridge/bridge.ts';
import { PLACEABLE } from '../../fixtures/placeable.ts';
import { placeEverywhere } from './placed.ts';

/** What the app has said is saved, by port name. Whatever it did not get to say may or may not have happened. */
export interface Told {
  readonly id: string;
  readonly name: string;
  readonly number: string;
  comment?: true;
  city?: true;
  bill?: true;
  submitted?: true;
  /** At Telnyx and at Flowroute too. */
  placed?: true;
}

type Answer = { readonly ok: boolean; readonly error?: { readonly what: string } } | undefined;

function said(answer: Answer): true {
  if (answer?.ok !== true) throw new Error(answer?.error?.what ?? 'There is no bridge');
  return true;
}

/** An agent's next piece of work. */
export interface Task {
  readonly name: string;
  /** E.164 */
  readonly number: string;
  readonly everywhere: boolean;
}

/** Every third port goes to all carriers; each has a name and a number of its own. */
export function taskOf(n: number): Task {
  const number = `+1${206 + Math.floor(n / 100)}5550${100 + (n % 100)}`;
  return { name: `Killed ${n}`, number, everywhere: n % 3 === 0 };
}

/** Works like an agent in a hurry until the app is gone; tells what was confirmed. */
export async function workUntilGone(
  page: Page,
  task: Task,
  bill: string,
  note: (told: Told) => void,
): Promise<void> {
  try {
    await onePort(page, task, bill, note);
  } catch (error) {
    // Gone in the middle of a call: what it would have said is not known.
    if (!/closed|crash|destroyed|disconnected/i.test(String(error))) throw error;
  }
}

async function kazooOf(page: Page): Promise<string> {
  const accounts = await page.evaluate(() => window.portside?.accounts.list());
  const kazoo = accounts?.ok ? accounts.value.find(({ carrier }) => carrier === 'kazoo') : undefined;
  return kazoo?.id ?? '';
}

async function onePort(
  page: Page,
  { name, number, everywhere }: Task,
  bill: string,
  note: (told: Told) => void,
): Promise<void> {
  const created = await page.evaluate((input) => window.portside?.portRequests.create(input), {
    accountId: await kazooOf(page),
    fields: { ...PLACEABLE, name },
    numbers: [number],
  });
  said(created);
  const told: Told = { id: created?.ok === true ? created.value.id : '', name, number };
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
  if (everywhere) {
    await placeEverywhere(page, id);
    told.placed = true;
    return;
  }
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
