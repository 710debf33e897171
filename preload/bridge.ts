import { ipcRenderer, webUtils } from 'electron';
import type { PortsideBridge } from './contract/ipc/bridge.ts';
import { CHANNEL_NAMES, type ChannelName } from './contract/ipc/channels.ts';
import { EVENT_NAMES, type EventName } from './contract/ipc/events.ts';

type Call = (input?: unknown) => Promise<unknown>;
type Listener = (payload: never) => void;

const call =
  (name: ChannelName): Call =>
  (input) =>
    ipcRenderer.invoke(name, input);

/** Files reach main as paths that only preload resolves, so these have no plain function. */
const WITH_FILES: ReadonlySet<ChannelName> = new Set(['documents.attach', 'documents.replace', 'loa.verify']);

function namedCalls(): Readonly<Record<string, Readonly<Record<string, Call>>>> {
  const groups: Record<string, Record<string, Call>> = {};
  for (const name of CHANNEL_NAMES) {
    if (WITH_FILES.has(name)) continue;
    const [group = '', member = ''] = name.split('.');
    groups[group] = { ...groups[group], [member]: call(name) };
  }
  return groups;
}

const attach = call('documents.attach');
const replace = call('documents.replace');
const verify = call('loa.verify');
const known: ReadonlySet<string> = new Set(EVENT_NAMES);

/** The page gets the payload alone: the raw event would hand it `ipcRenderer`. */
function on(name: EventName, listener: Listener): () => void {
  if (!known.has(name)) throw new Error('There is no such event.');
  const relay = (_event: unknown, payload: unknown) => listener(payload as never);
  ipcRenderer.on(name, relay);
  return () => void ipcRenderer.off(name, relay);
}

/** `window.portside`: one named function per channel of the contract, and nothing generic. */
export function buildBridge(): PortsideBridge<File> {
  const bridge = {
    ...namedCalls(),
    files: {
      attach: (id: string, files: readonly File[]) =>
        attach({ id, paths: files.map((file) => webUtils.getPathForFile(file)) }),
      replace: (id: string, accountId: string, name: string, file: File, remoteId?: string) =>
        replace({
          id,
          accountId,
          ...(remoteId === undefined ? {} : { remoteId }),
          name,
          path: webUtils.getPathForFile(file),
        }),
      verify: (file: File) => verify({ path: webUtils.getPathForFile(file) }),
    },
    events: { on },
  };
  // The keys come from CHANNEL_NAMES, which the type is derived from; test/security compares the two at run time.
  return bridge as unknown as PortsideBridge<File>;
}
