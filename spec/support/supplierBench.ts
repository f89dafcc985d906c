import type { SupplierOptions } from '../../emulator/supplier/options';
import { type SupplierEmulator, startSupplierEmulator } from '../../emulator/supplier/startSupplierEmulator';
import { type TestClock, testClock } from './testClock';

/** An emulator of the supplier platform on a clock that the spec moves. */
export interface SupplierBench {
  readonly emulator: SupplierEmulator;
  readonly clock: TestClock;
  /** Sends a request with a good token, unless the headers hold another authorization. */
  send(path: string, init?: SupplierSend): Promise<Response>;
  /** Status and body of an answer; `undefined` for an empty one. */
  ask(path: string, init?: SupplierSend): Promise<readonly [status: number, body: unknown]>;
}

export interface SupplierSend {
  readonly method?: string;
  readonly headers?: Record<string, string>;
  /** Sent as JSON unless it is text or a form already. */
  readonly body?: unknown;
}

const isHtml = (text: string) => text.startsWith('<');

/** Starts one; close its emulator afterwards. */
export async function startSupplierBench(options: SupplierOptions = {}): Promise<SupplierBench> {
  const clock = testClock();
  const emulator = await startSupplierEmulator({ clock: clock.server, products: 20, ...options });
  const { access_token } = emulator.connect();
  const send: SupplierBench['send'] = (path, { method = 'GET', headers, body } = {}) => {
    const isReady = body === undefined || typeof body === 'string' || body instanceof FormData;
    return clock.during(
      fetch(`${emulator.url}${path}`, {
        method,
        headers: {
          authorization: `Bearer ${access_token}`,
          ...(!(body instanceof FormData) && { 'content-type': 'application/json' }),
          ...headers,
        },
        ...(body !== undefined && { body: isReady ? body : JSON.stringify(body) }),
      }),
    );
  };
  return {
    emulator,
    clock,
    send,
    async ask(path, init) {
      const answer = await send(path, init);
      const text = await answer.text();
      return [answer.status, text === '' ? undefined : isHtml(text) ? text : JSON.parse(text)];
    },
  };
}
