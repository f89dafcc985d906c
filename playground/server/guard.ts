import { timingSafeEqual } from 'node:crypto';
import type { IncomingMessage } from 'node:http';

/**
 * Whether a request comes from the page itself: to this host under its own name, from no other origin, and with the
 * token of the URL. Without it any page that is open in the browser could run functions with the account's tokens.
 *
 * @returns the path below the token, or the status of the refusal
 */
export function admit(
  { headers, url = '/' }: Pick<IncomingMessage, 'headers' | 'url'>,
  { port, token }: { readonly port: number; readonly token: string },
): { readonly path: string } | { readonly status: number } {
  const hosts = ['127.0.0.1', 'localhost'].map((name) => `${name}:${port}`);
  if (!hosts.includes(headers.host ?? '')) return { status: 421 };
  const { origin } = headers;
  if (origin !== undefined && origin !== `http://${headers.host}`) return { status: 403 };
  const [, given = '', ...rest] = (url.split('?')[0] ?? '').split('/');
  return isEqual(given, token) ? { path: `/${rest.join('/')}` } : { status: 404 };
}

function isEqual(given: string, token: string): boolean {
  const [a, b] = [given, token].map((text) => Buffer.from(text));
  return a !== undefined && b !== undefined && a.length === b.length && timingSafeEqual(a, b);
}
