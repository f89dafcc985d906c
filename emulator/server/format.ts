import type { ApiReply } from '../types';
import { type Answer, jsonAnswer } from './answer';
import type { ServerRequest } from './readRequest';

/** Turns an element tree into XML text. */
export type ToXml = (rootName: string, body: unknown) => string;

/** Writes a reply in the form that the request asked for: XML unless JSON was asked for. */
export function format(
  reply: ApiReply,
  request: ServerRequest,
  headers: Readonly<Record<string, string>>,
  toXml: ToXml,
): Answer {
  if (reply.html !== undefined) {
    return { status: reply.status, headers: { 'Content-Type': 'text/html', ...headers }, text: reply.html };
  }
  if (reply.file) {
    const { contentType, content } = reply.file;
    return { status: reply.status, headers: { 'Content-Type': contentType, ...headers }, text: content };
  }
  if (wantsJson(request)) return jsonAnswer(reply.status, reply.body, headers);
  // No page names the root of an XML answer.
  const text = toXml(reply.status < 400 ? 'Response' : 'Error', reply.body);
  return { status: reply.status, headers: { 'Content-Type': XML_TYPE, ...headers }, text };
}

const XML_TYPE = 'application/vnd.merchantos.pos-v1+xml';

/** The suffix, unless the Accept header names one of the two; then that wins. Source: vendor's page Introduction. */
function wantsJson({ headers, suffix }: ServerRequest): boolean {
  const [named] = /\b(json|xml)\b/i.exec(headers.accept ?? '') ?? [];
  return named === undefined ? suffix === '.json' : named.toLowerCase() === 'json';
}
