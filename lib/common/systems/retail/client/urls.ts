import { parsedUrl } from '../../../http/parsedUrl';
import { isSafeSegment } from '../../../http/pathSegment';
import { InputError, ProtocolError } from '../../../util/errors';
import type { RetailRequest } from './request';

/** The one path below which a connection's records lie. */
const accountPath = (accountId: string): string => `/API/V3/Account/${accountId}/`;

/**
 * The URL that a request goes to, with the suffix of its format after the last path segment (without one the vendor
 * sends XML). A `next` link stays exactly as the vendor wrote it. Source: vendor's pages Introduction, Pagination.
 *
 * @param accountId called only where the path is relative to the account
 * @throws ProtocolError for a link to another origin: the access token belongs to this one only
 * @throws InputError for a path that would leave its place, such as `Item/../Account`
 */
export async function requestUrl(
  origin: string,
  { path, query, format = 'json' }: Pick<RetailRequest, 'path' | 'query' | 'format'>,
  accountId: () => Promise<string>,
): Promise<string> {
  if (/^[a-z][a-z0-9+.-]*:/i.test(path)) {
    return sameOrigin(path, origin);
  }
  checkSegments(path);
  const absolute = path.startsWith('/') ? path : accountPath(await accountId()) + path;
  return `${origin}${absolute}${SUFFIX[format]}${query ? `?${query}` : ''}`;
}

const SUFFIX = { json: '.json', html: '.html', any: '' } as const;

function sameOrigin(link: string, origin: string): string {
  const url = parsedUrl(link);
  if (url?.origin !== origin || url.username || url.password) {
    const place = url ? `${url.protocol}//${url.host}` : 'an address that cannot be read';
    throw new ProtocolError(`A link of Lightspeed leads to ${place} instead of ${origin}; it was not followed.`);
  }
  return link;
}

/** Ids come encoded, but encoding leaves `..` as it is. */
function checkSegments(path: string): void {
  const segments = path.replace(/^\//, '').split('/');
  if (/[?#\s]/.test(path) || !segments.every(isSafeSegment)) {
    throw new InputError('An id or path is empty or holds characters that are not allowed in it; nothing was sent.');
  }
}
