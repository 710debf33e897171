import { closeSync, fsyncSync, openSync } from 'node:fs';

/** Waits until the bytes of the file are on the disk. */
export function syncFile(path: string): void {
  const fd = openSync(path, 'r+');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}

/** So that new names in it survive a power cut; Windows keeps names in a journal and refuses to open folders. */
export function syncFolder(path: string): void {
  if (process.platform === 'win32') return;
  const fd = openSync(path, 'r');
  try {
    fsyncSync(fd);
  } finally {
    closeSync(fd);
  }
}
