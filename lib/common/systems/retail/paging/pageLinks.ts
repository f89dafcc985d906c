import { isDeepStrictEqual } from 'node:util';
import { parsedUrl } from '../../../http/parsedUrl';
import { ProtocolError } from '../../../util/errors';

/** Pages in a row: a filter may leave one without records, but a server that brings nothing again and again is lost. */
const MAX_IDLE_PAGES = 5;

const ENDLESS = `but brings nothing new, like the ${MAX_IDLE_PAGES - 1} pages before it; the list has no end`;

/** Where a page is: the list's path and query, or the whole URL that the vendor gave for the next page. */
export interface PageLink {
  readonly path: string;
  readonly query?: string | undefined;
}

/** A `next` link, and the page that named it. */
export interface NextLink {
  readonly next: string;
  /** 1-based. */
  readonly page: number;
  /** Of the answer that the link came in. */
  readonly status: number;
  /** The URL of that page. */
  readonly url?: string | undefined;
  /** The records of that page. */
  readonly records: readonly unknown[];
}

/** The same page with another number of records; nothing else of the link changes, not even its encoding. */
export const withSize = ({ path, query }: PageLink, size: number): PageLink =>
  query === undefined ? { path: withLimit(path, '?', size) } : { path, query: withLimit(query, '', size) };

/**
 * Checks the links of one list, one after the other: each a whole URL on the origin of the connection (not known: that of the
 * first one), to the list and account that the first page is of, none to a page that was read, the first one included, and
 * not again and again from pages without records, or with the same ones.
 */
export function createLinkCheck(list: string, first: PageLink, connected?: string): (link: NextLink) => PageLink {
  const seen = new Set([positionOf(first.query ?? '')]);
  let origin = connected;
  let listPath: string | undefined;
  let idlePages = 0;
  let lastRecords: readonly unknown[] = [];
  return ({ next, page, status, url: requested = next, records }) => {
    const refuse = (why: string) =>
      new ProtocolError(`${list}: page ${page} (status ${status}) names a next page ${why}`, { status });
    const url = parsedUrl(next);
    if (!url?.host) throw refuse('that is no web address');
    origin ??= url.origin;
    if (url.origin !== origin || url.username || url.password) throw refuse('on another server');
    listPath ??= listPathOf(new URL(requested));
    if (listPathOf(url) !== listPath) throw refuse('of another account or another list');
    const position = positionOf(url.search);
    if (seen.has(position)) throw refuse('that was already read');
    seen.add(position);
    idlePages = records.length > 0 && !isDeepStrictEqual(records, lastRecords) ? 0 : idlePages + 1;
    lastRecords = records;
    if (idlePages >= MAX_IDLE_PAGES) throw refuse(ENDLESS);
    return { path: next };
  };
}

/** The path without the suffix of its format; the case of its words is the server's matter. */
const listPathOf = ({ pathname }: URL): string => pathname.replace(/\.json$/i, '').toLowerCase();

/** The same position with another limit is the same page, however the vendor writes the query. */
const positionOf = (query: string): string =>
  [...new URLSearchParams(query)]
    .filter(([name]) => name !== 'limit')
    .map((parameter) => JSON.stringify(parameter))
    .sort()
    .join();

function withLimit(text: string, start: '?' | '', size: number): string {
  const limit = start === '' ? /(^|&)limit=\d*/ : /([?&])limit=\d*/;
  if (limit.test(text)) return text.replace(limit, `$1limit=${size}`);
  return `${text}${start === '?' && !text.includes('?') ? '?' : '&'}limit=${size}`;
}
