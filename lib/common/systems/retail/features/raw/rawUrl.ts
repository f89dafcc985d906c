import { isSafeSegment } from '../../../../http/pathSegment';
import { messageError } from '../../../../util/issues';

/** Where a request of the user's own goes. */
export interface RawTarget {
  /** Relative to the account, or absolute with a leading slash; without suffix. */
  readonly path: string;
  /** With its dot. */
  readonly suffix: string;
  /** Encoded, without `?`. */
  readonly query: string | undefined;
}

/**
 * Reads the address of a raw request: `Item/12.json?load_relations=["ItemShops"]` (within the account),
 * `/API/V3/Account/1/Item` (on the vendor's host) or a whole URL of that host. Without a suffix `.json` is meant.
 * The query is sent unchanged, apart from characters that no URL may hold.
 *
 * @param origin of the connection's API
 * @throws InputError for any other host, and for a path that would leave its place, also when that is encoded
 */
export function readRawUrl(text: string, origin: string): RawTarget {
  const local = withoutOrigin(text.trim(), origin);
  const [, address = '', search] = /^([^?]*)(?:\?(.*))?$/s.exec(local) ?? [];
  const [, path = '', suffix = '.json'] = /^(.*?)(\.[a-z]+)?$/is.exec(address) ?? [];
  if (!isWithin(path)) throw messageError([`"url" ${PATHS_ARE}`]);
  if (search?.includes('#')) throw messageError(['"url" holds a #; write it as %23']);
  return { path: fromRoot(path), suffix: suffix.toLowerCase(), query: search ? encodedQuery(search) : undefined };
}

const PATHS_ARE =
  'must be a path of Lightspeed such as Item/12.json or /API/V3/Account/1/Item: no empty parts, no dots alone, ' +
  'no spaces, backslashes or #';

/** The text behind the host, exactly as it was written: parsing a URL would resolve its `..` unseen. */
function withoutOrigin(text: string, origin: string): string {
  if (!/^[a-z][a-z0-9+.-]*:/i.test(text)) return text;
  const url = URL.canParse(text) ? new URL(text) : undefined;
  const [, behind] = /^[a-z]+:\/\/[^/?#\\]+(\/.*)$/is.exec(text) ?? [];
  if (url?.origin !== origin || url.username || url.password || behind === undefined) {
    throw messageError([`"url" must be a path, or begin with ${origin}/, the place that this credential is for`]);
  }
  return behind;
}

function isWithin(path: string): boolean {
  const segments = path.replace(/^\//, '').split('/');
  return !/[\s#\\]/.test(path) && segments.every(isSafeSegment);
}

/** No entity is called `API`: a path that begins with it lacks the slash. */
const fromRoot = (path: string): string => (/^API\//.test(path) ? `/${path}` : path);

/** Encodes characters that no URL may hold. Encoded ones stay, and so does the `|` between alternatives. */
const encodedQuery = (search: string): string =>
  new URL(`https://host/?${search}`).search.slice(1).replace(/[[\]{}]/g, encodeURIComponent);
