import { expect, it } from 'vitest';
import type { Credentials } from '../../../preload/contract/domain/accounts.ts';
import { conforms, failureOf } from './kit.ts';
import { onTheWire } from './subjects.ts';
import { wireOf } from './wire.ts';

conforms('signing in', (_subject, carrier) => {
  it('tells who we are, the same in every session', async () => {
    const identity = await carrier().session.verify();
    expect(identity.name).not.toBe('');
    expect(identity.remoteAccountId).not.toBe('');
    expect(await carrier().again().verify()).toEqual(identity);
  });

  it('opens a session that is ready, whatever it needs for that', async () => {
    await carrier().session.ready();
    expect((await carrier().session.verify()).name).not.toBe('');
    expect(Array.isArray(await carrier().session.subAccounts())).toBe(true);
  });
});

conforms(
  'turned away',
  ({ adapter }, carrier) => {
    const secretsOf = ({ method }: Credentials) =>
      adapter.description.methods
        .filter(({ id }) => id === method)
        .flatMap(({ fields }) => fields.filter(({ secret }) => secret).map(({ name }) => name));

    it('is said of wrong secrets, and none of them is repeated', async () => {
      const { credentials } = carrier();
      for (const name of secretsOf(credentials)) {
        const values = { ...credentials.values, [name]: 'a-wrong-secret-CANARY' };
        const other = carrier().again({ credentials: { ...credentials, values } });
        const failure = await failureOf(other.verify(), carrier());
        expect(failure).toMatchObject({ reached: 'no', problem: { code: 'unauthorized' } });
        expect(JSON.stringify(failure.problem)).not.toContain('a-wrong-secret');
      }
    });

    it('is said of credentials that were taken back, and nothing has been changed', async () => {
      const { session, draft, changes } = carrier();
      await session.ready();
      const fault = { times: Number.POSITIVE_INFINITY, action: { kind: 'unauthorized' } } as const;
      wireOf(carrier()).fault(fault);
      expect((await failureOf(session.verify(), carrier())).problem.code).toBe('unauthorized');
      const failure = await failureOf(session.create(draft()), carrier());
      expect(failure).toMatchObject({ reached: 'no', problem: { code: 'unauthorized' } });
      expect(changes()).toEqual([]);
    });

    it('is forgotten once the credentials are good again', async () => {
      const { session } = carrier();
      wireOf(carrier()).fault({ times: 20, action: { kind: 'unauthorized' } });
      await failureOf(session.verify(), carrier());
      carrier().calm();
      expect((await carrier().again().verify()).name).not.toBe('');
    });

    it('is not how an address without a carrier is told', async () => {
      const away = carrier().again({ baseUrl: 'http://127.0.0.1:9' });
      for (const work of [away.verify(), away.create(carrier().draft())]) {
        const failure = await failureOf(work, carrier());
        expect(failure).toMatchObject({ reached: 'no', problem: { code: 'offline' } });
      }
    });
  },
  { of: onTheWire },
);
