import { createHash } from 'node:crypto';
import type { LoaPress, SealedLoa } from '../core/interfaces/loa.ts';
import type { SealingSecret } from '../core/interfaces/sealing.ts';
import { drawLoa } from '../pdf/loa/draw.ts';
import { drawSigned } from '../pdf/loa/signed.ts';
import type { KeyBench } from '../secrets/sealing-keys.ts';

/** What seals, and when: the rest of a seal is what was signed. */
export interface SealingAct {
  readonly secret: SealingSecret;
  /** Milliseconds since 1970. */
  readonly now: number;
  readonly timestampUrl?: string;
}

/** What the press does on its threads, by name. */
export interface PressTasks {
  readonly draw: LoaPress['draw'];
  readonly seal: (...input: [...Parameters<LoaPress['seal']>, SealingAct]) => Promise<SealedLoa>;
  readonly inspect: LoaPress['inspect'];
  readonly makeKey: (companyName: string, now: number) => ReturnType<KeyBench['makeKey']>;
  readonly readP12: (p12: Uint8Array, password: string, now: number) => ReturnType<KeyBench['readP12']>;
}

/** The network is loaded where a service is named, and only there. */
async function serviceAt(url: string) {
  const { askTimeStampService } = await import('../carriers/time-stamp-service.ts');
  return (question: Uint8Array) => askTimeStampService(url, question);
}

/** Each loads what it needs when it is first asked: reading a stranger's file brings no fonts. */
export const pressTasks: PressTasks = {
  draw: drawLoa,
  seal: async (content, look, signed, evidence, { secret, now, timestampUrl }) => {
    const { sealPdf } = await import('../pdf/seal/seal-pdf.ts');
    const hashBefore = createHash('sha256')
      .update(await drawLoa(content, look))
      .digest('hex');
    const drawn = await drawSigned(content, look, signed, evidence, hashBefore);
    const sealed = await sealPdf(drawn, secret, {
      reason: `Letter of Authorization ${content.loaId}, sealed as it was signed`,
      signingTime: now,
      ...(timestampUrl !== undefined && { askService: await serviceAt(timestampUrl) }),
    });
    return { ...sealed, hashBefore };
  },
  inspect: async (bytes) => (await import('../pdf/inspect-pdf.ts')).inspectPdf(bytes),
  makeKey: async (companyName, now) => {
    const { makeSelfSigned } = await import('../pdf/seal/self-signed.ts');
    const { readCertificate } = await import('../pdf/seal/certificate.ts');
    const { keyFacts } = await import('../pdf/seal/read-p12.ts');
    const key = await makeSelfSigned(companyName, now);
    return { ...key, ...keyFacts(readCertificate(key.certificate)) };
  },
  readP12: async (p12, password, now) =>
    (await import('../pdf/seal/read-p12.ts')).readP12(p12, password, now),
};
