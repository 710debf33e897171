import { type Answer, impossible, ok } from '../answer.ts';
import { type Call, orderOf, type Site } from '../site.ts';
import type { FileRecord, OrderRecord } from '../world/model.ts';
import { askLocally } from './local-http.ts';
import { baseName, keyFor, typeOf } from './names.ts';
import { fileData } from './read.ts';
import { storeBytes } from './store.ts';
import { checkPapersOpen } from './upload.ts';

/** Nothing practised may reach out of this machine. */
const isHere = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && (hostname === '127.0.0.1' || hostname === 'localhost');

async function bytesAt(url: URL): Promise<Uint8Array | null> {
  if (!isHere(url)) return null;
  const answer = await askLocally(url).catch(() => null);
  return answer?.status === 200 ? answer.bytes : null;
}

/** The paper of an order that a URL names, pulled: an error where nothing can be had from it. */
export async function pulledFile(site: Site, order: OrderRecord, address: string): Promise<FileRecord> {
  if (!URL.canParse(address)) throw impossible('A document URL is no URL.');
  const url = new URL(address);
  const name = baseName(url.searchParams.get('filename') ?? url.pathname);
  const file: FileRecord = {
    id: site.store.nextId('file'),
    filename: address,
    file: name,
    key: keyFor(order.id, name),
    contentType: typeOf(name),
    status: 'pending',
    expires: site.now(),
    seenAt: null,
  };
  const bytes = await bytesAt(url);
  if (!bytes) return { ...file, status: 'error' };
  await storeBytes(site.storage, file.key, file.contentType, bytes);
  return { ...file, seenAt: site.now(), status: 'processing' };
}

/** POST /portorders/{id}/files: a paper to be fetched from a URL. */
export async function requestPull(call: Call, id: string): Promise<Answer> {
  const order = orderOf(call, id);
  const { url } = call.body;
  if (typeof url !== 'string' || url === '') throw impossible("'url' is required.");
  checkPapersOpen(order);
  const file = await pulledFile(call.site, order, url);
  const latest = orderOf(call, id);
  const saved = { ...latest, files: [...latest.files, file], modified: call.site.now() };
  call.site.store.save(saved);
  return ok({ data: fileData(call, saved, file) });
}
