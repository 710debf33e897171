import { failed } from '../../../preload/contract/ipc/result.ts';
import type { Bridge } from '../bridge.ts';
import { signingChannels } from './loa-signing.ts';
import type { FakeWorld } from './world.ts';

export function loaChannels(world: FakeWorld): Bridge['loa'] {
  const none = async () =>
    failed({ code: 'not-found' as const, what: 'There is no LOA here.', next: 'Close it.' });
  return {
    ...signingChannels(world),
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
