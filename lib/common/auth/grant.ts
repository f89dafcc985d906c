import { AuthorizationCode } from 'simple-oauth2';
import type { Clock } from '../clock';
import { ConfigurationError } from '../errors';
import { type AttemptLimit, createAttemptLimit } from './attemptLimit';
import { grantError, TOKEN_PATH } from './grantErrors';
import { failureOf } from './grantFailure';
import { type Attempt, repeat } from './repeat';
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
        return attempt(client, refreshToken, [options.clientSecret, refreshToken]);
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
): Promise<Attempt<TokenResponse>> {
  try {
    const { token } = await client.createToken({ refresh_token: refreshToken }).refresh();
    // Computed by the library from the machine's clock; not the vendor's.
    const { expires_at: _, ...answer } = token;
    const response = asTokenResponse(answer);
    return response ? { value: response } : grantError({ kind: 'malformed' }, secrets);
  } catch (error) {
    return grantError(failureOf(error), secrets);
  }
}
