import { parsedUrl } from '../http/parsedUrl';
import { isSafeSegment } from '../http/pathSegment';
import { messageError } from '../util/issues';

/** The address of a raw request in parts, exactly as it was written. */
export interface RawAddress {
  readonly origin: string;
  /** With or without a leading slash. */
  readonly path: string;
  /** Encoded, without `?`. */
  readonly query: string | undefined;
}

/**
 * Splits the address of a raw request: a path, or a whole URL of one of the hosts that the access token is for. The query is
 * sent unchanged, apart from characters that no URL may hold.
 *
 * @param origins the first one is that of a path alone
 * @throws InputError for any other host
 */
export function splitAddress(text: string, origins: readonly [string, ...string[]]): RawAddress {
  const { origin, local } = localPart(text.trim(), origins);
  const [, path = '', search] = /^([^?]*)(?:\?(.*))?$/s.exec(local) ?? [];
  if (search?.includes('#')) throw messageError(['"url" holds a #; write it as %23']);
  return { origin, path, query: search ? encodedQuery(search) : undefined };
}

/** The text behind the host, exactly as it was written: parsing a URL would resolve its `..` unseen. */
function localPart(text: string, origins: readonly [string, ...string[]]): { origin: string; local: string } {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(text)) return { origin: origins[0], local: text };
  const url = parsedUrl(text);
  const [, behind] = /^[a-z]+:\/\/[^/?#\\]+(\/.*)$/is.exec(text) ?? [];
  const origin = origins.find((each) => each === url?.origin);
  if (!origin || url?.username || url?.password || behind === undefined) {
    const places = [...new Set(origins)].map((each) => `${each}/`).join(' or ');
    throw messageError([`"url" must be a path, or begin with ${places}, the place that this credential is for`]);
  }
  return { origin, local: behind };
}

/** Whether a path stays where it is, also when it is decoded. */
export function isPathWithin(path: string): boolean {
  const segments = path.replace(/^\//, '').split('/');
  return !/[\s#\\]/.test(path) && segments.every(isSafeSegment);
}

/** Encodes characters that no URL may hold. Encoded ones stay, and so does the `|` between alternatives. */
const encodedQuery = (search: string): string =>
  new URL(`https://host/?${search}`).search.slice(1).replace(/[[\]{}]/g, encodeURIComponent);
