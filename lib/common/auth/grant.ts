import type { Agent } from 'node:http';
import type { AuthorizationCode } from 'simple-oauth2';
import { proxyAgent } from '../http/proxyAgent';
import { type AttemptResult, retryLoop } from '../http/retryLoop';
import type { Clock } from '../util/clock';
import { ConfigurationError, ProtocolError } from '../util/errors';
import { type AttemptLimit, createAttemptLimit } from './attemptLimit';
import { grantError, TOKEN_PATH } from './grantErrors';
import { grantFailureOf } from './grantFailure';
import { asTokenResponse, type TokenResponse } from './tokenResponse';

/** Spends a refresh token. Resolves with the vendor's answer. */
export type RefreshGrant = (refreshToken: string, turn?: GrantCallOptions) => Promise<TokenResponse>;

/** Options of one grant. */
export interface GrantCallOptions {
  /** Maximum number of attempts; default: by the limits. */
  readonly attempts?: number;
  /** Called before each request. */
  readonly beforeAttempt?: () => Promise<void>;
}

/** Body format of the token endpoint: JSON by the vendor's page; a real server accepted only a form. */
export interface GrantFormat {
  body: 'json' | 'form';
}

export interface GrantOptions {
  /** Origin of the authorization server, e.g. `https://cloud.lightspeedapp.com`. */
  readonly authUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** The vendor's name, for error texts. */
  readonly vendor: string;
  readonly clock: Clock;
  readonly limits?: Partial<GrantLimits>;
  /** For grants without `beforeAttempt`; default: a new limit. */
  readonly attemptLimit?: AttemptLimit;
  /** The known body format, shared by all sessions of the connection; default: JSON. */
  readonly format?: GrantFormat;
  /** Wraps each request, so that the clock of a spec can wait for it. */
  readonly during?: <T>(work: Promise<T>) => Promise<T>;
}

export interface GrantLimits {
  /** For the headers of the answer, and again for its body. Default 20 s. */
  readonly timeoutMs: number;
  /** Of the answer's body. Default 1 MiB. */
  readonly maxBytes: number;
  /** Default 4: the vendor allows five a minute, one of which is left to other steps. */
  readonly attempts: number;
  /** Maximum `Retry-After` of a 429. Default 60 s. */
  readonly maxWaitMs: number;
  /** No attempt starts after this time. Default 3 minutes. */
  readonly totalMs: number;
}

const DEFAULT_LIMITS: GrantLimits = {
  timeoutMs: 20_000,
  maxBytes: 1 << 20,
  attempts: 4,
  maxWaitMs: 60_000,
  totalMs: 180_000,
};

/**
 * The refresh grant of a client. Network errors, 429 and 5xx are retried with the same refresh token, which stays valid until
 * the new access token is used; store the answer before that. Source: vendor's page Refresh Token.
 *
 * @throws ReconnectError, ConfigurationError, UnavailableError (after all attempts), ProtocolError
 */
export function createRefreshGrant(options: GrantOptions): RefreshGrant {
  const { clock, attemptLimit = createAttemptLimit(clock), format = { body: 'json' }, during = same } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  checkClient(options);
  const agent = proxyAgent(options.authUrl);
  const send = async (body: GrantFormat['body'], refreshToken: string, turn: GrantCallOptions) => {
    await (turn.beforeAttempt ?? attemptLimit.acquire)();
    return during(attempt(oauthClient(options, limits, { bodyFormat: body, agent }), refreshToken, options));
  };

  return (refreshToken, turn = {}) =>
    retryLoop(() => inEitherFormat(format, (body) => send(body, refreshToken, turn)), {
      clock,
      attempts: Math.min(limits.attempts, turn.attempts ?? limits.attempts),
      maxWaitMs: limits.maxWaitMs,
      endsAtMs: clock.nowMs() + limits.totalMs,
    });
}

const same = <T>(work: Promise<T>): Promise<T> => work;

/** Sends JSON, and a form if the server does not understand JSON. A server that accepts the form gets only forms from then on. */
async function inEitherFormat(
  format: GrantFormat,
  send: (body: GrantFormat['body']) => Promise<AttemptResult<TokenResponse>>,
): Promise<AttemptResult<TokenResponse>> {
  const first = await send(format.body);
  if (format.body === 'form' || !isNotUnderstood(first)) {
    return first;
  }
  const second = await send('form');
  if (isNotUnderstood(second)) {
    return first;
  }
  format.body = 'form';
  return second;
}

const isNotUnderstood = (outcome: AttemptResult<TokenResponse>): boolean =>
  'error' in outcome && outcome.error instanceof ProtocolError && [400, 415, 422].includes(outcome.error.status ?? 0);

/** What the library would refuse, with a message that quotes the secret. */
function checkClient({ authUrl, clientId, clientSecret }: GrantOptions): void {
  const isPrintable = [clientId, clientSecret].every((text) => /^[\x20-\x7e]*$/.test(text));
  if (isPrintable && URL.canParse(authUrl) && /^https?:$/.test(new URL(authUrl).protocol)) return;
  throw new ConfigurationError(
    'The authorization URL, Client ID or Client Secret of the credential is missing or has a character that does not belong there.',
  );
}

function oauthClient(
  { authUrl, clientId, clientSecret }: GrantOptions,
  { timeoutMs, maxBytes }: GrantLimits,
  { bodyFormat, agent }: { readonly bodyFormat: GrantFormat['body']; readonly agent: Agent | undefined },
): AuthorizationCode {
  // Loaded when tokens are renewed: most runs start with valid ones, and the library takes long to load.
  const { AuthorizationCode } = require('simple-oauth2') as typeof import('simple-oauth2');
  return new AuthorizationCode({
    client: { id: clientId, secret: clientSecret },
    auth: { tokenHost: authUrl, tokenPath: TOKEN_PATH },
    // `force`: refusals are parsed with any content type.
    http: { timeout: timeoutMs, maxBytes, redirects: false, json: 'force', ...(agent && { agent }) },
    options: { bodyFormat, authorizationMethod: 'body' },
  });
}

async function attempt(
  client: AuthorizationCode,
  refreshToken: string,
  { clientSecret, vendor }: GrantOptions,
): Promise<AttemptResult<TokenResponse>> {
  const secrets = [clientSecret, refreshToken];
  try {
    const { token } = await client.createToken({ refresh_token: refreshToken }).refresh();
    // Computed by the library from the machine's clock.
    const { expires_at: _, ...answer } = token;
    const response = asTokenResponse(answer);
    return response ? { value: response } : grantError({ kind: 'malformed' }, secrets, vendor);
  } catch (error) {
    return grantError(grantFailureOf(error), secrets, vendor);
  }
}
