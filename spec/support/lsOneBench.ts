import type { LsOneOptions } from '../../emulator/lsOne/options';
import { type LsOneEmulator, startLsOneEmulator } from '../../emulator/lsOne/startLsOneEmulator';
import { type TestClock, testClock } from './testClock';

/** An emulator of LS One on a clock that the spec moves. */
export interface LsOneBench {
  readonly emulator: LsOneEmulator;
  readonly clock: TestClock;
  /** Sends a request with a good token, unless one is given; a path without leading slash lies below `/api/inventory/`. */
  send(path: string, init?: LsOneSend): Promise<Response>;
  /** Status and body of an answer: parsed JSON, else its text. */
  ask(path: string, init?: LsOneSend): Promise<{ readonly status: number; readonly body: LsOneBody }>;
  logIn(userName?: string, password?: string): Promise<{ readonly status: number; readonly token: string }>;
}

/** What specs look at in answers; which of it is there depends on the call. */
export interface LsOneBody extends LsOneItem {
  readonly items: readonly LsOneItem[];
  readonly totalCount: number;
  readonly status: number;
}

interface LsOneItem extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly lineNumber: string;
  readonly storeID: string;
  readonly purchaseStatus: number;
  readonly createdDate: string;
}

export interface LsOneSend {
  readonly method?: string;
  readonly token?: string;
  readonly headers?: Record<string, string>;
  /** Sent as JSON unless it is text already. */
  readonly body?: unknown;
}

/** Starts one; close its emulator afterwards. */
export async function startLsOneBench(options: LsOneOptions = {}): Promise<LsOneBench> {
  const clock = testClock();
  const emulator = await startLsOneEmulator({ clock: clock.server, orders: 20, ...options });
  const logIn: LsOneBench['logIn'] = async (userName = emulator.userName, password = emulator.password) => {
    const init = { method: 'POST', headers: JSON_TYPE, body: JSON.stringify({ userName, password }) };
    const answer = await clock.during(fetch(`${emulator.url}/api/authorize/authenticate`, init));
    const { token = '' } = answer.ok ? ((await answer.json()) as { token?: string }) : {};
    return { status: answer.status, token };
  };
  const { token: first } = await logIn();
  emulator.log.clear();
  const send: LsOneBench['send'] = (path, { method = 'GET', token = first, headers, body } = {}) =>
    clock.during(
      fetch(`${emulator.url}${path.startsWith('/') ? path : `/api/inventory/${path}`}`, {
        method,
        headers: { authorization: `Bearer ${token}`, ...(body !== undefined && JSON_TYPE), ...headers },
        ...(body !== undefined && { body: typeof body === 'string' ? body : JSON.stringify(body) }),
      }),
    );
  return {
    emulator,
    clock,
    send,
    logIn,
    async ask(path, init) {
      const answer = await send(path, init);
      const text = await answer.text();
      return { status: answer.status, body: parsed(text) as LsOneBody };
    },
  };
}

const JSON_TYPE = { 'content-type': 'application/json' };

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}
