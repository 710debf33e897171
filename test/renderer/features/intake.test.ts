import { expect, it, vi } from 'vitest';
import type { AttachOutcome } from '../../../preload/contract/ipc/channels.ts';
import { ok, type Result } from '../../../preload/contract/ipc/result.ts';
import type { Bridge } from '../../../renderer/bridge/bridge.ts';
import { createIntakeStore } from '../../../renderer/features/port-request/intake.ts';

const CARD = { id: 'port', name: 'Acme Dental' };
const taken: Result<readonly AttachOutcome[]> = ok([
  {
    fileName: 'bill.pdf',
    ok: true,
    document: {
      id: 'document',
      portRequestId: CARD.id,
      sha256: 'a'.repeat(64),
      kind: 'invoice',
      kindGuessed: true,
      fileName: 'bill.pdf',
      mediaType: 'application/pdf',
      size: 5,
      addedAt: '2026-11-22T10:00:00.000Z',
    },
  },
]);
const refused: Result<readonly AttachOutcome[]> = ok([
  { fileName: 'notes.txt', ok: false, what: 'It is no document.', next: 'Drop a PDF.' },
]);

it('lets a file of a drop go when its document is there, and tells of the drop once', async () => {
  let second = (_: Result<readonly AttachOutcome[]>): void => undefined;
  const attach = vi
    .fn<Bridge['files']['attach']>()
    .mockResolvedValueOnce(taken)
    .mockImplementationOnce(() => new Promise((resolve) => (second = resolve)));
  const onDone = vi.fn();
  const intake = createIntakeStore({ files: { attach } } as unknown as Bridge, { onDone });
  const waiting = () => intake.getState().files.map(({ fileName }) => fileName);

  const drop = intake.attach(CARD, [new File(['%PDF-'], 'bill.pdf'), new File(['hello'], 'notes.txt')]);
  expect(waiting()).toEqual(['bill.pdf', 'notes.txt']);
  await vi.waitFor(() => expect(waiting()).toEqual(['notes.txt']));
  expect(onDone).not.toHaveBeenCalled();
  second(refused);
  await drop;
  expect(intake.getState().files).toMatchObject([
    { fileName: 'notes.txt', refusal: { next: 'Drop a PDF.' } },
  ]);
  expect(onDone.mock.calls).toMatchObject([[CARD, 1, [{ fileName: 'notes.txt' }]]]);
});
