import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { openDrafts } from '../../../main/settings/drafts.ts';
import type { UnsavedDraft } from '../../../preload/contract/domain/drafts.ts';

const KEY = randomBytes(32);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'portside-drafts-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const open = (key = KEY) => openDrafts(folder, () => key);

function begun(form: string, name: string): UnsavedDraft {
  return {
    kind: 'new-port-request',
    form,
    accountId: 'a',
    subAccountId: null,
    numbers: '(206) 555-0142',
    fields: { name, pin: '44104410' },
  };
}

const comment: UnsavedDraft = {
  kind: 'comment',
  portRequestId: 'p',
  portName: 'Acme Dental',
  text: 'Called the customer',
  private: false,
  actionRequired: false,
};

it('keeps what was typed over a restart, the last text of each form', () => {
  const book = open();
  book.keep(begun('1', 'Acme'));
  book.keep(comment);
  book.keep(begun('1', 'Acme Dental'));
  book.keep(begun('2', 'Juniper'));
  expect(open().list()).toEqual([comment, begun('1', 'Acme Dental'), begun('2', 'Juniper')]);
  open().drop('new-port-request 1');
  expect(open().list()).toEqual([comment, begun('2', 'Juniper')]);
});

it('writes nothing of it in clear', () => {
  const book = open();
  book.keep(begun('1', 'Acme Dental'));
  book.keep(comment);
  const text = readFileSync(join(folder, 'drafts.json'), 'utf8');
  for (const clear of ['44104410', 'Acme', '555-0142', 'Called']) expect(text).not.toContain(clear);
});

it('leaves out what another key sealed, and begins anew where the file is damaged', () => {
  open().keep(comment);
  expect(open(randomBytes(32)).list()).toEqual([]);
  writeFileSync(join(folder, 'drafts.json'), '{ torn');
  const book = open();
  expect(book.list()).toEqual([]);
  book.keep(comment);
  expect(open().list()).toEqual([comment]);
});

it('forgets the form that was touched longest ago when there are too many', () => {
  const book = open();
  for (let form = 0; form < 51; form += 1) book.keep(begun(String(form), 'x'));
  expect(open().list()).toHaveLength(50);
  expect(open().list()[0]).toMatchObject({ form: '1' });
});
