import { type Answer, impossible, ok, refusal } from '../answer.ts';
import { keyFor } from '../files/names.ts';
import { storeBytes } from '../files/store.ts';
import { attributesOf, type Call, orderOf, type Site, wrongStatus } from '../site.ts';
import type { FileRecord, OrderRecord, Signature, Status } from '../world/model.ts';
import { orderData } from '../world/render.ts';
import { entered } from '../world/status.ts';
import { changedFields, loaForm, SIGNED_FIELDS } from './form.ts';
import { letterPdf } from './letter.ts';

const NAME = 'loa.pdf';

/** GET /portorders/{id}/loa. */
export const readLoa = (call: Call, id: string): Answer =>
  ok({ data: { attributes: loaForm(orderOf(call, id)), type: 'loa' } });

/** POST /portorders/{id}/loa: submits the order, and stores the letter with its papers. 201. */
export async function signLoa(call: Call, id: string): Promise<Answer> {
  const order = orderOf(call, id);
  const next = afterSigning(call.site, order);
  const signature = signatureOf(call, order);
  if (call.site.switches.insufficientFunds)
    throw refusal(403, 'Insufficient funds: add funds to the account and submit the LOA again.');
  // Before the paper is stored, or a second click would submit it again.
  call.site.store.save(entered({ ...order, signature }, next, call.site.now()));
  const letter = await storedLetter(call.site, order, signature);
  const latest = orderOf(call, id);
  const saved = call.site.store.save({ ...latest, files: [...latest.files, letter] });
  if (call.site.switches.loaAnswer === 'empty') return { kind: 'empty', status: 201 };
  return { kind: 'data', status: 201, body: { data: orderData(call, saved) } };
}

function afterSigning({ switches }: Site, order: OrderRecord): Status {
  if (order.status === 'pending') return 'processing';
  if (order.status === 'rejected' && switches.resubmit === 'loa') return 'review';
  throw wrongStatus(order, 'Submitting the LOA');
}

function signatureOf(call: Call, order: OrderRecord): Signature {
  const given = attributesOf(call);
  const changed = changedFields(given, order);
  if (changed.length > 0)
    throw impossible(...changed.map((field) => `'${field}' must not be changed in the LOA.`));
  const [name = '', title = ''] = SIGNED_FIELDS.map((field) => {
    const value = given[field];
    return typeof value === 'string' ? value.trim() : '';
  });
  if (!/\S\s+\S/.test(name)) throw impossible("'signature_name' must be a first and last name.");
  if (title === '') throw impossible("'signature_title' is required.");
  return { name, title, at: call.site.now() };
}

async function storedLetter(site: Site, order: OrderRecord, signature: Signature): Promise<FileRecord> {
  const contentType = 'application/pdf';
  const key = keyFor(order.id, NAME);
  await storeBytes(site.storage, key, contentType, letterPdf(order, signature));
  const at = site.now();
  return {
    id: site.store.nextId('file'),
    filename: NAME,
    file: NAME,
    key,
    contentType,
    status: 'complete',
    expires: at,
    seenAt: at,
  };
}
