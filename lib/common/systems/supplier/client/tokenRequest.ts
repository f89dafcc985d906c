import { asTokenResponse } from '../../../auth/tokenResponse';
import type { TokenResponse } from '../../../auth/tokens';
import { type Meanings, requestFailureOf } from '../../../http/failure';
import type { RetryLimits } from '../../../http/retry';
import { isRefusal, isUnclear } from '../../../http/retry';
import { retryAfterMs } from '../../../http/retryAfter';
import { type AttemptResult, retryLoop } from '../../../http/retryLoop';
import { asOutcome, type HttpResponse, type Transport, TransportError } from '../../../http/transport';
import type { Clock } from '../../../util/clock';
import { isObject, parseJson } from '../../../util/collections';
import { ConfigurationError, ProtocolError, ReconnectError, UnavailableError } from '../../../util/errors';
import { createSecrets } from '../../../util/redact';
import type { Credential, Login } from './credential';
import { VENDOR } from './vendor';

export interface TokenRequestContext {
  readonly client: Pick<Credential, 'authUrl' | 'clientId' | 'clientSecret'>;
  /** To the authorization server. */
  readonly transport: Transport;
  readonly clock: Clock;
  readonly settings: RetryLimits;
}

/** What is spent for tokens. */
export type Grant = { readonly refreshToken: string } | Login;

const PATH = '/oauth/token';
const MAX_ATTEMPTS = 4;
const MAX_WAIT_MS = 60_000;

/**
 * Asks the authorization server for tokens. A refresh token by the vendor's page (Refresh Token and Automation); that page
 * shows neither the request with user name and password nor how the client is proven: both are read as OAuth 2 has them
 * (RFC 6749, 4.3 and 2.3.1).
 *
 * @throws ReconnectError when the refresh token, or user name and password, are refused: a person has to act
 * @throws ConfigurationError for a wrong client or server; UnavailableError; ProtocolError
 */
export function requestTokens(context: TokenRequestContext, grant: Grant): Promise<TokenResponse> {
  const { clock, settings } = context;
  return retryLoop(() => attempt(context, grant), {
    clock,
    attempts: Math.min(MAX_ATTEMPTS, settings.tries),
    maxWaitMs: MAX_WAIT_MS,
    endsAtMs: clock.nowMs() + settings.retryLimitMs,
  });
}

async function attempt(
  { client, transport }: TokenRequestContext,
  grant: Grant,
): Promise<AttemptResult<TokenResponse>> {
  const outcome = await transport
    .send({
      method: 'POST',
      url: client.authUrl + PATH,
      headers: {
        // Not form-encoded, as the vendor's tools send it: keys and secrets of letters and digits are the same either way.
        Authorization: `Basic ${Buffer.from(`${client.clientId}:${client.clientSecret}`).toString('base64')}`,
        Accept: 'application/json',
        'Content-Type': 'application/x-www-form-urlencoded',
      },
      body: new URLSearchParams(formOf(grant)).toString(),
    })
    .catch(asOutcome);
  if (outcome instanceof TransportError) return { error: unreached(outcome), again: true };
  if (outcome.status >= 300) return refusal(outcome, grant, [client.clientSecret, ...Object.values(grant)]);
  const tokens = asTokenResponse(parseJson(outcome.body));
  return tokens ? { value: tokens } : { error: new ProtocolError(NO_TOKEN, DETAILS), again: false };
}

const formOf = (grant: Grant): Record<string, string> =>
  'refreshToken' in grant
    ? { grant_type: 'refresh_token', refresh_token: grant.refreshToken }
    : { grant_type: 'password', username: grant.userName, password: grant.password };

const DETAILS = { method: 'POST', path: PATH } as const;

const NO_TOKEN = `The answer of ${VENDOR}'s authorization server holds no access token. Check "Authorization URL" of the credential.`;

const unreached = (outcome: TransportError) =>
  new UnavailableError(
    `${outcome.message}. Check "Authorization URL" of the credential and the network, or try again later.`,
    { ...DETAILS, status: outcome.status, cause: outcome },
  );

function refusal(
  outcome: HttpResponse,
  grant: Grant,
  secrets: readonly string[],
): Exclude<AttemptResult<never>, { readonly value: never }> {
  const { conceal } = createSecrets(...secrets);
  const body = conceal(outcome.body);
  const failure = requestFailureOf(
    { ...outcome, body },
    { ...DETAILS, vendor: VENDOR, meanings: meanings(body, grant) },
  );
  return {
    error: failure.error,
    again: isRefusal(failure) || isUnclear(failure),
    retryAfterMs: retryAfterMs(outcome.headers['retry-after'], outcome.headers['date']),
  };
}

/** The codes are those of RFC 6749, 5.2. */
function meanings(body: string, grant: Grant): Meanings {
  const answer = parseJson(body);
  const code = isObject(answer) ? answer['error'] : undefined;
  const refused = [ReconnectError, 'refreshToken' in grant ? NO_REFRESH : NO_LOGIN] as const;
  const client = [ConfigurationError, NO_CLIENT] as const;
  return {
    400: code === 'invalid_grant' ? refused : [ConfigurationError, NOT_UNDERSTOOD],
    401: code === 'invalid_grant' ? refused : client,
    403: client,
    ...Object.fromEntries([301, 302, 303, 307, 308, 404, 405, 410].map((status) => [status, NO_SERVICE])),
  };
}

const NO_REFRESH =
  'does not accept the refresh token of the credential any more. A person has to enter a new one, or "User Name" and "Password"';
const NO_LOGIN = 'does not accept "User Name" and "Password" of the credential. A person has to correct them';
const NO_CLIENT = 'does not accept "Client ID" and "Client Secret" of the credential';
const NOT_UNDERSTOOD =
  'did not understand the request for an access token. If the credential has no "Refresh Token", enter one';
const NO_SERVICE = [
  ConfigurationError,
  'has no token service at this address. Check "Authorization URL" of the credential; the service may have moved or been closed',
] as const;
