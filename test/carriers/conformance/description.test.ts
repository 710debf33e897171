import { describe, expect, it } from 'vitest';
import { DOCUMENT_KINDS } from '../../../preload/contract/domain/documents.ts';
import { FIELD_NAMES } from '../../../preload/contract/domain/fields.ts';
import { isTerminal, STATES } from '../../../preload/contract/domain/states.ts';
import { FILES } from './sample.ts';
import { subjects } from './subjects.ts';

const once = (list: readonly string[]) => expect(new Set(list).size).toBe(list.length);

describe.each(subjects.map((subject) => [subject.adapter.description.label, subject] as const))(
  '%s says about itself',
  (_label, { adapter }) => {
    const { description, capabilities } = adapter;

    it('how to sign in, in words that a form can show', () => {
      expect(description.id).toMatch(/^[a-z0-9-]+$/);
      expect(description.mark).toMatch(/^[A-Z0-9]{2}$/);
      expect(new URL(description.baseUrlHint).protocol).toBe('https:');
      expect(description.methods.length).toBeGreaterThan(0);
      once(description.methods.map(({ id }) => id));
      for (const { fields, label } of description.methods) {
        expect(label).not.toBe('');
        once(fields.map(({ name }) => name));
        expect(fields.filter(({ secret }) => secret).length).toBeGreaterThan(0);
        for (const field of fields) expect(field).toMatchObject({ max: expect.any(Number), label: /./ });
      }
    });

    it('only fields, states, kinds and types that there are, each once', () => {
      const { edits, documents, removeIn } = capabilities;
      for (const [list, known] of [
        [edits.fields, FIELD_NAMES],
        [edits.fieldsIn, STATES],
        [edits.addNumbersIn, STATES],
        [edits.removeNumbersIn, STATES],
        [documents.kinds, DOCUMENT_KINDS],
        [documents.addIn, STATES],
        [documents.removeIn, STATES],
        [removeIn, STATES],
        [[...documents.accepts, ...documents.convertsToPdf], Object.keys(FILES)],
      ] as const) {
        once(list);
        expect(known).toEqual(expect.arrayContaining([...list]));
      }
    });

    it('limits that a document and a queue can live with', () => {
      const { documents, rate } = capabilities;
      expect(documents.accepts).toContain('application/pdf');
      expect(rate.burst).toBeGreaterThanOrEqual(1);
      expect(rate.perSecond).toBeGreaterThan(0);
    });

    it('nothing that contradicts itself', () => {
      const { comments, edits } = capabilities;
      expect(comments.write || !(comments.private || comments.actionRequired)).toBe(true);
      expect(edits.fieldsIn.filter(isTerminal)).toEqual([]);
      expect(edits.fields.length === 0).toBe(edits.fieldsIn.length === 0);
    });

    it('reasons to reject for where rejecting asks for one', () => {
      const { moves, rejectReasons } = adapter;
      const asks = STATES.some((state) =>
        moves({ state, authority: true, hasSchedule: true }).some(
          (move) => move.legal && move.to === 'rejected' && move.needs.includes('reason'),
        ),
      );
      expect(rejectReasons.length > 0).toBe(asks);
      once(rejectReasons.map(({ id }) => id));
    });
  },
);
