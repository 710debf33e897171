import type { Bridge } from '../bridge.ts';
import { loaPolicyChannels, loaSettingsChannels, loaTemplateChannels } from './loa-settings.ts';
import { signingChannels } from './loa-signing.ts';
import type { FakeWorld } from './world.ts';

export function loaChannels(world: FakeWorld): Bridge['loa'] {
  return {
    ...signingChannels(world),
    ...loaSettingsChannels(world.loaDesk),
    ...loaPolicyChannels(world.loaDesk),
    ...loaTemplateChannels(world.loaDesk),
  };
}
