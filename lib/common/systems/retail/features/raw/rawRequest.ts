import type { Method } from '../../../../http/transport';
import { messageError } from '../../../../util/issues';
import type { RetailClient } from '../../client/request';
import { pathEntity } from './pathEntity';
import { rawPrice } from './rawPrice';
import { readRawUrl } from './rawUrl';

/** A request as the user wrote it. */
export interface RawRequest {
  readonly method: Method;
  /** See {@link readRawUrl}. */
  readonly url: string;
  /** Body; undefined without one. */
  readonly data?: Readonly<Record<string, unknown>> | undefined;
  /** A 404 is an answer like any other. */
  readonly acceptsNotFound?: boolean;
}

export interface RawAnswer {
  readonly statusCode: number;
  /** Names in lower case; without cookies and credentials. */
  readonly headers: Readonly<Record<string, string>>;
  /** The vendor's own JSON, or the text of another kind of answer. */
  readonly responseBody: unknown;
}

/**
 * Sends a request of the user's own through the connection's client: with its tokens, in its turn, priced beforehand as
 * far as the request shows it. Reads are repeated after any failure, writes only when they surely did not happen.
 *
 * @param origin of the connection's API, the only place that requests go to
 */
export async function sendRaw(client: RetailClient, origin: string, request: RawRequest): Promise<RawAnswer> {
  const { method, url, acceptsNotFound = false } = request;
  const { path, suffix, query } = readRawUrl(url, origin);
  const body = bodyFor(request);
  const answer = await client.send({
    method,
    path: path + suffix,
    query,
    body,
    costDrips: rawPrice({ method, path, query, body }),
    repeat: method === 'GET' ? 'always' : 'ifNotDone',
    scopes: pathEntity(path)?.entity.scopes,
    format: 'any',
    acceptedStatuses: acceptsNotFound ? [404] : [],
  });
  return { statusCode: answer.status, headers: withoutSecrets(answer.headers), responseBody: answer.body ?? '' };
}

/** A mapping that is left empty arrives as `{}`. A POST needs a body even if it says nothing. */
function bodyFor({ method, data = {} }: RawRequest): RawRequest['data'] {
  const isEmpty = Object.keys(data).length === 0;
  if (method !== 'GET' && method !== 'DELETE') return data;
  if (!isEmpty) throw messageError([`"data" cannot be sent with ${method}; put its values into the URL`]);
  return undefined;
}

const withoutSecrets = (headers: RawAnswer['headers']): RawAnswer['headers'] =>
  Object.fromEntries(Object.entries(headers).filter(([name]) => !SECRET.test(name)));

const SECRET = /cookie|authori[sz]ation|authenticat|token|secret|api-?key/;
