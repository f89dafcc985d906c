import { AuthorizationCode } from 'simple-oauth2';
import type { Clock } from '../clock';
import { ConfigurationError } from '../errors';
import { type AttemptLimit, createAttemptLimit } from './attemptLimit';
import { type GrantFailure, grantError, TOKEN_PATH } from './grantErrors';
import { type Attempt, repeat, retryAfterMs } from './repeat';
import { asTokenResponse, type TokenResponse } from './tokenResponse';

/** Spends a refresh token: resolves with the vendor's whole answer. */
export type RefreshGrant = (refreshToken: string) => Promise<TokenResponse>;

export interface GrantOptions {
  /** Origin of the authorization server, e.g. `https://cloud.lightspeedapp.com`. */
  readonly authUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly clock: Clock;
  readonly limits?: Partial<GrantLimits>;
  /** Shared by everybody who renews the same connection; default: one of its own. */
  readonly attemptLimit?: AttemptLimit;
}

export interface GrantLimits {
  /** For the head of the answer, and once more for its body. Default 20 s. */
  readonly timeoutMs: number;
  /** Of the answer's body. Default 1 MiB. */
  readonly maxBytes: number;
  /** Default 4: one of the vendor's five a minute is left to other steps. */
  readonly attempts: number;
  /** Longest wait that a 429 may ask for. Default 60 s. */
  readonly maxWaitMs: number;
}

const DEFAULT_LIMITS: GrantLimits = { timeoutMs: 20_000, maxBytes: 1 << 20, attempts: 4, maxWaitMs: 60_000 };

/**
 * The refresh grant of a client. Network errors, 429 and 5xx are repeated with the same refresh token, which the vendor
 * allows until the new access token has been used; store the answer before that. Source: vendor's page Refresh Token.
 *
 * @throws ReconnectError, ConfigurationError, UnavailableError (after all attempts), ProtocolError
 */
export function createRefreshGrant(options: GrantOptions): RefreshGrant {
  const { clock, attemptLimit = createAttemptLimit(clock) } = options;
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const client = oauthClient(options, limits);

  return (refreshToken) =>
    repeat(
      async () => {
        await attemptLimit.take();
        return attempt(client, refreshToken, [options.clientSecret, refreshToken], clock.nowMs());
      },
      { clock, attempts: limits.attempts, maxWaitMs: limits.maxWaitMs },
    );
}

function oauthClient({ authUrl, clientId, clientSecret }: GrantOptions, { timeoutMs, maxBytes }: GrantLimits) {
  try {
    return new AuthorizationCode({
      client: { id: clientId, secret: clientSecret },
      auth: { tokenHost: authUrl, tokenPath: TOKEN_PATH },
      // `force`: a refusal counts whatever its content type says.
      http: { timeout: timeoutMs, maxBytes, redirects: false, json: 'force' },
      options: { bodyFormat: 'json', authorizationMethod: 'body' },
    });
  } catch {
    // The library's own message quotes the secret.
    throw new ConfigurationError(
      'The authorization URL, Client ID or Client Secret of the credential is missing or has a character that does not belong there.',
    );
  }
}

async function attempt(
  client: AuthorizationCode,
  refreshToken: string,
  secrets: readonly string[],
  nowMs: number,
): Promise<Attempt<TokenResponse>> {
  try {
    const { token } = await client.createToken({ refresh_token: refreshToken }).refresh();
    // Computed by the library from the machine's clock; not the vendor's.
    const { expires_at: _, ...answer } = token;
    const response = asTokenResponse(answer);
    return response ? { value: response } : grantError({ kind: 'malformed' }, secrets);
  } catch (error) {
    return grantError(failureOf(error as WreckError, nowMs), secrets);
  }
}

/** What the library throws. It carries the request with its secrets: never a cause of our errors. */
interface WreckError extends Error {
  readonly isBoom?: boolean;
  readonly code?: string;
  readonly output?: { readonly statusCode: number };
  readonly data?: {
    readonly code?: string;
    readonly isResponseError?: boolean;
    readonly payload?: unknown;
    readonly res?: {
      readonly statusCode: number;
      readonly headers: Record<string, string | undefined>;
      destroy(): void;
    };
  } | null;
}

function failureOf(error: WreckError, nowMs: number): GrantFailure {
  const { data } = error;
  if (!data?.res) {
    const code = data?.code ?? error.code;
    // Without a code and not of the library: it stumbled over a body that is no object.
    return code || error.isBoom ? { kind: 'network', code } : { kind: 'malformed' };
  }
  const { statusCode: status, headers } = data.res;
  const answer = { status, ray: headers['cf-ray'], retryAfterMs: retryAfterMs(headers['retry-after'], nowMs) };
  if (data.isResponseError) {
    return { ...answer, kind: 'answer', payload: data.payload };
  }
  // The library leaves a body that it gave up on open.
  data.res.destroy();
  return { ...answer, kind: unreadable(error) };
}

function unreadable({ output, data }: WreckError): GrantFailure['kind'] {
  if (output?.statusCode === 413) {
    return 'tooLarge';
  }
  return data?.payload === undefined ? 'network' : 'malformed';
}
