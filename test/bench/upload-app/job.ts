/** What Electron is to upload: the same file to every URL. One line of JSON on its stdin each. */
export interface UploadJob {
  readonly file: string;
  readonly urls: readonly string[];
  /** Takes a small file beforehand. */
  readonly warmUp: string;
  readonly atOnce: number;
}

/** One line of its stdout each, behind the mark. */
export interface UploadResult {
  /** From the first byte to the last answer. */
  readonly ms: number;
  /** Most that resident memory grew by meanwhile. */
  readonly grownMiB: number;
  /** The same, against what it was when the first job began. */
  readonly grownInAllMiB: number;
}

/** Tells a result from whatever Chromium may write. */
export const RESULT_MARK = 'bench-result ';
