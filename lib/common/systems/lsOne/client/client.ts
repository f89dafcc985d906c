import type { HttpResponse } from '../../../http/transport';
import { parseExactJson } from '../../../util/exactJson';
import type { BearerClient } from '../../bearerClient';
import { type LsOneAnswer, type LsOneClient, type LsOneRequest, meaningsFor } from './request';

/** The client of one run on one connection. @param origin of the installation's API */
export const createLsOneClient = (client: BearerClient, origin: string): LsOneClient => ({
  async send({ path, query, body, repeat, format, acceptedStatuses = [], method }) {
    const answer = await client.send({
      method,
      url: `${origin}${path}${query ? `?${query}` : ''}`,
      text: body,
      repeat,
      acceptedStatuses,
      read: (response) => readBody(response, { method, format }),
      meanings: meaningsFor(method, path),
    });
    return { ...answer, serverNowMs: serverNowMs(answer.headers) };
  },
});

/** By its content: no page names the type of most answers. */
function readBody(
  { status, body: text }: HttpResponse,
  { method, format }: Pick<LsOneRequest, 'method' | 'format'>,
): { readonly body: unknown } | undefined {
  if (format === 'text') return { body: text };
  // What an error holds is not documented, and a write need not be answered with anything.
  if (status >= 300 || (text.trim() === '' && (status === 204 || method !== 'GET'))) return { body: undefined };
  const body = parseExactJson(text.replace(/^\uFEFF/, ''));
  return body === undefined ? undefined : { body };
}

function serverNowMs({ date = '' }: LsOneAnswer['headers']): number | undefined {
  const ms = Date.parse(date);
  return Number.isNaN(ms) ? undefined : ms;
}
