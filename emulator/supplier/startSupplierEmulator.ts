import { createServer } from 'node:http';
import { createFaults } from '../faults/faults';
import type { RequestReader } from '../faults/requestReader';
import type { Faults } from '../faults/types';
import { createRequestLog, type RequestLog } from '../requestLog';
import { createListener } from '../server/createListener';
import { close, listen } from '../server/listen';
import type { EmulatorClock } from '../types';
import { createAdmin, type SupplierAdmin } from './admin';
import { type SupplierOptions, supplierSettings } from './options';
import { errorAnswer } from './refusal';
import { createServe } from './serveSupplier';
import { createState } from './state';
import { type TokenReply, tokenReply } from './tokens/tokenEndpoint';
import { createTokenStore } from './tokens/tokenStore';

/** A running emulator of the supplier platform: all of its hosts and the accounts server on one local port. */
export interface SupplierEmulator {
  /** Origin of all hosts, e.g. `http://127.0.0.1:53211`. */
  readonly url: string;
  /** Base of the accounts server, below which `/oauth/token` lies. */
  readonly authUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly userName: string;
  readonly password: string;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly clock: EmulatorClock;
  readonly admin: SupplierAdmin;
  /** First tokens, as the password grant answers them. */
  connect(): TokenReply & { readonly refresh_token: string };
  /** Everything as at the start, but for the clock: the supplier, no tokens, no faults, an empty log. */
  reset(): void;
  close(): Promise<void>;
}

/**
 * Starts an emulator on 127.0.0.1. Any number of them may run in one process; each has its own supplier and tokens.
 * @throws RangeError for an option that makes no sense
 */
export async function startSupplierEmulator(options: SupplierOptions = {}): Promise<SupplierEmulator> {
  const settings = supplierSettings(options);
  const { clock, clientId, clientSecret, userName, password } = settings;
  const store = createTokenStore(clock, settings.accessTokenLifeS);
  let state = createState(settings);
  const faults = createFaults(FAULT_READER);
  const log = createRequestLog(clock);
  const server = createServer();
  const url = await listen(server, settings.port);
  const serve = createServe({ settings, store, state: () => state });
  server.on('request', createListener({ ...settings, faults, log, serve, errorAnswer }));

  return {
    url,
    authUrl: url,
    clientId,
    clientSecret,
    userName,
    password,
    faults,
    log,
    clock,
    admin: createAdmin(() => state, store),
    connect() {
      const refresh_token = store.addRefresh();
      return { ...tokenReply(store.addAccess(), undefined, settings), refresh_token };
    },
    reset() {
      state = createState(settings);
      for (const part of [store, faults, log]) part.clear();
    },
    close: () => close(server),
  };
}

/** No call has pages. */
const FAULT_READER: RequestReader = { baseSegments: 0, isList: () => false, limitOf: () => 0, pageOf: () => 1 };
