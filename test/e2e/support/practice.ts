import { createHash } from 'node:crypto';
import type { Page } from '@playwright/test';
import { PRACTICE_CREDENTIALS } from '../../../main/practice/kazoo/seed/credentials.ts';
import { demoWorld } from '../../../main/practice/kazoo/seed/demo.ts';
import {
  type PracticeKazoo,
  type PracticeOptions,
  startPracticeKazoo,
} from '../../../main/practice/kazoo/server.ts';
import type { PortRecord, PortState, World } from '../../../main/practice/kazoo/world/model.ts';
import type {} from '../../../renderer/bridge/bridge.ts';

/** Set pieces come first in the demo. */
const PIECES = 6;

/**
 * So many ports of each state, and every set piece: quick to pull, with something in each column. `after`: leave out
 * the set pieces and so many ports of each state, for a second site with ports of its own.
 */
export function smallWorld(perState = 4, after = 0, now = Date.now()): World {
  const world = demoWorld(now);
  const counts = new Map<PortState, number>();
  const kept: PortRecord[] = [];
  for (const [index, port] of [...world.ports].entries()) {
    const count = counts.get(port.state) ?? 0;
    counts.set(port.state, count + 1);
    const isPiece = index < PIECES;
    if (after === 0 ? isPiece || count < perState : !isPiece && count >= after && count < after + perState) {
      kept.push(port);
    }
  }
  return { ...world, ports: kept };
}

/** A practice Kazoo of the test's own, whose faults and log the test holds. */
export function startKazoo(options: PracticeOptions = {}): Promise<PracticeKazoo> {
  return startPracticeKazoo({ seed: smallWorld(), rateLimit: false, ...options });
}

/** Connects an account the way the dialog does, without the dialog. */
export async function connect(page: Page, url: string, name = 'Harborline Voice'): Promise<void> {
  const { username, password, accountRealm } = PRACTICE_CREDENTIALS;
  const answer = await page.evaluate((input) => window.portside?.accounts.add(input), {
    carrier: 'kazoo',
    name,
    baseUrl: url,
    timeZone: 'America/Los_Angeles',
    credentials: { method: 'password', values: { user: username, password, account: accountRealm } },
  });
  if (answer?.ok !== true)
    throw new Error(answer ? `${answer.error.what} ${answer.error.next}` : 'There is no bridge');
}

interface Envelope {
  readonly data: unknown;
  readonly auth_token?: string;
}

/** A second pair of eyes on a practice Kazoo: plain HTTP, nothing of the adapter. */
export class KazooEyes {
  readonly #url: string;
  readonly #token: string;
  readonly #account: string;

  private constructor(url: string, token: string, account: string) {
    this.#url = url;
    this.#token = token;
    this.#account = account;
  }

  static async signIn(url: string): Promise<KazooEyes> {
    const { username, password, accountRealm } = PRACTICE_CREDENTIALS;
    const answer = await fetch(`${url}/v2/user_auth`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        data: {
          credentials: createHash('md5').update(`${username}:${password}`).digest('hex'),
          account_realm: accountRealm,
        },
      }),
    });
    const { data, auth_token: token } = (await answer.json()) as Envelope;
    const account = (data as { readonly account_id?: string }).account_id;
    if (!answer.ok || token === undefined || account === undefined)
      throw new Error('The practice Kazoo refused the test');
    return new KazooEyes(url, token, account);
  }

  async #get(path: string): Promise<Response> {
    const answer = await fetch(`${this.#url}/v2/accounts/${this.#account}${path}`, {
      headers: { 'x-auth-token': this.#token, accept: '*/*' },
    });
    if (!answer.ok) throw new Error(`GET ${path}: ${answer.status}`);
    return answer;
  }

  async port(id: string): Promise<Readonly<Record<string, unknown>>> {
    const { data } = (await (await this.#get(`/port_requests/${id}`)).json()) as Envelope;
    return data as Readonly<Record<string, unknown>>;
  }

  /** Names of the files of a port. */
  async attachments(id: string): Promise<readonly string[]> {
    const port = await this.port(id);
    return Object.keys((port.uploads ?? {}) as object);
  }

  async bytes(id: string, name: string): Promise<Uint8Array> {
    const path = `/port_requests/${id}/attachments/${encodeURIComponent(name)}`;
    return new Uint8Array(await (await this.#get(path)).arrayBuffer());
  }
}

/** SHA-256, hex. */
export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
