import { MAX_DEPTH } from '../util/collections';
import {
  ConfigurationError,
  type ErrorDetails,
  InputError,
  type LightspeedError,
  NotFoundError,
  PermissionError,
  ProtocolError,
  ReconnectError,
  UnavailableError,
} from '../util/errors';
import { errorText } from './errorText';
import { rayOf } from './ray';
import type { Failure } from './retry';
import { type HttpResponse, type Method, TransportError } from './transport';
import { vendorIds } from './vendorIds';

/** What an error may say about the request that failed. */
export interface RequestDescription {
  readonly method: Method;
  /** Without query. */
  readonly path: string;
  /** Any one of them allows the request. */
  readonly scopes?: readonly string[] | undefined;
  /** Whose system it is, for the text. */
  readonly vendor: string;
  /** What a status means where it is not the usual; the texts follow the vendor's name. */
  readonly meanings?: Meanings | undefined;
}

export type Meanings = Readonly<Record<number, readonly [ErrorClass, string]>>;

type ErrorClass = new (message: string, details: ErrorDetails) => LightspeedError;

/**
 * The failure behind an answer that is not 2xx, or behind an exchange without a whole answer.
 * Source: vendor's page Errors; the classes are ours, by what the user can do.
 */
export function requestFailureOf(outcome: HttpResponse | TransportError, request: RequestDescription): Failure {
  const { status } = outcome;
  if (outcome instanceof TransportError) {
    const ErrorOfKind = outcome.kind === 'tooLarge' ? ConfigurationError : UnavailableError;
    const details = { status, method: request.method, path: request.path, cause: outcome };
    const text = `${outcome.message}${outcome.kind === 'refused' ? UNREACHED : ''}`;
    return { kind: outcome.kind, status, error: new ErrorOfKind(sentence(text, details), details) };
  }
  const [ErrorOfStatus, meaning] = meaningOf(outcome.status, request);
  const details = detailsOf(outcome, request);
  const words = errorText(outcome.body);
  const ids = vendorIds(outcome.body);
  const text = `${meaning}${words ? `: ${words}` : ''}${ids ? ` (${ids})` : ''}`;
  return { kind: 'status', status, error: new ErrorOfStatus(sentence(text, details), details) };
}

/** The failure behind a 2xx answer that is not in its format; like an answer that broke off, its content is lost. */
export function unreadableFailure(response: HttpResponse, request: RequestDescription, format = 'JSON'): Failure {
  const details = detailsOf(response, request);
  const text = sentence(`${request.vendor} answered with something that is not ${format}`, details);
  return { kind: 'truncated', status: response.status, error: new ProtocolError(text, details) };
}

/** The failure behind a 2xx answer whose data are nested beyond all measure; like one that is too large. */
export function tooDeepFailure(response: HttpResponse, request: RequestDescription): Failure {
  const details = detailsOf(response, request);
  const text = sentence(
    `${request.vendor} answered with data that are nested more than ${MAX_DEPTH} levels deep`,
    details,
  );
  return { kind: 'tooLarge', status: response.status, error: new ProtocolError(text, details) };
}

const UNREACHED =
  ': check "Environment URL" of the credential and the network, or try again later if the server is down';

function meaningOf(
  status: number,
  { scopes = [], vendor, meanings }: RequestDescription,
): readonly [ErrorClass, string] {
  const own = meanings?.[status];
  if (status === 403 && !own) {
    return [
      PermissionError,
      scopes.length > 0 ? `${FORBIDDEN} (needed is the scope ${scopes.join(' or ')})` : FORBIDDEN,
    ];
  }
  const usual = status >= 500 ? OUTAGE : status >= 300 && status < 400 ? REDIRECT : ODD;
  const [ErrorOfStatus, text] = own ?? MEANINGS[status] ?? usual;
  return [ErrorOfStatus, `${vendor} ${text}`];
}

const FORBIDDEN = 'The user who authenticated this credential may not do this, or the credential lacks the permission';
const OUTAGE = [UnavailableError, 'has a fault or is overloaded'] as const;
const REDIRECT = [ProtocolError, 'redirected the request, which is not followed'] as const;
const ODD = [ProtocolError, 'answered in a way that this component does not know'] as const;
const REFUSED_INPUT = 'does not accept this request';

const MEANINGS: Meanings = {
  400: [InputError, REFUSED_INPUT],
  401: [ReconnectError, 'does not accept this credential any more, authenticate it again'],
  404: [NotFoundError, 'did not find it in this account'],
  405: [ProtocolError, 'does not offer this'],
  408: [UnavailableError, 'gave up waiting for the request'],
  409: [InputError, 'found a conflict, perhaps somebody else changed the object at the same time'],
  410: [NotFoundError, 'says that it is gone'],
  413: [InputError, `${REFUSED_INPUT}, because it is too large`],
  414: [InputError, `${REFUSED_INPUT}, because its filter is too long`],
  422: [InputError, REFUSED_INPUT],
  429: [UnavailableError, 'refused the request because its rate limit is used up'],
};

const detailsOf = ({ status, headers }: HttpResponse, { method, path }: RequestDescription): ErrorDetails => ({
  status,
  method,
  path,
  ray: rayOf(headers),
});

/** The text with the facts that support asks for. */
export function sentence(text: string, { method, path, status, ray }: ErrorDetails): string {
  const facts = [`${method} ${path}`, status && `status ${status}`, ray && `Cf-Ray ${ray}`].filter(Boolean);
  return `${text.replace(/\.$/, '')} (${facts.join(', ')}).`;
}
