import type { Refusal } from '../../core/interfaces/refusal.ts';
import { refuse } from '../../core/interfaces/refusal.ts';

/** Bytes and pages of a PDF at most; an LOA of 1,000 numbers has a few dozen pages. */
export const MOST_BYTES = 25 * 1024 * 1024;
export const MOST_PAGES = 1_000;

const MEGABYTE = 1024 * 1024;

/** Why nothing can be said about a PDF. Each says what to do now. */
export const unreadable = {
  huge: (bytes: number): Refusal =>
    refuse(
      'file-refused',
      `The file has ${Math.ceil(bytes / MEGABYTE)} MB; Portside reads PDFs of up to ${MOST_BYTES / MEGABYTE} MB.`,
      'Scan it in black and white or split it, then try again.',
    ),
  notPdf: (): Refusal =>
    refuse(
      'file-refused',
      'This is neither a PDF nor a JPEG, PNG or TIFF picture.',
      'Save or print it as a PDF, then try again.',
    ),
  encrypted: (): Refusal =>
    refuse(
      'file-refused',
      'This PDF is encrypted, so nobody can tell what it shows without its password.',
      'Ask for the file without a password, or open it and print it to a new PDF.',
    ),
  damaged: (): Refusal =>
    refuse(
      'file-refused',
      'This PDF is damaged: it can’t be opened.',
      'Get the file again from whoever sent it, then try again.',
    ),
  empty: (): Refusal =>
    refuse(
      'file-refused',
      'This PDF has no pages.',
      'Get the file again from whoever sent it, then try again.',
    ),
  long: (pages: number): Refusal =>
    refuse(
      'file-refused',
      `This PDF has ${pages.toLocaleString('en-US')} pages; Portside reads PDFs of up to ${MOST_PAGES.toLocaleString('en-US')}.`,
      'Split it, then try again with the part that holds the LOA.',
    ),
  script: (): Refusal =>
    refuse(
      'file-refused',
      'This PDF runs JavaScript, which can change what it shows.',
      'Open it and print it to a new PDF, then try again.',
    ),
  xfa: (): Refusal =>
    refuse(
      'file-refused',
      'This PDF is an XFA form, whose pages are made anew each time it is opened.',
      'Open it in Acrobat and print it to a new PDF, then try again.',
    ),
} as const;
