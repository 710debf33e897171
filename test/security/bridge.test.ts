import { EventEmitter } from 'node:events';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { CHANNEL_NAMES } from '../../preload/contract/ipc/channels.ts';

const wire = vi.hoisted(() => ({
  sent: [] as { readonly channel: string; readonly input: unknown }[],
  paths: new Map<unknown, string>(),
}));
const emitter = new EventEmitter();

// Outside Electron there is no such module; these are the three calls that the bridge makes of it.
vi.mock('electron', () => ({
  ipcRenderer: {
    invoke: async (channel: string, input: unknown) => {
      wire.sent.push({ channel, input });
      return { ok: true, value: null };
    },
    on: (name: string, listener: (...args: unknown[]) => void) => emitter.on(name, listener),
    off: (name: string, listener: (...args: unknown[]) => void) => emitter.off(name, listener),
  },
  webUtils: { getPathForFile: (file: unknown) => wire.paths.get(file) ?? '' },
}));

const { buildBridge } = await import('../../preload/bridge.ts');
const bridge = buildBridge();
const groups = bridge as unknown as Record<string, Record<string, (...input: unknown[]) => unknown>>;

const WITH_FILES = /^(documents\.(attach|replace)|loa\.verify)$/;

beforeEach(() => {
  wire.sent.length = 0;
});

describe('window.portside', () => {
  it('has one function per channel of the contract, and nothing generic', () => {
    const names = Object.entries(groups).flatMap(([group, members]) =>
      Object.keys(members).map((member) => `${group}.${member}`),
    );
    const plain = CHANNEL_NAMES.filter((name) => !WITH_FILES.test(name));
    expect(names.sort()).toEqual(
      [...plain, 'files.attach', 'files.replace', 'files.verify', 'events.on'].sort(),
    );
  });

  it.each(CHANNEL_NAMES.filter((name) => !WITH_FILES.test(name)))(
    '%s reaches the channel of its name',
    async (name) => {
      const [group = '', member = ''] = name.split('.');
      const input = { id: 'p1' };
      await groups[group]?.[member]?.(input, 'sync.now');
      expect(wire.sent).toEqual([{ channel: name, input }]);
    },
  );

  it('turns files into paths by itself, and passes on that a file has none', async () => {
    const real = { name: 'bill.pdf' } as File;
    const made = { name: 'made.pdf', path: '/etc/passwd' } as unknown as File;
    wire.paths.set(real, '/home/rosa/bill.pdf');
    await bridge.files.attach('p1', [real, made]);
    await bridge.files.replace('p1', 'a1', 'loa.pdf', real);
    await bridge.files.verify(real);
    expect(wire.sent).toEqual([
      { channel: 'documents.attach', input: { id: 'p1', paths: ['/home/rosa/bill.pdf', ''] } },
      {
        channel: 'documents.replace',
        input: { id: 'p1', accountId: 'a1', name: 'loa.pdf', path: '/home/rosa/bill.pdf' },
      },
      { channel: 'loa.verify', input: { path: '/home/rosa/bill.pdf' } },
    ]);
  });

  it('hands listeners the payload alone, and stops when told', () => {
    const heard: unknown[][] = [];
    const stop = bridge.events.on('command', (...args) => heard.push(args));
    emitter.emit('command', { sender: 'ipcRenderer' }, 'sync-now');
    stop();
    emitter.emit('command', { sender: 'ipcRenderer' }, 'search');
    expect(heard).toEqual([['sync-now']]);
  });

  it('listens to no event outside the contract', () => {
    for (const name of ['ELECTRON_INTERNAL', 'electron-store-get-data', '', 'toString']) {
      expect(() => bridge.events.on(name as 'command', () => undefined)).toThrow('no such event');
    }
    expect(emitter.eventNames()).toEqual([]);
  });
});
