import { rename, rm } from 'node:fs/promises';
import type { Delivery, Document } from '../../preload/contract/domain/documents.ts';
import type { AccountId, PortRequestId } from '../../preload/contract/domain/ids.ts';
import type { Exported } from '../../preload/contract/domain/storage.ts';
import type { SavedAccount } from '../core/interfaces/ports.ts';
import type { Everything, KnownLoa, WholePortRequest } from '../db/everything.ts';
import type { FileVault } from '../files/vault.ts';
import { createZip, type ZipWriter } from '../files/zip.ts';
import { addLoaSettings } from './export-loa.ts';
import { freePath } from './export-names.ts';

export interface ExportParts {
  readonly everything: Everything;
  readonly vault: Pick<FileVault, 'open'>;
  readonly accounts: readonly Omit<SavedAccount, 'remoteAccountId'>[];
  /** Absolute folder. */
  readonly settings: string;
  /** Absolute path of the zip. */
  readonly target: string;
  readonly at: Date;
  /** PINs and account numbers in clear; without it they are left out. */
  readonly withSecrets: boolean;
  /** Only what waits to be sent with this account, and the port requests it is for. */
  readonly of?: AccountId;
}

/** A document, and where its file is in the archive. */
type Listed = Document & { readonly file: string };

/**
 * Writes all that a profile holds into a zip that any program opens: what can be read of it, and by name what can't. It
 * gets its name when it is whole and on the disk.
 */
export async function writeExport(parts: ExportParts): Promise<Exported> {
  const unfinished = `${parts.target}.part`;
  const zip = await createZip(unfinished, parts.at);
  try {
    const exported = await fill(zip, parts);
    await zip.finish();
    await zip.close();
    await rename(unfinished, parts.target);
    return exported;
  } catch (error) {
    await zip.close().catch(() => undefined);
    await rm(unfinished, { force: true });
    throw error;
  }
}

async function fill(zip: ZipWriter, parts: ExportParts): Promise<Exported> {
  const { everything, accounts, withSecrets, of, at, target } = parts;
  const unreadable: string[] = [];
  const secrets = withSecrets ? 'open' : 'drop';
  const entries = everything
    .outbox(secrets)
    .filter((entry) => of === undefined || entry === undefined || entry.accountId === of);
  const outbox = entries.filter((entry) => entry !== undefined);
  if (outbox.length < entries.length) unreadable.push(`${entries.length - outbox.length} waiting changes`);
  const ids = everything.portRequests(of);
  const listed: Listed[] = [];
  const taken = new Set<string>();
  const wholes = function* () {
    for (const id of ids) {
      const whole = readOne(everything, id, secrets);
      if (!whole) {
        unreadable.push(`Port request ${id}`);
        continue;
      }
      for (const document of whole.documents) {
        listed.push({ ...document, file: freePath(taken, nameOf(whole), document.fileName) });
      }
      yield whole;
    }
  };
  await zip.add('port-requests.json', json(wholes()), 'deflated');
  await zip.add('outbox.json', json(outbox), 'deflated');
  await zip.add('documents.json', json(listed), 'deflated');
  const files = await addFiles(zip, parts, listed, unreadable);
  if (of === undefined) unreadable.push(...(await addLoaSettings(zip, parts.settings, withSecrets)));
  const facts = { at: at.toISOString(), withSecrets, accounts, notices: everything.notices, unreadable };
  await zip.add('export.json', json([facts]), 'deflated');
  await zip.add('README.txt', [Buffer.from(README)], 'deflated');
  return { path: target, portRequests: ids.length, waiting: outbox.length, files, unreadable };
}

interface Exportable extends WholePortRequest {
  readonly documents: readonly Document[];
  readonly deliveries: readonly Delivery[];
  readonly loas: readonly KnownLoa[];
}

function readOne(
  everything: Everything,
  id: PortRequestId,
  secrets: 'open' | 'drop',
): Exportable | undefined {
  try {
    const whole = everything.portRequest(id, secrets);
    if (!whole) return undefined;
    return {
      ...whole,
      documents: everything.documents(id),
      deliveries: everything.deliveries(id),
      loas: everything.loas(id),
    };
  } catch {
    return undefined;
  }
}

function nameOf({ card, own, orders, id }: Exportable): string {
  return card?.name ?? own.name ?? orders[0]?.fields.name ?? id;
}

async function addFiles(
  zip: ZipWriter,
  { vault }: ExportParts,
  listed: readonly Listed[],
  unreadable: string[],
): Promise<number> {
  let files = 0;
  for (const { file, sha256 } of listed) {
    try {
      await zip.add(file, vault.open(sha256), 'stored');
      files += 1;
    } catch (error) {
      if (!isOfVault(error)) throw error;
      unreadable.push(file);
    }
  }
  return files;
}

/** Missing or altered; everything else is the disk that is written to. */
function isOfVault(error: unknown): boolean {
  return error instanceof Error && 'problem' in error;
}

function* json(values: Iterable<unknown>): Generator<Uint8Array> {
  let before = '[\n';
  for (const value of values) {
    yield Buffer.from(`${before}${JSON.stringify(value)}`);
    before = ',\n';
  }
  yield Buffer.from(before === '[\n' ? '[]\n' : '\n]\n');
}

const README = `Everything that Portside kept on this computer.

port-requests.json  each port request: what the carriers hold of it and what you typed
outbox.json         changes that no carrier had confirmed, oldest first
documents.json      each attached document, and where its file is in this archive
files/              the documents themselves, as they were dropped
loa/                what was set about LOAs, the logo and the carriers' forms
export.json         when this was made, your accounts, and what could not be read

It is not encrypted: keep it where only you can read it.
`;
