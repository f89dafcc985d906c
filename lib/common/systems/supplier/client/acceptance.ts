import type { HttpResponse } from '../../../http/transport';

/**
 * Reads the answer to a write. No page tells what it holds, so that anything with a status 2xx counts, but a page of HTML:
 * that is from a server in between, which may have let nothing through.
 */
export const readAcceptance = ({ body }: HttpResponse): { readonly body: undefined } | undefined =>
  HTML.test(body) ? undefined : { body: undefined };

const HTML = /^\s*<(?!\?xml)/;
