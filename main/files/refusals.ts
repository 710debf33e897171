/** Why a file is not taken in, each as two sentences for the agent: what is the matter, and what to do now. */
export interface Refusal {
  readonly what: string;
  readonly next: string;
}

/** Bytes. Carriers take less (Kazoo 10 MB and so on, checked by the core); more than this no carrier takes. */
export const MAX_FILE = 25 * 1024 * 1024;

export const REFUSALS = {
  noPath: {
    what: 'This file has no place on the disk.',
    next: 'Save it to a folder first, then drop it from there.',
  },
  vanished: {
    what: 'The file was gone before it could be read.',
    next: 'Check that it is still in its folder, then drop it again.',
  },
  unreadable: {
    what: 'Your account on this computer may not read the file.',
    next: 'Copy it to a folder of your own and drop the copy.',
  },
  link: {
    what: 'This is a link to another file, not the file itself.',
    next: 'Open the folder that the link points to and drop the file from there.',
  },
  folder: { what: 'This is a folder.', next: 'Open it and drop the files inside.' },
  special: { what: 'This is not a regular file.', next: 'Drop a PDF, JPEG, PNG, TIFF or HEIC file.' },
  empty: {
    what: 'The file is empty.',
    next: 'It may not have finished downloading. Get it again, then drop it.',
  },
  huge: {
    what: 'The file is larger than 25 MB, which no carrier takes.',
    next: 'Scan it in black and white or split it, then drop it again.',
  },
  growing: {
    what: 'The file changed while it was being read.',
    next: 'Wait until it has been saved or downloaded completely, then drop it again.',
  },
  html: {
    what: 'This is a web page, not a document; its name says otherwise.',
    next: 'Sign in where you downloaded it and download the document itself, then drop it.',
  },
  unknown: {
    what: 'This is neither a PDF nor a JPEG, PNG, TIFF or HEIC image.',
    next: 'Save or print it as a PDF, then drop that.',
  },
  encryptedPdf: {
    what: 'This PDF is encrypted: carriers can’t open it.',
    next: 'Open it, print it to a new PDF, and drop that one.',
  },
  truncatedPdf: {
    what: 'This PDF ends in the middle.',
    next: 'Download or scan it again, then drop it.',
  },
  truncatedImage: {
    what: 'This image ends in the middle.',
    next: 'Download or scan it again, then drop it.',
  },
  diskFull: {
    what: 'There is no room left on the disk for a copy of the file.',
    next: 'Free some space, then drop it again.',
  },
  failed: {
    what: 'The file could not be read to its end.',
    next: 'Check the disk or network drive it lies on, then drop it again.',
  },
} as const satisfies Readonly<Record<string, Refusal>>;

export type RefusalName = keyof typeof REFUSALS;

/** A kind of file we know and don't take, by its name: "a ZIP archive". */
export function otherKind(label: string): Refusal {
  return {
    what: `This is ${label}, and carriers take PDF, JPEG, PNG, TIFF or HEIC.`,
    next: REFUSALS.unknown.next,
  };
}
