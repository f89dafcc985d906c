import { format } from 'node:util';
import { createAxiosTransport } from '../../lib/common/http/axiosTransport';
import { type HttpRequest, type HttpResponse, type Transport, TransportError } from '../../lib/common/http/transport';
import { secretsIn } from '../../lib/common/platform/connection';
import type { Cfg, Context, Emit, Message } from '../../lib/common/platform/context';
import type { Runtime } from '../../lib/common/platform/runtime';
import { readSettings } from '../../lib/common/util/settings';
import { noteSecrets, noteTold } from './leaks';
import type { TestClock } from './testClock';

/** A step on a server of this process, both on one clock that moves by itself. */
export interface Step {
  readonly clock: TestClock;
  readonly runtime: Runtime;
  readonly context: Context;
  /** The credential's fields; `_account` ties runs to one connection, as on the platform. */
  readonly cfg: Cfg;
  readonly env: NodeJS.ProcessEnv;
  /** Bodies of the messages that were emitted. */
  readonly bodies: unknown[];
  readonly snapshots: unknown[];
  readonly lines: string[];
  /** Keys of the credential that were stored. */
  readonly stored: Record<string, unknown>;
  /** Called before an emit counts; a rejection is what a dying platform looks like. */
  onEmit: (event: string, payload: unknown) => void | Promise<void>;
  /** Called when keys of the credential are stored. */
  onStore: (keys: Readonly<Record<string, unknown>>) => void;
}

export function stepOn(clock: TestClock, cfg: Cfg): Step {
  const env: NodeJS.ProcessEnv = {};
  const transports = new Map<string, Transport>();
  const bodies: unknown[] = [];
  const snapshots: unknown[] = [];
  const lines: string[] = [];
  const line = (text: string, ...values: unknown[]) => {
    lines.push(format(text, ...values));
    noteTold(lines.at(-1) ?? '');
  };
  const stored: Record<string, unknown> = {};
  noteSecrets(...secretsIn(cfg));
  const step: Step = {
    ...{ clock, cfg, env, bodies, snapshots, lines, stored },
    onEmit: () => {},
    onStore: () => {},
    context: {
      logger: { debug: line, info: line, warn: line, error: line },
      emit: (async (event: string, payload: unknown) => {
        await step.onEmit(event, payload);
        if (event === 'data') bodies.push((payload as Message).body);
        if (event === 'snapshot') snapshots.push(payload);
        if (event === 'updateKeys') Object.assign(stored, payload);
      }) as Emit,
      getApiClient: () => ({
        tasks: { retrieveStep: async () => ({ config: { ...step.cfg, ...stored } }) },
        accounts: {
          async update(_id, { keys }) {
            step.onStore(keys);
            noteSecrets(...secretsIn(keys));
            Object.assign(stored, keys);
          },
        },
      }),
      getConfig: () => ({}),
    },
    runtime: {
      clock,
      env,
      random: () => 0,
      during: clock.during,
      transportTo(origin, { requestTimeoutMs }) {
        const { send } = transports.get(origin) ?? createAxiosTransport(readSettings({}));
        transports.set(origin, { send });
        return { send: (request) => inTime(clock, requestTimeoutMs, clock.during(send(noted(request)))) };
      },
    },
  };
  return step;
}

/** The token of a request is a secret, wherever it came from. */
function noted(request: HttpRequest): HttpRequest {
  noteSecrets(request.headers['Authorization']?.replace(/^\w+ /, ''));
  return request;
}

/** The overall time limit by the step's clock: the emulator takes its time by that one, and axios has real timers. */
async function inTime(clock: TestClock, limitMs: number, answer: Promise<HttpResponse>): Promise<HttpResponse> {
  const sentAtMs = clock.nowMs();
  const response = await answer;
  if (clock.nowMs() - sentAtMs > limitMs) throw new TransportError('timeout', 'The emulator did not answer in time');
  return response;
}
