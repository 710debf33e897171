import { expect } from 'vitest';
import type { PracticeSignIn } from '../../main/practice/kazoo/seed/credentials.ts';
import type { PracticeKazoo } from '../../main/practice/kazoo/server.ts';

/** Somebody else at work in the same Kazoo, over plain HTTP. */
export interface Colleague {
  readonly move: (owner: string, port: string, to: string, data?: object) => Promise<void>;
  readonly edit: (owner: string, port: string, data: object) => Promise<void>;
  readonly remove: (owner: string, port: string) => Promise<void>;
  readonly attach: (owner: string, port: string, name: string, pdf: Uint8Array) => Promise<void>;
  readonly detach: (owner: string, port: string, name: string) => Promise<void>;
  /** Puts another PDF in the place of an attachment. */
  readonly replace: (owner: string, port: string, name: string, pdf: Uint8Array) => Promise<void>;
}

export async function openColleague({ url }: PracticeKazoo, { apiKey }: PracticeSignIn): Promise<Colleague> {
  const ask = async (method: string, path: string, data: object, token = '') => {
    const answer = await fetch(`${url}/v2${path}`, {
      method,
      headers: { 'content-type': 'application/json', ...(token !== '' && { 'x-auth-token': token }) },
      body: JSON.stringify({ data }),
    });
    expect([200, 201]).toContain(answer.status);
    return (await answer.json()) as { readonly auth_token: string };
  };
  const { auth_token: token } = await ask('PUT', '/api_auth', { api_key: apiKey });
  const at = (owner: string, port: string) => `/accounts/${owner}/port_requests/${port}`;
  return {
    move: async (owner, port, to, data = {}) =>
      void (await ask('PATCH', `${at(owner, port)}/${to}`, data, token)),
    edit: async (owner, port, data) => void (await ask('PATCH', at(owner, port), data, token)),
    remove: async (owner, port) => void (await ask('DELETE', at(owner, port), {}, token)),
    detach: async (owner, port, name) =>
      void (await ask('DELETE', `${at(owner, port)}/attachments/${encodeURIComponent(name)}`, {}, token)),
    attach: async (owner, port, name, pdf) => {
      const answer = await fetch(`${url}/v2${at(owner, port)}/attachments?filename=${name}`, {
        method: 'PUT',
        headers: { 'content-type': 'application/pdf', 'x-auth-token': token },
        body: Buffer.from(pdf),
      });
      expect(answer.status).toBe(201);
    },
    replace: async (owner, port, name, pdf) => {
      const answer = await fetch(`${url}/v2${at(owner, port)}/attachments/${encodeURIComponent(name)}`, {
        method: 'POST',
        headers: { 'content-type': 'application/pdf', 'x-auth-token': token },
        body: Buffer.from(pdf),
      });
      expect(answer.status).toBe(200);
    },
  };
}
