import type { EmulatorOptions } from '../../emulator/options';
import type { EmulatorParts, ShopApi } from '../../emulator/parts';
import { type Emulator, startEmulator } from '../../emulator/startEmulator';
import type { ApiCall, ApiReply } from '../../emulator/types';
import { type TestClock, testClock } from './testClock';

/** A server with a scripted shop behind it, on a clock that the spec moves. */
export interface Bench {
  readonly emulator: Emulator;
  readonly clock: TestClock;
  /** The calls that got through to the shop. */
  readonly calls: ApiCall[];
  /** What the shop answers next; by default an item. */
  answer: (call: ApiCall) => ApiReply;
  /** Sends a request; a path without leading slash lies below the account. */
  send(path: string, init?: SendInit): Promise<Response>;
}

export interface SendInit {
  readonly method?: string;
  readonly token?: string;
  readonly headers?: Record<string, string>;
  /** Sent as JSON unless it is text or a form already. */
  readonly body?: unknown;
}

const anItem: ApiReply = { status: 200, body: { '@attributes': { count: '1' }, Item: { itemID: '12' } } };

/** Starts one; close its emulator afterwards. */
export async function startBench(options: EmulatorOptions = {}): Promise<Bench> {
  const clock = testClock(Date.parse('2026-06-01T12:00:00Z'));
  const calls: ApiCall[] = [];
  const shop: ShopApi = {
    handle(call) {
      calls.push(call);
      return bench.answer(call);
    },
    admin: { records: () => [], record: () => undefined, change() {}, add: () => '1', remove() {} },
    reset() {
      calls.length = 0;
    },
  };
  const parts: EmulatorParts = { createApi: () => shop, toXml: (root, body) => `<${root}>${JSON.stringify(body)}` };
  const emulator = await startEmulator({ clock: clock.server, ...options }, parts);
  let token: string | undefined;

  const bench: Bench = {
    emulator,
    clock,
    calls,
    answer: () => anItem,
    async send(path, { method = 'GET', headers, body, ...init } = {}) {
      token = init.token ?? token ?? (await emulator.connect()).access_token;
      const url = path.startsWith('/')
        ? `${emulator.url}${path}`
        : `${emulator.url}/API/V3/Account/${emulator.accountID}/${path}`;
      const isReady = body === undefined || typeof body === 'string' || body instanceof FormData;
      const request = {
        method,
        redirect: 'manual' as const,
        headers: { authorization: `Bearer ${init.token ?? token}`, ...(isReady ? {} : JSON_TYPE), ...headers },
        ...(body !== undefined && { body: isReady ? (body as string | FormData) : JSON.stringify(body) }),
      };
      return clock.during(fetch(url, request));
    },
  };
  return bench;
}

const JSON_TYPE = { 'content-type': 'application/json' };
