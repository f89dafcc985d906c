import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import { type ParsedBody, parseBody } from './parseBody';

/** A whole request as the server's stages see it. */
export interface ServerRequest {
  readonly method: string;
  /** As on the wire: path and query. */
  readonly url: string;
  readonly path: string;
  /** Raw, without `?`. */
  readonly query: string;
  readonly params: URLSearchParams;
  readonly headers: IncomingHttpHeaders;
  readonly body: ParsedBody;
  /** Decoded, suffix removed; undefined when the path cannot be decoded. */
  readonly segments: readonly string[] | undefined;
  /** `.json`, `.xml`, `.html`, `.pdf` or empty. */
  readonly suffix: string;
}

/** Resolves with undefined when the body is larger than the server takes. */
export async function readRequest(message: IncomingMessage): Promise<ServerRequest | undefined> {
  const content = await readContent(message);
  if (!content) return undefined;
  const { method = 'GET', url = '/', headers } = message;
  const [path = '', ...rest] = url.split('?');
  const query = rest.join('?');
  return {
    method,
    url,
    path,
    query,
    params: new URLSearchParams(query),
    headers,
    body: await parseBody(content, headers['content-type']),
    ...split(path, /^text\/html/i.test(headers['content-type'] ?? '')),
  };
}

const MAX_BODY_BYTES = 20 * 1024 * 1024;

async function readContent(message: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read to the end even so: leaving would break the connection before the answer.
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return size <= MAX_BODY_BYTES ? Buffer.concat(chunks) : undefined;
}

/** A content type of HTML asks for a document's HTML just as the suffix does. */
function split(path: string, asksForHtml: boolean): Pick<ServerRequest, 'segments' | 'suffix'> {
  const [, bare = path, ending = ''] = /^(.*?)(\.(?:json|xml|html|pdf))?$/i.exec(path) ?? [];
  const suffix = asksForHtml ? '.html' : ending.toLowerCase();
  try {
    return { segments: bare.split('/').slice(1).map(decodeURIComponent), suffix };
  } catch {
    return { segments: undefined, suffix };
  }
}
