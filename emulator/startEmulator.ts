import { createServer } from 'node:http';
import { createFaults } from './faults/faults';
import type { Faults } from './faults/types';
import { createLimits, type LimitState } from './limits/limits';
import { authenticate } from './oauth/authenticate';
import { createAuthServer } from './oauth/authServer';
import { createMerchant, type Merchant } from './oauth/merchant';
import { createTokenStore } from './oauth/tokenStore';
import { type EmulatorOptions, settingsOf } from './options';
import { builtInParts, type EmulatorParts } from './parts';
import { createRequestLog, type RequestLog } from './requestLog';
import { createListener } from './server/createListener';
import { close, listen } from './server/listen';
import { rayHeader, retailError } from './server/retailError';
import { createServe } from './server/serveApi';
import type { Admin, EmulatorClock } from './types';

/** A running emulator of Lightspeed Retail: resource server and authorization server on one local port. */
export interface Emulator extends Merchant {
  /** Origin of the resource server, e.g. `http://127.0.0.1:53211`. */
  readonly url: string;
  /** Base of the authorization server, below which `/auth/oauth/token` lies. */
  readonly authUrl: string;
  readonly accountID: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly clock: EmulatorClock;
  readonly admin: Admin;
  readonly limits: LimitState;
  /** Everything as at the start, but for the clock: the shop, no tokens, no faults, an empty log, the first level. */
  reset(): void;
  close(): Promise<void>;
}

/**
 * Starts an emulator on 127.0.0.1. Any number of them may run in one process; each has its own shop, tokens and limits.
 * @throws RangeError for an option that makes no sense
 */
export async function startEmulator(
  options: EmulatorOptions = {},
  { createApi, toXml }: EmulatorParts = builtInParts,
): Promise<Emulator> {
  const settings = settingsOf(options);
  const { clock, accountID, clientId, clientSecret } = settings;
  const api = createApi(settings);
  const limits = createLimits(settings);
  const faults = createFaults();
  const log = createRequestLog(clock);
  const store = createTokenStore(clock, settings.accessTokenLifeS);
  const server = createServer();
  const url = await listen(server, settings.port);
  const who = (authorization: string | undefined) => authenticate(authorization, store, clock);
  const serve = createServe(
    { origin: url, accountID, authenticate: who, limits, faults, handle: api.handle, toXml },
    createAuthServer(settings, url, store),
  );
  server.on(
    'request',
    createListener({ ...settings, faults, log, serve, errorAnswer: retailError, commonHeaders: rayHeader() }),
  );

  return {
    url,
    authUrl: url,
    accountID,
    clientId,
    clientSecret,
    ...createMerchant(settings, url, store),
    faults,
    log,
    clock,
    admin: api.admin,
    limits,
    reset() {
      for (const part of [api, limits]) part.reset();
      for (const part of [store, faults, log]) part.clear();
    },
    close: () => close(server),
  };
}
