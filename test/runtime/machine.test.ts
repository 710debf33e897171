import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { deflateRawSync } from 'node:zlib';
import { afterAll, describe, expect, test } from 'vitest';
import { must, run } from './command.ts';
import { placeOf } from './fallback.ts';
import { installSteps, missing, missingLibraries } from './libraries.ts';
import { verifyIntegrity } from './packages.ts';
import { unzip } from './unzip.ts';

const folder = mkdtempSync(join(tmpdir(), 'portside-machine-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type ZipFile = {
  readonly name: string;
  readonly text: string;
  readonly mode: number;
  readonly deflate: boolean;
};

/** A zip archive by the book: local headers, data, directory, end record. */
function zipOf(files: readonly ZipFile[]): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let at = 0;
  for (const { name, text, mode, deflate } of files) {
    const data = deflate ? deflateRawSync(text) : Buffer.from(text);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt16LE(name.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt16LE(deflate ? 8 : 0, 10);
    central.writeUInt32LE(data.length, 20);
    central.writeUInt32LE(Buffer.byteLength(text), 24);
    central.writeUInt16LE(name.length, 28);
    central.writeUInt16LE(mode | 0o100000, 40);
    central.writeUInt32LE(at, 42);
    bodies.push(local, Buffer.from(name), data);
    directory.push(central, Buffer.from(name));
    at += local.length + name.length + data.length;
  }
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...bodies, central, end]);
}

describe('unpacking the fallback', () => {
  test('takes the runtime, leaves the other app out, keeps the modes', async () => {
    const zip = join(folder, 'a.zip');
    writeFileSync(
      zip,
      zipOf([
        { name: 'Cypress/Cypress', text: 'binary '.repeat(999), mode: 0o755, deflate: true },
        { name: 'Cypress/locales/de.pak', text: 'worte', mode: 0o644, deflate: false },
        { name: 'Cypress/resources/app/index.js', text: 'not ours', mode: 0o644, deflate: true },
        { name: 'Cypress/empty', text: '', mode: 0o644, deflate: false },
      ]),
    );
    const out = join(folder, 'out');
    expect(await unzip(zip, out, placeOf)).toBe(3);
    expect(readFileSync(join(out, 'electron'), 'utf8')).toBe('binary '.repeat(999));
    expect(statSync(join(out, 'electron')).mode & 0o777).toBe(0o755);
    expect(readFileSync(join(out, 'locales/de.pak'), 'utf8')).toBe('worte');
    expect(readFileSync(join(out, 'empty'), 'utf8')).toBe('');
    await expect(must('ls', [join(out, 'resources')])).rejects.toThrow();
  });

  test('refuses an archive that writes outside its folder, and one that is cut off', async () => {
    const evil = join(folder, 'evil.zip');
    writeFileSync(evil, zipOf([{ name: '../evil', text: 'x', mode: 0o644, deflate: false }]));
    await expect(unzip(evil, join(folder, 'x'), (name) => name)).rejects.toThrow('outside');
    const cut = join(folder, 'cut.zip');
    writeFileSync(cut, readFileSync(evil).subarray(0, 40));
    await expect(unzip(cut, join(folder, 'x'), (name) => name)).rejects.toThrow('zip');
  });

  test('a download that is not the pinned one is refused', async () => {
    const file = join(folder, 'download.tgz');
    writeFileSync(file, 'abc');
    const right =
      'sha512-3a81oZNherrMQXNJriBBMRLm+k6JqX6iCp7u5ktV05ohkpkqJ0/BqDa6PCOj/uu9RU1EI2Q86A4qmslPpUyknw==';
    await verifyIntegrity(file, right);
    writeFileSync(file, 'abd');
    await expect(verifyIntegrity(file, right)).rejects.toThrow('not the file expected');
  });
});

describe('what the machine lacks', () => {
  test('is read from ldd', () => {
    const output =
      '\tlibgtk-3.so.0 => not found\n\tlibc.so.6 => /lib/libc.so.6 (0x0)\n\tlibnss3.so => not found\n';
    expect(missingLibraries(output)).toEqual(['libgtk-3.so.0', 'libnss3.so']);
  });

  test('is installed with Playwright’s own list first when libraries are missing, and not at all otherwise', async () => {
    const gtk = { what: 'libgtk-3.so.0', packages: ['libgtk-3-0'] };
    const commands = installSteps([gtk, { what: 'Xvfb', packages: ['xvfb'] }]).map((step) => step.join(' '));
    expect(commands[0]).toMatch(/playwright install-deps chromium$/);
    expect(commands[1]).toMatch(/^apt-get install .* libgtk-3-0 xvfb$/);
    expect(await missing(process.execPath, { sh: 'dash' })).toEqual([]);
    expect(await missing(process.execPath, { 'no-such-command': 'some-package' })).toEqual([
      { what: 'no-such-command', packages: ['some-package'] },
    ]);
  });
});

describe('running commands', () => {
  test('gives output and code, and 127 for what does not exist', async () => {
    expect(await run('sh', ['-c', 'echo out; echo err >&2; exit 3'])).toMatchObject({
      code: 3,
      output: 'out\nerr\n',
    });
    expect(await run('no-such-command-here', [])).toMatchObject({ code: 127 });
  });

  test('ends a command that takes too long together with what it started', async () => {
    const result = await run('sh', ['-c', 'sleep 60 & echo $!; wait'], { timeoutMs: 300 });
    expect(result.code).toBe(124);
    // Gone, or dead and not yet collected by its parent.
    const stat = await readFile(`/proc/${result.output.trim()}/stat`, 'utf8').catch(() => ') Z');
    expect(stat).toMatch(/\) [ZX]/);
  });
});
