import { asTokenResponse, type TokenResponse } from '../auth/tokenResponse';
import { retryAfterMs } from '../http/retryAfter';
import { type AttemptResult, retryLoop } from '../http/retryLoop';
import { type HttpResponse, type Method, type Transport, TransportError } from '../http/transport';
import type { Clock } from '../util/clock';
import { isObject, parseJson } from '../util/collections';
import {
  ConfigurationError,
  type LightspeedError,
  PermissionError,
  ProtocolError,
  ReconnectError,
  UnavailableError,
} from '../util/errors';
import { redact } from '../util/redact';

export interface SecretServiceOptions {
  readonly secretId: string;
  /** `ELASTICIO_WORKSPACE_ID`, `ELASTICIO_API_URI`, `ELASTICIO_API_USERNAME`, `ELASTICIO_API_KEY` */
  readonly workspaceId: string;
  readonly apiUri: string;
  readonly apiUsername: string;
  readonly apiKey: string;
  readonly transport: Transport;
  readonly clock: Clock;
  /** Default: 4 attempts within 3 minutes; no wait longer than 60 s. */
  readonly limits?: SecretLimits;
  /** Name and version of the component: `lightspeed-component/1.0.0`. */
  readonly userAgent: string;
  /** Ids by which the platform's support finds the call; unknown ones stay empty. */
  readonly origin: { readonly flowId?: string; readonly stepId?: string; readonly messageId?: string };
}

export interface SecretLimits {
  readonly attempts: number;
  readonly maxWaitMs: number;
  readonly totalMs: number;
}

const DEFAULT_LIMITS: SecretLimits = { attempts: 4, maxWaitMs: 60_000, totalMs: 180_000 };

export interface Secret {
  readonly response: TokenResponse;
  readonly fields: Readonly<Record<string, unknown>>;
}

/** The platform's secret service. Calls are retried when it is busy, broken or unreachable. */
export interface SecretService {
  retrieve(): Promise<Secret>;
  /** Asks the platform to renew the tokens. */
  refresh(): Promise<Secret>;
}

export function createSecretService(options: SecretServiceOptions): SecretService {
  const { clock, apiUri, workspaceId, secretId, limits: { totalMs, ...limits } = DEFAULT_LIMITS } = options;
  const base = apiUri.replace(/\/+$/, '');
  const url = `${base}/v2/workspaces/${encodeURIComponent(workspaceId)}/secrets/${encodeURIComponent(secretId)}`;
  const call = async (method: Method, target: string) => {
    const endsAtMs = clock.nowMs() + totalMs;
    return secretOf(await retryLoop(() => attempt(options, method, target), { clock, ...limits, endsAtMs }));
  };

  return {
    retrieve: () => call('GET', url),
    refresh: () => call('POST', `${url}/refresh`),
  };
}

async function attempt(
  options: SecretServiceOptions,
  method: Method,
  url: string,
): Promise<AttemptResult<HttpResponse>> {
  try {
    const response = await options.transport.send({ method, url, headers: headers(options) });
    if (response.status >= 200 && response.status < 300) {
      return { value: response };
    }
    const waitMs = retryAfterMs(response.headers['retry-after'], response.headers['date']);
    return { ...refusal(response.status), retryAfterMs: waitMs };
  } catch (error) {
    if (!(error instanceof TransportError)) {
      throw error;
    }
    const text = `The platform's secret service gave no complete answer (${error.kind}). Try again later.`;
    return { error: new UnavailableError(text), again: true };
  }
}

function headers({ apiUsername, apiKey, userAgent, origin }: SecretServiceOptions): Record<string, string> {
  const { flowId = '', stepId = '', messageId = '' } = origin;
  return {
    accept: 'application/json',
    authorization: `Basic ${Buffer.from(`${apiUsername}:${apiKey}`).toString('base64')}`,
    'user-agent': userAgent,
    'x-request-id': `f:${flowId};s:${stepId};m:${messageId}`,
  };
}

function secretOf({ body }: HttpResponse): Secret {
  const { state, error, credentials } = attributesOf(body);
  if (state === 'error') {
    const says = typeof error === 'string' && error !== '' ? ` The platform says: "${redact(error)}".` : '';
    throw new ReconnectError(
      `The platform could not renew the access token of the credential.${says} Open the credential and authenticate again.`,
    );
  }
  const response = asTokenResponse(credentials);
  if (response === undefined) {
    throw new ConfigurationError(
      'The secret of the credential holds no access token: it has to be one of type OAuth2.',
    );
  }
  return { response, fields: objectOf(response.fields) };
}

/** `data` is an object; the documentation of the refresh shows an array of one. */
function attributesOf(body: string): Record<string, unknown> {
  const { data } = objectOf(parseJson(body));
  const { attributes } = objectOf(Array.isArray(data) ? data[0] : data);
  if (typeof attributes !== 'object' || attributes === null) {
    throw new ProtocolError("The answer of the platform's secret service holds no secret.");
  }
  return attributes as Record<string, unknown>;
}

const objectOf = (value: unknown): Record<string, unknown> => (isObject(value) ? value : {});

/** The error for a refusal of the secret service, and whether a retry may help. */
function refusal(status: number): { readonly error: LightspeedError; readonly again: boolean } {
  const details = { status };
  if (status === 401) {
    const text = 'The platform refuses the user that this step runs under (status 401).';
    return { error: new ConfigurationError(text, details), again: false };
  }
  if (status === 403) {
    const text =
      'The user that this step runs under may not read the secret of the credential: it needs the permissions workspaces.auth_secret.get and workspaces.auth_secret.refresh (status 403).';
    return { error: new PermissionError(text, details), again: false };
  }
  if (status === 404) {
    const text = 'The secret of the credential no longer exists. Choose another credential for this step.';
    return { error: new ConfigurationError(text, details), again: false };
  }
  if (isTemporary(status)) {
    const text = `The platform's secret service is busy (status ${status}). Try again later.`;
    return { error: new UnavailableError(text, details), again: true };
  }
  const text = `The platform's secret service gave an unexpected answer (status ${status}).`;
  return { error: new ProtocolError(text, details), again: false };
}

/** 409: another step has the same secret renewed at the moment. */
const isTemporary = (status: number) => status === 408 || status === 409 || status === 429 || status >= 500;
