import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PRACTICE_CREDENTIALS } from '../../main/practice/kazoo/seed/credentials.ts';
import type { Keep } from '../../preload/contract/domain/conflicts.ts';
import { type Colleague, openColleague } from './colleague.ts';
import { type Desk, draft, openDesk, pdfBytes } from './desk.ts';

let desk: Desk;
let account: string;
let id: string;
let colleague: Colleague;

/** A port of ours at Kazoo, and somebody else at work there. */
beforeEach(async () => {
  desk = await openDesk();
  account = await desk.connect();
  ({ id } = await desk.handlers()['portRequests.create'](draft(account)));
  await desk.drained();
  colleague = await openColleague(desk.kazoo, PRACTICE_CREDENTIALS);
});
afterEach(() => desk.close());

const remote = () => desk.kazoo.control.ports()[0];
const view = () => desk.handlers()['portRequests.open']({ id });
const edit = (changes: object) => desk.handlers()['portRequests.edit']({ id, changes });
const change = (data: object) => colleague.edit(remote()?.accountId ?? '', remote()?.id ?? '', data);
const conflicts = () => desk.handlers()['conflicts.open']({ id });
const asks = () => desk.until('the question', async () => (await view()).card.sync === 'conflict', 100);
const settledTo = (count: number) =>
  desk.until(`${count} left`, async () => (await desk.waiting()).length === count, 100);
const notes = async () =>
  (await desk.handlers()['portRequests.timeline']({ id })).filter(({ kind }) => kind === 'local');

async function decide(keep: Keep): Promise<void> {
  const { disputes } = await conflicts();
  const choices = disputes.map(({ mutationId, field }) => ({ mutationId, field, keep }));
  await desk.handlers()['conflicts.decide']({ id, choices });
}

/** The agent and the colleague both change the ZIP while the agent is offline. */
async function disputedZip(also: object = {}): Promise<void> {
  await desk.unplug();
  await edit({ postalCode: '98109', ...also });
  await change({ bill: { postal_code: '98199' } });
}

describe('a field that both sides changed', () => {
  it('holds back itself and the submission, and nothing else', async () => {
    await disputedZip({ city: 'Seattle' });
    const path = await desk.file('bill.pdf', pdfBytes());
    await desk.handlers()['portRequests.move']({ id, to: 'submitted' });
    await desk
      .handlers()
      ['portRequests.comment']({ id, text: 'hello', private: false, actionRequired: false });
    await desk.handlers()['documents.attach']({ id, paths: [path] });
    await desk.plug();
    await asks();
    await edit({ region: 'WA' });
    await settledTo(2);
    expect((await desk.waiting()).map(({ words, status }) => [words, status])).toEqual([
      ['Change ZIP', 'conflict'],
      ['Move to Submitted', 'queued'],
    ]);
    expect(remote()).toMatchObject({
      state: 'unconfirmed',
      fields: { bill: { locality: 'Seattle', region: 'WA' } },
    });
    expect(remote()?.comments).toHaveLength(1);
    expect(remote()?.attachments.size).toBe(1);
    expect((await conflicts()).holdsSubmission).toBe(true);

    await desk.crash();
    expect((await conflicts()).disputes.map(({ field, values }) => [field, values])).toEqual([
      [
        'postalCode',
        {
          base: { kind: 'open', text: '98101' },
          mine: { kind: 'open', text: '98109' },
          theirs: { kind: 'open', text: '98199' },
        },
      ],
    ]);
    await decide('mine');
    await desk.drained();
    expect(remote()).toMatchObject({ state: 'submitted', fields: { bill: { postal_code: '98109' } } });
    // The correction came first: the losing carrier never saw the other ZIP.
    const writes = desk.kazoo.control.log().filter(({ method, executed }) => method === 'PATCH' && executed);
    expect(writes.at(-1)?.path).toMatch(/\/submitted$/);
  });

  it('keeps the value that gave way in the timeline, whichever side it was', async () => {
    await disputedZip();
    await desk.plug();
    await asks();
    await decide('theirs');
    await desk.drained();
    expect(remote()?.fields.bill).toMatchObject({ postal_code: '98199' });
    expect(await notes()).toMatchObject([
      { text: 'ZIP: the carrier’s, “98199”, kept. Yours was “98109”.', accountId: account },
    ]);

    await disputedZip({ postalCode: '98177' });
    await change({ bill: { postal_code: '98133' } });
    await desk.plug();
    await asks();
    await decide('mine');
    await desk.drained();
    expect((await notes()).at(-1)).toMatchObject({
      text: 'ZIP: yours, “98177”, kept. The carrier’s was “98133”.',
    });
  });

  it('never shows a secret before it is asked for', async () => {
    await desk.unplug();
    await edit({ pin: 'MINE-7712-CANARY' });
    await change({ bill: { pin: 'THEIRS-4419-CANARY' } });
    await desk.plug();
    await asks();
    const open = await conflicts();
    expect(JSON.stringify([open, await desk.waiting(), await view()])).not.toMatch(/-CANARY|MINE|THEIRS/);
    const [pin] = open.disputes;
    const ask = { id, mutationId: pin?.mutationId ?? '', field: 'pin' } as const;
    expect(await desk.handlers()['conflicts.reveal']({ ...ask, side: 'theirs' })).toEqual({
      text: 'THEIRS-4419-CANARY',
    });
    await decide('mine');
    await desk.drained();
    const [note] = await notes();
    expect(note).toMatchObject({ text: 'PIN: yours kept, the carrier’s was different.' });
    expect(JSON.stringify(note)).not.toMatch(/CANARY/);
    const historyId = note?.kind === 'local' ? (note.past?.historyId ?? '') : '';
    expect(await desk.handlers()['conflicts.revealPast']({ id, historyId })).toEqual({
      text: 'THEIRS-4419-CANARY',
    });
    expect(desk.log.join()).not.toMatch(/CANARY/);
  });

  it('asks about the newest value when the agent types another one meanwhile', async () => {
    await disputedZip();
    await desk.plug();
    await asks();
    await edit({ postalCode: '98155', city: 'Tacoma' });
    await desk.until('the city', () => JSON.stringify(remote()?.fields.bill).includes('Tacoma'), 100);
    const { disputes } = await conflicts();
    expect(disputes.map(({ values }) => values.mine)).toEqual([{ kind: 'open', text: '98155' }]);
    await decide('mine');
    await desk.drained();
    expect(remote()?.fields.bill).toMatchObject({ postal_code: '98155', locality: 'Tacoma' });
  });

  it('takes a newer value along that has not left yet when the agent decides', async () => {
    await disputedZip();
    await desk.plug();
    await asks();
    await desk.unplug();
    await edit({ postalCode: '98155', city: 'Tacoma' });
    await decide('mine');
    await desk.plug();
    await desk.drained();
    expect(remote()?.fields.bill).toMatchObject({ postal_code: '98155', locality: 'Tacoma' });
  });

  it('is asked about again when the carrier changes it once more after the decision', async () => {
    await disputedZip();
    await desk.plug();
    await asks();
    await desk.unplug();
    await decide('mine');
    await change({ bill: { postal_code: '98122' } });
    await desk.plug();
    await asks();
    expect(remote()?.fields.bill).toMatchObject({ postal_code: '98122' });
    expect((await conflicts()).disputes.map(({ values }) => [values.base, values.theirs])).toEqual([
      [
        { kind: 'open', text: '98199' },
        { kind: 'open', text: '98122' },
      ],
    ]);
  });

  it('is not lost when the agent discards it', async () => {
    await disputedZip();
    await desk.plug();
    await asks();
    const [waiting] = await desk.waiting();
    await desk.handlers()['outbox.withdraw']({ mutationId: waiting?.id ?? '' });
    expect(await desk.waiting()).toEqual([]);
    expect((await notes()).map((note) => note.kind === 'local' && note.text)).toEqual([
      'ZIP: the carrier’s, “98199”, kept. Yours was “98109”.',
    ]);
  });

  it('needs an answer for each field, and an answer to a question that is over is refused', async () => {
    await disputedZip({ pin: '11112222' });
    await change({ bill: { pin: '33334444' } });
    await desk.plug();
    await asks();
    const { disputes } = await conflicts();
    const choices = disputes.map(({ mutationId, field }) => ({ mutationId, field, keep: 'mine' as const }));
    await expect(
      desk.handlers()['conflicts.decide']({ id, choices: choices.slice(0, 1) }),
    ).rejects.toMatchObject({ problem: { code: 'rejected', what: 'Some fields still have two values.' } });
    expect(remote()?.fields.bill).toMatchObject({ postal_code: '98199' });
    const elsewhere = choices.map((choice) => ({ ...choice, mutationId: 'another' }));
    await expect(desk.handlers()['conflicts.decide']({ id, choices: elsewhere })).rejects.toMatchObject({
      problem: { code: 'rejected' },
    });
  });

  it('is looked for before it is split when the answer was lost', async () => {
    desk.kazoo.control.clearLog();
    desk.kazoo.control.fault({ method: 'PATCH', action: { kind: 'lost-answer' } });
    await edit({ postalCode: '98109' });
    await desk.until('the lost answer', async () => (await desk.waiting())[0]?.status === 'unknown', 10);
    await change({ bill: { postal_code: '98199' } });
    await asks();
    expect(remote()?.fields.bill).toMatchObject({ postal_code: '98199' });
    const writes = desk.kazoo.control.log().filter(({ method, executed }) => method === 'PATCH' && executed);
    // Ours once, the colleague's once.
    expect(writes).toHaveLength(2);
  });
});

it('merges what means the same without a question, and says so in the timeline', async () => {
  await desk.unplug();
  await edit({ postalCode: '98109-1234', btn: '(206) 555-0142' });
  await change({ bill: { postal_code: '981091234', btn: '+12065550142' } });
  await desk.plug();
  await desk.drained();
  expect(remote()?.fields.bill).toMatchObject({ postal_code: '981091234' });
  expect((await notes()).map((note) => note.kind === 'local' && note.text)).toEqual([
    'ZIP: the carrier’s, “981091234”, kept. Yours was “98109-1234”, only written differently.',
  ]);
});

it('numbers merge as a set', async () => {
  const before = Object.keys(remote()?.fields.numbers ?? {});
  await desk.unplug();
  await desk
    .handlers()
    ['portRequests.edit']({ id, changes: {}, addNumbers: ['+12065550181', '+12065550182'] });
  await change({
    numbers: {
      ...Object.fromEntries(before.map((one) => [one, {}])),
      '+12065550182': {},
      '+12065550183': {},
    },
  });
  await desk.plug();
  await desk.drained();
  expect(Object.keys(remote()?.fields.numbers ?? {}).sort()).toEqual(
    [...before, '+12065550181', '+12065550182', '+12065550183'].sort(),
  );
});

it('does not overwrite a document that somebody else has replaced meanwhile', async () => {
  const bill = await desk.file('bill.pdf', pdfBytes('the first'));
  await desk.handlers()['documents.attach']({ id, paths: [bill] });
  await desk.drained();
  const [name = ''] = [...(remote()?.attachments.keys() ?? [])];
  await desk.unplug();
  const better = await desk.file('better.pdf', pdfBytes('a better'));
  await desk.handlers()['documents.replace']({ id, accountId: account, name, path: better });
  // As long as ours to the byte.
  const theirs = pdfBytes('the other');
  await colleague.replace(remote()?.accountId ?? '', remote()?.id ?? '', name, theirs);
  await desk.plug();
  await desk.until('the question', async () => (await view()).card.sync === 'needs-you', 100);
  expect(Buffer.from(desk.kazoo.control.attachment(remote()?.id ?? '', name) ?? [])).toEqual(
    Buffer.from(theirs),
  );
  const [waiting] = await desk.waiting();
  expect(waiting?.problem?.what).toContain('was changed at the carrier after you chose to replace it');
  await desk.handlers()['outbox.retry']({ mutationId: waiting?.id ?? '' });
  await desk.drained();
  expect(Buffer.from(desk.kazoo.control.attachment(remote()?.id ?? '', name) ?? []).toString()).toContain(
    'a better',
  );
});
