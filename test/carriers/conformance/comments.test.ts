import { expect, it } from 'vitest';
import type { NewComment, OrderAddress } from '../../../main/core/interfaces/carrier.ts';
import { conforms, failureOf } from './kit.ts';
import type { RunningCarrier } from './subject.ts';
import { subjects } from './subjects.ts';

const comment = (changes: Partial<NewComment> = {}): NewComment => ({
  text: 'The losing carrier wants the last page — “page 3”.',
  private: false,
  actionRequired: false,
  at: new Date().toISOString(),
  ...changes,
});

async function commentsOf({ session }: RunningCarrier, address: OrderAddress) {
  return (await session.timeline(address)).filter((entry) => entry.kind === 'comment');
}

conforms(
  'a comment',
  ({ adapter }, carrier) => {
    const { comments } = adapter.capabilities;

    it('stands on the timeline, to the letter, when the carrier says that it was written', async () => {
      const address = await carrier().orderIn('submitted');
      const at = await carrier().session.comment(address, comment());
      const [entry, ...others] = await commentsOf(carrier(), address);
      expect(others).toEqual([]);
      expect(entry).toMatchObject({ text: comment().text, private: false, actionRequired: false, at });
    });

    it('whose answer was lost is in doubt, and stands there once', async () => {
      const address = await carrier().orderIn('submitted');
      carrier().loseAnswer();
      expect((await failureOf(carrier().session.comment(address, comment()), carrier())).reached).toBe(
        'maybe',
      );
      expect(await commentsOf(carrier(), address)).toHaveLength(1);
    });

    if (comments.private)
      it('for us alone is marked so', async () => {
        const address = await carrier().orderIn('submitted');
        await carrier().session.comment(address, comment({ private: true }));
        expect((await commentsOf(carrier(), address))[0]).toMatchObject({ private: true });
      });

    if (comments.actionRequired)
      it('that asks the customer to act marks the order', async () => {
        const { session, orderIn } = carrier();
        const address = await orderIn('submitted');
        await session.comment(address, comment({ actionRequired: true }));
        expect((await commentsOf(carrier(), address))[0]).toMatchObject({ actionRequired: true });
        expect((await session.order(address)).actionRequired).toBe(true);
      });
  },
  { of: subjects.filter(({ adapter }) => adapter.capabilities.comments.write) },
);
