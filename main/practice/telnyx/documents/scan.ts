import type { Site } from '../site.ts';

/** The harmless text that every virus scanner must find, split so that none finds this file. */
const EICAR = ['EICAR-STANDARD', 'ANTIVIRUS-TEST-FILE'].join('-');

/** `av_scan_status` of a document now; null when there is none. */
export function scanStatus(site: Site, documentId: string): 'scanned' | 'infected' | 'pending_scan' | null {
  const document = site.store.document(documentId);
  if (!document) return null;
  if (site.now() < document.created + site.switches.scanMs) return 'pending_scan';
  return Buffer.from(document.bytes).includes(EICAR) ? 'infected' : 'scanned';
}
