import { messageError } from '../../../../util/issues';
import { isPathWithin, splitAddress } from '../../../rawAddress';

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
  const { path: address, query } = splitAddress(text, [origin]);
  const [, path = '', suffix = '.json'] = /^(.*?)(\.[a-z]+)?$/is.exec(address) ?? [];
  if (!isPathWithin(path)) throw messageError([`"url" ${PATHS_ARE}`]);
  return { path: fromRoot(path), suffix: suffix.toLowerCase(), query };
}

const PATHS_ARE =
  'must be a path of Lightspeed such as Item/12.json or /API/V3/Account/1/Item: no empty parts, no dots alone, ' +
  'no spaces, backslashes or #';

/** No entity is called `API`: a path that begins with it lacks the slash. */
const fromRoot = (path: string): string => (/^API\//.test(path) ? `/${path}` : path);
