import { readClaims } from '../../../auth/claims';
import type { TokenSource, Tokens } from '../../../auth/tokens';
import { requestFailureOf, sentence, unreadableFailure } from '../../../http/failure';
import { isRefusal, isUnclear } from '../../../http/retry';
import { retryAfterMs } from '../../../http/retryAfter';
import { type AttemptResult, retryLoop } from '../../../http/retryLoop';
import { asOutcome, type HttpResponse, type Transport, TransportError } from '../../../http/transport';
import type { Clock } from '../../../util/clock';
import { isObject, parseJson } from '../../../util/collections';
import { ConfigurationError, NotFoundError } from '../../../util/errors';
import { createRegistry } from '../../../util/registry';
import { LOGIN_MEANINGS, VENDOR } from './request';

/** Who logs in, and where. */
export interface Login {
  readonly origin: string;
  readonly userName: string;
  readonly password: string;
  /** The same for all runs that share a login. */
  readonly tokensKey: string;
}

export interface LoginParts {
  readonly login: Login;
  readonly transport: Transport;
  readonly clock: Clock;
  /** Attempts at a login that the server could not answer. */
  readonly tries: number;
  /** When the run has to end, by the clock. */
  readonly endsAtMs: number;
}

const PATH = '/api/authorize/authenticate';

/** What the runs of a connection in this process share. */
interface SharedLogin {
  /** The login that was begun: all of them work with one token. */
  first: Promise<Tokens> | undefined;
  refusal: { readonly error: ConfigurationError; readonly atMs: number } | undefined;
}

const logins = createRegistry<SharedLogin>(100);

/** A wrong password that message after message tries may lock the user out. One that was corrected is another connection. */
const REFUSED_FOR_MS = 60_000;

/**
 * Tokens by user name and password. The refresh cookie of the vendor is left alone, because no page names it: a new login
 * takes its place. Source: vendor's page Authentication.
 */
export function loginSource(parts: LoginParts): TokenSource {
  const shared = logins.get(parts.login.tokensKey, () => ({ first: undefined, refusal: undefined }));
  return {
    current() {
      shared.first ??= logInOnce(parts, shared).catch((error) => {
        shared.first = undefined;
        throw error;
      });
      return shared.first;
    },
    renew: async () => ({ tokens: await logInOnce(parts, shared), origin: 'grant' }),
    stored: async () => undefined,
  };
}

async function logInOnce(parts: LoginParts, shared: SharedLogin): Promise<Tokens> {
  const nowMs = parts.clock.nowMs();
  if (shared.refusal && nowMs - shared.refusal.atMs < REFUSED_FOR_MS) throw shared.refusal.error;
  try {
    return await logIn(parts);
  } catch (error) {
    const isRefused = error instanceof ConfigurationError && LOGIN_MEANINGS[error.status ?? 0] !== undefined;
    if (isRefused) shared.refusal = { error, atMs: nowMs };
    throw error;
  }
}

/** @throws ConfigurationError for a wrong user, password or URL; UnavailableError; ProtocolError */
export const logIn = (parts: LoginParts): Promise<Tokens> =>
  retryLoop(() => attempt(parts), {
    clock: parts.clock,
    attempts: parts.tries,
    maxWaitMs: MAX_WAIT_MS,
    endsAtMs: parts.endsAtMs,
  });

const MAX_WAIT_MS = 60_000;

async function attempt({
  login: { origin, userName, password },
  transport,
  clock,
}: LoginParts): Promise<AttemptResult<Tokens>> {
  const outcome = await transport
    .send({
      method: 'POST',
      url: `${origin}${PATH}`,
      headers: { Accept: 'application/json', 'Content-Type': 'application/json' },
      body: JSON.stringify({ userName, password }),
    })
    .catch(asOutcome);
  if (!(outcome instanceof TransportError) && outcome.status >= 200 && outcome.status < 300) {
    return readTokens(outcome, clock.nowMs());
  }
  return failed(outcome);
}

const DESCRIPTION = { method: 'POST', path: PATH, vendor: VENDOR, meanings: LOGIN_MEANINGS } as const;

function failed(outcome: HttpResponse | TransportError): AttemptResult<Tokens> {
  const failure = requestFailureOf(outcome, DESCRIPTION);
  const headers = outcome instanceof TransportError ? {} : outcome.headers;
  return {
    error: failure.error instanceof NotFoundError ? wrongServer(failure.error) : failure.error,
    again: isRefusal(failure) || isUnclear(failure) || failure.kind === 'refused',
    retryAfterMs: retryAfterMs(headers['retry-after'], headers['date']),
  };
}

const wrongServer = (error: NotFoundError): ConfigurationError =>
  new ConfigurationError(sentence('There is no LS One API at the "Environment URL" of the credential', { ...error }), {
    ...error,
    cause: error,
  });

function readTokens(response: HttpResponse, nowMs: number): AttemptResult<Tokens> {
  const body = parseJson(response.body);
  const token = isObject(body) ? body['token'] : undefined;
  if (typeof token !== 'string' || token === '') {
    return { error: unreadableFailure(response, DESCRIPTION, 'a token').error, again: false };
  }
  const lifeMs = lifeOf(token, nowMs);
  return { value: { accessToken: token, byLogin: true, lifeMs, expiresAtMs: nowMs + lifeMs } };
}

/** Installations can change it. Source: vendor's page Configuration. */
const DEFAULT_LIFE_MS = 1_200_000;
/** The token has to live as long as a request is under way. */
const MARGIN_MS = 60_000;

/** How long a token is used: by its own claims, which hold whatever our clock says, less a margin. */
function lifeOf(token: string, nowMs: number): number {
  const { issuedAtMs = nowMs, expiresAtMs } = readClaims(token);
  const wholeMs = expiresAtMs === undefined || expiresAtMs <= issuedAtMs ? DEFAULT_LIFE_MS : expiresAtMs - issuedAtMs;
  return Math.max(wholeMs / 2, wholeMs - MARGIN_MS);
}
