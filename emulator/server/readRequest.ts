import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import busboy from 'busboy';
import type { BodyPart } from '../types';

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
  /** The body as it came. */
  readonly content: Buffer;
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
    content,
    body: await parseBody(content, headers['content-type']),
    ...split(path, /^text\/html/i.test(headers['content-type'] ?? '')),
  };
}

const MAX_BODY_BYTES = 20 * 1024 * 1024;

async function readContent(message: IncomingMessage): Promise<Buffer | undefined> {
  if (!hasBody(message.headers)) return NOTHING;
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of message as AsyncIterable<Buffer>) {
    size += chunk.length;
    // Read to the end even so: leaving would break the connection before the answer.
    if (size <= MAX_BODY_BYTES) chunks.push(chunk);
  }
  return size <= MAX_BODY_BYTES ? Buffer.concat(chunks) : undefined;
}

const NOTHING = Buffer.alloc(0);

/** A request without a body declares neither. Source: RFC 9112, section 6.3. */
const hasBody = (headers: IncomingHttpHeaders): boolean =>
  headers['content-length'] !== undefined || headers['transfer-encoding'] !== undefined;

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

/** The body of a request as far as it could be read. */
export type ParsedBody =
  | { readonly kind: 'none' }
  /** `declared`: the content type said JSON; without it JSON is accepted as well, where the caller wants to. */
  | { readonly kind: 'json'; readonly value: unknown; readonly text: string; readonly declared: boolean }
  | { readonly kind: 'multipart'; readonly parts: readonly BodyPart[] }
  | { readonly kind: 'malformed' };

async function parseBody(content: Buffer, contentType = ''): Promise<ParsedBody> {
  if (content.length === 0) return { kind: 'none' };
  try {
    if (/^multipart\/form-data/i.test(contentType)) {
      return { kind: 'multipart', parts: await parseParts(content, contentType) };
    }
    const text = content.toString('utf8');
    return { kind: 'json', value: JSON.parse(text), text, declared: /json/i.test(contentType) };
  } catch {
    return { kind: 'malformed' };
  }
}

function parseParts(content: Buffer, contentType: string): Promise<BodyPart[]> {
  return new Promise((resolve, reject) => {
    const parts: BodyPart[] = [];
    const parser = busboy({ headers: { 'content-type': contentType } });
    parser.on('field', (name, value, { mimeType }) => {
      parts.push({ name, contentType: mimeType, content: Buffer.from(value) });
    });
    parser.on('file', (name, stream, { filename, mimeType }: { filename?: string; mimeType: string }) => {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        const content = Buffer.concat(chunks);
        parts.push({ name, contentType: mimeType, content, ...(filename !== undefined && { fileName: filename }) });
      });
    });
    parser.on('error', reject);
    parser.on('close', () => resolve(parts));
    parser.end(content);
  });
}
