import { ProtocolError } from '../../errors';
import type { ListQuery } from '../system';
import { collectionPath } from './paths';
import { buildQuery } from './query';

/** Where a page is: the list's path and query, or the whole URL that the vendor gave for the next page. */
export interface PageLink {
  readonly path: string;
  readonly query?: string | undefined;
}

/** The first page of a list. */
export const firstLink = (query: ListQuery, size: number): PageLink => ({
  path: collectionPath(query.entity, query.parents),
  query: buildQuery(query, { limit: size }),
});

/** The same page with another number of records; nothing else of the link changes, not even its encoding. */
export const withSize = ({ path, query }: PageLink, size: number): PageLink =>
  query === undefined ? { path: withLimit(path, '?', size) } : { path, query: withLimit(query, '', size) };

/**
 * Checks the links of one list as they come: each a whole URL on one and the same origin, and none twice. (That it is
 * the connection's origin is for the client to check, which holds the token.)
 */
export function createLinkCheck(list: string): (next: string, page: number) => PageLink {
  const seen = new Set<string>();
  let origin: string | undefined;
  return (next, page) => {
    const url = URL.canParse(next) ? new URL(next) : undefined;
    if (!url?.host) throw new ProtocolError(`${list}: page ${page} names a next page that is no web address`);
    origin ??= url.origin;
    if (url.origin !== origin) throw new ProtocolError(`${list}: page ${page} names a next page on another server`);
    // The same position with another limit is the same page.
    const position = withLimit(next, '?', 0);
    if (seen.has(position)) throw new ProtocolError(`${list}: page ${page} names a next page that was already read`);
    seen.add(position);
    return { path: next };
  };
}

function withLimit(text: string, start: '?' | '', size: number): string {
  const limit = start === '' ? /(^|&)limit=\d*/ : /([?&])limit=\d*/;
  if (limit.test(text)) return text.replace(limit, `$1limit=${size}`);
  return `${text}${start === '?' && !text.includes('?') ? '?' : '&'}limit=${size}`;
}
