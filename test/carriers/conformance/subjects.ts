import { bellwetherSubject } from './bellwether.subject.ts';
import { flowrouteSubject } from './flowroute.subject.ts';
import { kazooSubject } from './kazoo.subject.ts';
import type { Subject } from './subject.ts';
import { telnyxSubject } from './telnyx.subject.ts';
import { telnyxV1Subject } from './telnyx-v1.subject.ts';

/** Every adapter of the registry, and the dummy that joins by one line here. */
export const subjects: readonly Subject[] = [
  kazooSubject,
  telnyxSubject,
  telnyxV1Subject,
  flowrouteSubject,
  bellwetherSubject,
];

/** Those that speak HTTP. */
export const onTheWire: readonly Subject[] = [kazooSubject, telnyxSubject, telnyxV1Subject, flowrouteSubject];
