import { type RawAnswer, type RawRequest, rawAnswer, rawBody } from '../../../rawInput';
import type { RetailClient } from '../../client/request';
import { pathEntity } from './pathEntity';
import { rawPrice } from './rawPrice';
import { readRawUrl } from './rawUrl';

export interface RetailRawRequest extends RawRequest {
  /** A 404 is an answer like any other. */
  readonly acceptsNotFound?: boolean;
}

/**
 * Sends a request of the user's own through the connection's client: with its tokens, in its turn, priced beforehand as
 * far as the request shows it. Reads are repeated after any failure, writes only when they surely did not happen.
 *
 * @param origin of the connection's API, the only place that requests go to
 */
export async function sendRaw(client: RetailClient, origin: string, request: RetailRawRequest): Promise<RawAnswer> {
  const { method, url, acceptsNotFound = false } = request;
  const { path, suffix, query } = readRawUrl(url, origin);
  const body = rawBody(request);
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
  return rawAnswer(answer);
}
