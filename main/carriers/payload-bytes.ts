import type { Payload } from '../core/interfaces/carrier.ts';
import { CarrierFailure } from '../core/interfaces/carrier.ts';

/** The payload's bytes. What goes wrong on this computer is no fault of the carrier's and says so. */
export async function* payloadBytes(payload: Payload): AsyncGenerator<Uint8Array, void, undefined> {
  try {
    yield* payload.open();
  } catch (error) {
    throw error instanceof CarrierFailure ? error : unreadable(payload);
  }
}

function unreadable({ name }: Payload): CarrierFailure {
  return new CarrierFailure(
    {
      code: 'storage',
      what: `The file ${name} can't be read from this computer.`,
      next: 'Attach the file again.',
    },
    'no',
  );
}
