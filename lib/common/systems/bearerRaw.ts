import { messageError } from '../util/issues';
import type { BearerClient } from './bearerClient';
import { isPathWithin, splitAddress } from './rawAddress';
import { rawAnswer, rawBody, readRawRequest } from './rawInput';
import type { RawService } from './services';

/**
 * Requests of the user's own, sent by the connection's client. Reads are repeated after any failure, writes only when they
 * surely did not happen.
 *
 * @param origins the only places that requests go to; the first one is that of a path alone
 */
export const bearerRaw = (client: BearerClient, origins: readonly [string, ...string[]]): RawService => ({
  async send(body, { acceptsNotFound }) {
    const request = readRawRequest(body);
    const { method } = request;
    const answer = await client.send({
      method,
      url: readUrl(request.url, origins),
      body: rawBody(request),
      repeat: method === 'GET' ? 'always' : 'ifNotDone',
      format: 'any',
      acceptedStatuses: acceptsNotFound ? [404] : [],
    });
    return { ...rawAnswer(answer) };
  },
});

function readUrl(text: string, origins: readonly [string, ...string[]]): string {
  const { origin, path, query } = splitAddress(text, origins);
  if (!isPathWithin(path)) throw messageError([PATHS_ARE]);
  return `${origin}/${path.replace(/^\//, '')}${query ? `?${query}` : ''}`;
}

const PATHS_ARE = '"url" must be a path without empty parts, dots alone, spaces, backslashes or #';
