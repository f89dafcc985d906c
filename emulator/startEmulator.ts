import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createFaults } from './faults/faults';
import type { Faults } from './faults/types';
import { createLimits, type LimitState } from './limits/limits';
import { createAuthServer } from './oauth/authServer';
import { createTokenIssuer, type TokenAnswer } from './oauth/tokenIssuer';
import { type EmulatorOptions, settingsOf } from './options';
import { builtInParts, type EmulatorParts } from './parts';
import { createRequestLog, type RequestLog } from './requestLog';
import { createListener } from './server/createListener';
import { createServe } from './server/createServe';
import type { Backdoor, EmulatorClock } from './types';

/** A running emulator of Lightspeed Retail: resource server and authorization server on one local port. */
export interface Emulator {
  /** Origin of the resource server, e.g. `http://127.0.0.1:53211`. */
  readonly url: string;
  /** Base of the authorization server, below which `/auth/oauth/token` lies. */
  readonly authUrl: string;
  readonly accountID: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** A new connection, as after an employee's consent; by default with `employee:all`. */
  connect(options?: ConnectOptions): Promise<TokenAnswer>;
  /** Every token that this employee has granted stops working; default: the employee of `connect`. */
  lockEmployee(employeeID?: string): void;
  /** The merchant removes the application: access and refresh tokens of all connections die. */
  revokeConnection(): void;
  /** The merchant revokes access tokens only: refresh tokens stay good. */
  revokeAccessTokens(): void;
  readonly faults: Faults;
  readonly log: RequestLog;
  readonly clock: EmulatorClock;
  readonly backdoor: Backdoor;
  readonly limits: LimitState;
  /** Everything as at the start, but for the clock: the shop, no tokens, no faults, an empty log, the first level. */
  reset(): void;
  close(): Promise<void>;
}

export interface ConnectOptions {
  readonly scopes?: readonly string[];
  readonly employeeID?: string;
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
  const { clock, latencyMs, accountID, clientId, clientSecret } = settings;
  const api = createApi(settings);
  const limits = createLimits(settings);
  const faults = createFaults();
  const log = createRequestLog(clock);
  const server = createServer();
  const url = await listen(server, settings.port);
  const issuer = createTokenIssuer(settings, url);
  const authServer = createAuthServer(settings, issuer);
  const serve = createServe({ origin: url, accountID, issuer, limits, faults, handle: api.handle, toXml }, authServer);
  server.on('request', createListener({ clock, latencyMs, faults, log, serve }));

  return {
    url,
    authUrl: url,
    accountID,
    clientId,
    clientSecret,
    connect: ({ scopes = ['employee:all'], employeeID = issuer.consentingEmployeeID } = {}) =>
      issuer.answer(issuer.store.addPair({ employeeID, scopes, ended: false, refreshedAtMs: [] })),
    lockEmployee: (employeeID = issuer.consentingEmployeeID) => issuer.lock(employeeID),
    revokeConnection: issuer.endConnections,
    revokeAccessTokens: issuer.revokeAccessTokens,
    faults,
    log,
    clock,
    backdoor: api.backdoor,
    limits,
    reset() {
      for (const part of [api, issuer, limits]) part.reset();
      faults.clear();
      log.clear();
    },
    close: () => close(server),
  };
}

/** Resolves with the server's origin. */
async function listen(server: Server, port: number): Promise<string> {
  // A client's pooled connection must not close under it while it waits for the bucket.
  server.keepAliveTimeout = 120_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
