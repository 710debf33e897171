import { failed, ok, type Result } from '../../../preload/contract/ipc/result.ts';
import type { FakePort, FakeWorld } from './world.ts';

export function notFound(): Result<never> {
  return failed({ code: 'not-found', what: 'This port request is not here any more.', next: 'Close it.' });
}

export function offline(): Result<never> {
  return failed({ code: 'offline', what: 'There is no network.', next: 'Try again when there is one.' });
}

/** Answers from the port with this id, or that there is none. */
export function withPort<Value>(
  world: FakeWorld,
  id: string,
  then: (port: FakePort) => Value,
): Result<Value> {
  const port = world.get(id);
  return port ? ok(then(port)) : notFound();
}
