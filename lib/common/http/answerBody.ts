import { parseJson } from '../util/collections';
import type { HttpResponse, Method } from './transport';

/**
 * What an answer holds. `html`: the page of a printed document. `any`: an answer that is no JSON comes back as its text.
 */
export type AnswerFormat = 'json' | 'html' | 'any';

/** The body of an answer in the requested format; undefined when the answer is in another format. Default: JSON. */
export function answerBody(
  response: HttpResponse,
  { method, format = 'json' }: { readonly method: Method; readonly format?: AnswerFormat | undefined },
): { readonly body: unknown } | undefined {
  switch (format) {
    case 'json':
      return jsonBody(response, method);
    case 'html':
      return page(response);
    case 'any':
      return jsonBody(response, method) ?? plainText(response);
  }
}

/** A write may be answered without a body; a reading without one is no answer. */
function jsonBody({ status, body }: HttpResponse, method: Method): { body: unknown } | undefined {
  if (body.trim() === '' && (status === 204 || method !== 'GET')) {
    return { body: undefined };
  }
  const value = parseJson(body);
  return value === undefined ? undefined : { body: value };
}

/** HTML is known by its beginning, as no page of the vendor names its content type. */
const page = ({ body }: HttpResponse): { body: string } | undefined =>
  /^\s*<(?!\?xml)/.test(body) ? { body } : undefined;

/** JSON that cannot be read has broken off on the way. */
function plainText({ headers, body }: HttpResponse): { body: string } | undefined {
  const wasJson = /^\s*[[{]/.test(body) || (body.trim() !== '' && /\bjson\b/i.test(headers['content-type'] ?? ''));
  return wasJson ? undefined : { body };
}
