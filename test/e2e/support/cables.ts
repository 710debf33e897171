import { type Link, openLink } from '../../sync/link.ts';
import type { Carriers } from './carriers.ts';

/** The three carriers behind cables that can be pulled out at once: the network of a train. */
export interface Cables {
  /** As an account reaches them. */
  readonly carriers: Carriers;
  readonly unplug: () => Promise<void>;
  readonly plug: () => Promise<void>;
}

export async function openCables(carriers: Carriers): Promise<Cables> {
  const { kazoo, telnyx, flowroute } = carriers;
  const links: readonly Link[] = await Promise.all(
    [kazoo, telnyx, flowroute].map(({ url }) => openLink(url)),
  );
  const [toKazoo = kazoo, toTelnyx = telnyx, toFlowroute = flowroute] = links;
  return {
    carriers: {
      ...carriers,
      kazoo: { ...kazoo, url: toKazoo.url },
      telnyx: { ...telnyx, url: toTelnyx.url },
      flowroute: { ...flowroute, url: toFlowroute.url },
    },
    unplug: async () => void (await Promise.all(links.map((link) => link.unplug()))),
    plug: async () => void (await Promise.all(links.map((link) => link.plug()))),
  };
}
