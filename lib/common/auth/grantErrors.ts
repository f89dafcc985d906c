import type { AttemptResult } from '../http/retryLoop';
import {
  ConfigurationError,
  type ErrorDetails,
  type LightspeedError,
  ProtocolError,
  ReconnectError,
  UnavailableError,
} from '../util/errors';
import { createSecrets, redact } from '../util/redact';
import type { GrantFailure } from './grantFailure';

type Failed = Exclude<AttemptResult<never>, { readonly value: never }>;

/**
 * The error of a failed grant, and whether a retry may help. Every grant may be repeated: the old refresh token stays valid
 * until the new access token is used. `secrets` are removed from the vendor's text.
 * Source: vendor's pages Refresh Token and Authorization Code.
 */
export function grantError(failure: GrantFailure, secrets: readonly string[], vendor: string): Failed {
  const { kind, status } = failure;
  const details = { status, method: 'POST', path: TOKEN_PATH, ray: failure.ray };
  if (kind === 'network') {
    const text = `${vendor}'s authorization server gave no complete answer${failure.code ? ` (${failure.code})` : ''}.`;
    return {
      error: new UnavailableError(`${text} Check the authorization URL, or try again later.`, details),
      again: true,
    };
  }
  if (isTemporary(status)) {
    const busy = status === 429 ? 'asks to renew access tokens less often' : 'has a fault';
    const error = new UnavailableError(`${vendor}'s authorization server ${busy} (status ${status}).`, details);
    return { error, again: true, retryAfterMs: failure.retryAfterMs };
  }
  if (status !== undefined && status >= 300) {
    const words = vendorErrorText(failure.payload, secrets);
    return { error: refusal(status, words, details, vendor), again: false };
  }
  const issue = kind === 'tooLarge' ? 'is too large' : 'holds no access token';
  const text = `The answer of ${vendor}'s authorization server ${issue}. Check the authorization URL of the credential.`;
  return { error: new ProtocolError(text, details), again: false };
}

export const TOKEN_PATH = '/auth/oauth/token';

const isTemporary = (status = 0) => status === 408 || status === 429 || status >= 500;

function refusal(
  status: number,
  { code, words }: VendorErrorText,
  details: ErrorDetails,
  vendor: string,
): LightspeedError {
  const says = words ? ` ${vendor} says: "${words}".` : '';
  if (code === 'invalid_grant') {
    return new ReconnectError(
      `${vendor} no longer accepts this connection: it was revoked, or not used for 30 days.${says} Press Authenticate again in the credential.`,
      details,
    );
  }
  if (code === 'invalid_client' || code === 'unauthorized_client' || status === 401 || status === 403) {
    return new ConfigurationError(
      `${vendor} does not accept the Client ID and Client Secret of the credential (status ${status}).${says} Compare both with the registration of the client; authenticating again does not help.`,
      details,
    );
  }
  if (status < 400 || status === 404) {
    return new ConfigurationError(
      `The authorization URL of the credential does not lead to ${vendor}'s token service (status ${status}).`,
      details,
    );
  }
  return new ProtocolError(
    `${vendor} rejected the renewal of the access token (status ${status}, ${code ?? 'no error code'}).${says} This is a fault of the component.`,
    details,
  );
}

interface VendorErrorText {
  readonly code?: string | undefined;
  readonly words?: string | undefined;
}

function vendorErrorText(payload: unknown, secrets: readonly string[]): VendorErrorText {
  if (typeof payload !== 'object' || payload === null) {
    return {};
  }
  const { error, error_description, hint, message } = payload as Record<string, unknown>;
  const words = [hint, error_description, message].find((text) => typeof text === 'string' && text !== '');
  const { conceal } = createSecrets(...secrets);
  return {
    code: typeof error === 'string' ? redact(conceal(error)) : undefined,
    words: typeof words === 'string' ? redact(conceal(words)) : undefined,
  };
}
