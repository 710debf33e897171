import { failed } from '../../../preload/contract/ipc/result.ts';
import type { Bridge } from '../bridge.ts';

/** No LOAs in memory yet. */
export function loaChannels(): Bridge['loa'] {
  const none = async () =>
    failed({ code: 'not-found' as const, what: 'There is no LOA here.', next: 'Close it.' });
  return {
    open: none,
    preview: none,
    sign: none,
    print: none,
    verify: none,
    verifyChosen: none,
    settings: none,
    changeSettings: none,
    chooseLogo: none,
    removeLogo: none,
    importKey: none,
    policies: none,
    changePolicy: none,
    resetPolicy: none,
    templates: none,
    addTemplate: none,
    changeTemplate: none,
    removeTemplate: none,
    readTemplate: none,
  };
}
