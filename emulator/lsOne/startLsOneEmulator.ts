import { createServer } from 'node:http';
import { createFaults } from '../faults/faults';
import type { RequestReader } from '../faults/requestReader';
import type { Faults } from '../faults/types';
import { createRequestLog, type RequestLog } from '../requestLog';
import { createListener } from '../server/createListener';
import { close, listen } from '../server/listen';
import type { EmulatorClock } from '../types';
import { createAdmin, type LsOneAdmin } from './admin';
import { createErrorAnswer } from './bodies/refusal';
import { seededOrders } from './data/seed';
import type { LsOneState } from './data/state';
import { createTokens, type User } from './login';
import { type LsOneOptions, type LsOneSettings, lsOneSettings } from './options';
import { createRateLimit } from './rateLimit';
import { BASE, findRoute, resourcePath } from './routes';
import { createServe } from './serve';
import type { LsOneSwitches } from './switches';

/** A running emulator of an LS One installation on one local port. */
export interface LsOneEmulator {
  /** Origin of the API, e.g. `http://127.0.0.1:53211`. */
  readonly url: string;
  readonly userName: string;
  readonly password: string;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly clock: EmulatorClock;
  readonly admin: LsOneAdmin;
  /** May be changed at any time. */
  readonly switches: LsOneSwitches;
  /** Everything as at the start, but for the clock: orders, users, switches, no tokens, no faults, an empty log. */
  reset(): void;
  close(): Promise<void>;
}

/**
 * Starts an emulator on 127.0.0.1. Any number of them may run in one process; each has its own orders and tokens.
 * @throws RangeError for an option or a switch that makes no sense
 */
export async function startLsOneEmulator(options: LsOneOptions = {}): Promise<LsOneEmulator> {
  const settings = lsOneSettings(options);
  const { clock, userName, password } = settings;
  const switches = { ...settings.switches };
  const startMs = clock.nowMs();
  const users = usersOf(settings);
  const tokens = createTokens(clock, settings.tokenLifeS, switches);
  let state = createState(settings, startMs, switches);
  const rateLimit = createRateLimit(switches);
  const errorAnswer = createErrorAnswer(switches);
  const faults = createFaults(lsOneReader);
  const log = createRequestLog(clock);
  const server = createServer();
  const url = await listen(server, settings.port);
  const serve = createServe({ state: () => state, users, tokens, rateLimit, errorAnswer });
  server.on('request', createListener({ ...settings, faults, log, serve, errorAnswer }));

  return {
    url,
    userName,
    password,
    faults,
    log,
    clock,
    admin: createAdmin(() => state, users, tokens),
    switches,
    reset() {
      Object.assign(switches, settings.switches);
      users.splice(0, users.length, ...usersOf(settings));
      state = createState(settings, startMs, switches);
      for (const part of [tokens, rateLimit, faults, log]) part.clear();
    },
    close: () => close(server),
  };
}

function usersOf({ userName, password }: LsOneSettings): User[] {
  return [
    { userName, password, permissions: ['PurchaseOrder:Read', 'PurchaseOrder:Write'] },
    { userName: 'reader', password, permissions: ['PurchaseOrder:Read'] },
  ];
}

const createState = ({ clock, seed, orders }: LsOneSettings, startMs: number, switches: LsOneSwitches): LsOneState => ({
  ...seededOrders(seed, orders, startMs),
  switches,
  nowMs: () => clock.nowMs(),
  sleep: (delayMs) => clock.sleep(delayMs),
  counters: { orders, lines: 0 },
});

// A fault's path lies below `/api/inventory`, with any id: `purchase-order/*/line`.
const lsOneReader: RequestReader = {
  baseSegments: BASE.length,
  isList: ({ method, segments }) => findRoute(method, resourcePath(segments))?.isList ?? false,
  limitOf: ({ params }) => Number(params.get('pageSize') ?? 100),
  pageOf: ({ params }) => Number(params.get('page') ?? 1),
};
