import { expect, it } from 'vitest';
import type { CarrierSession, OrderAddress } from '../../../main/core/interfaces/carrier.ts';
import { jobOf } from '../job.ts';
import { conforms, failureOf } from './kit.ts';
import { paper } from './sample.ts';
import { wireOf } from './wire.ts';

type Ask = (session: CarrierSession, address: OrderAddress) => Promise<unknown>;
const comment = { text: 'Hello.', private: false, actionRequired: false, at: '2026-11-25T00:00:00.000Z' };

conforms('what the carrier has no call for', ({ adapter: { capabilities } }, carrier) => {
  const { comments, documents } = capabilities;
  const missing: readonly (readonly [string, boolean, Ask])[] = [
    ['comment', !comments.write, (session, at) => session.comment(at, comment)],
    ['portability', !capabilities.portability, (session) => session.portability(['+12065550142'])],
    ['windows', !capabilities.windows, (session, at) => session.windows(at)],
    ['serverLoa', !capabilities.serverLoa, (session, at) => session.serverLoa(at)],
    ['remove', capabilities.removeIn.length === 0, (session, at) => session.remove(at)],
    [
      'removeDocument',
      documents.removeIn.length === 0,
      (session, at) => session.removeDocument(at, 'bill.pdf'),
    ],
    [
      'replaceDocument',
      !documents.replace,
      (session, at) => session.replaceDocument(at, 'bill.pdf', jobOf(paper())),
    ],
  ];
  const asked = missing.filter(([, isMissing]) => isMissing);

  it('is named in its capabilities or works', () => {
    expect(asked.map(([name]) => name)).toEqual([...new Set(asked.map(([name]) => name))]);
  });

  it.each(asked)('%s: says so, and nothing leaves this machine', async (_name, _missing, ask) => {
    const { session, orderIn, wire } = carrier();
    const address = await orderIn('unconfirmed');
    const sent = wire === undefined ? 0 : wireOf(carrier()).log().length;
    const failure = await failureOf(ask(session, address), carrier());
    expect(failure).toMatchObject({ reached: 'no', problem: { code: 'rejected' } });
    expect(wire === undefined ? 0 : wireOf(carrier()).log().length).toBe(sent);
  });
});

conforms('what the carrier has a call for', ({ adapter: { capabilities } }, carrier) => {
  if (capabilities.portability)
    it('tells of each number whether it can come', async () => {
      const { session, draft } = carrier();
      const numbers = draft().numbers;
      const [answer, ...others] = await session.portability(numbers);
      expect(others).toEqual([]);
      expect(answer).toMatchObject({ number: { e164: numbers[0] }, portable: true });
    });

  if (capabilities.windows)
    it('tells when it can schedule the cutover, the earliest first', async () => {
      const { session, orderIn } = carrier();
      const windows = await session.windows(await orderIn('unconfirmed'));
      expect(windows.length).toBeGreaterThan(0);
      for (const { from, to } of windows) expect(Date.parse(from)).toBeLessThanOrEqual(Date.parse(to));
      expect(windows.map(({ from }) => from)).toEqual(windows.map(({ from }) => from).toSorted());
    });

  if (capabilities.serverLoa)
    it('draws its own LOA', async () => {
      const { session, orderIn } = carrier();
      const file = await session.serverLoa(await orderIn('unconfirmed'));
      expect(file.mediaType).toBe('application/pdf');
      expect(Buffer.from(file.bytes.subarray(0, 5)).toString()).toBe('%PDF-');
    });

  it.each(capabilities.removeIn)('deletes an order in %s, and one that is gone is done', async (state) => {
    const { session, orderIn } = carrier();
    const address = await orderIn(state);
    await session.remove(address);
    expect((await failureOf(session.order(address), carrier())).problem.code).toBe('not-found');
    await session.remove(address);
  });
});
