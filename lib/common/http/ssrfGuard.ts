import dns from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isValid, parse } from 'ipaddr.js';
import { InputError } from '../util/errors';
import { isLoopback } from './loopback';

/** Allowed sources of files. The sender of a flow's message chooses the URL. */
export interface AllowedSources {
  /** The platform's object storage. Only this origin gets the token and may be in a private network. */
  readonly storage?: { readonly origin: string; readonly token: string } | undefined;
  /** Allows files on this machine, also by plain http. */
  readonly allowLoopback: boolean;
  /** Default: the system's DNS lookup. */
  readonly lookup?: typeof dns.lookup;
}

/** Headers and lookup for an allowed URL. */
export interface DownloadTarget {
  readonly headers: Readonly<Record<string, string>>;
  /** Fails with an `InputError` when the name resolves to a private address. */
  readonly lookup?: LookupFunction;
}

/**
 * Checks the URL of a file. Names are checked during the lookup for the connection, not before, so that they cannot change
 * in between.
 *
 * @throws InputError for plain http, a user name in the URL, this machine, and private networks
 */
export function downloadTargetOf(
  url: URL,
  { storage, allowLoopback, lookup = dns.lookup }: AllowedSources,
): DownloadTarget {
  if (url.username || url.password) {
    throw new InputError('"url" must not contain a user name or password.');
  }
  if (storage && url.origin === storage.origin) {
    return { headers: { Authorization: `Bearer ${storage.token}` } };
  }
  if (allowLoopback && isLoopback(url.hostname)) {
    return { headers: {} };
  }
  if (url.protocol !== 'https:') {
    throw new InputError('"url" must be a link that begins with https://, or to an attachment of the platform.');
  }
  // Addresses are used without a lookup.
  const address = url.hostname.replace(/^\[|\]$/g, '');
  if (isIP(address) && !isPublicAddress(address)) {
    throw notPublic(url.hostname);
  }
  return { headers: {}, lookup: publicOnly(lookup) };
}

const notPublic = (host: string) =>
  new InputError(`"url" leads to ${host}, which is not in the public internet; files are not read from there.`);

const publicOnly =
  (lookup: typeof dns.lookup): LookupFunction =>
  (hostname, options, callback) => {
    lookup(hostname, { ...options, all: true }, (error, addresses = []) => {
      const [first] = addresses;
      if (error || !first) {
        callback(error ?? new Error(`no address of ${hostname}`), '');
      } else if (!addresses.every(({ address }) => isPublicAddress(address))) {
        callback(notPublic(hostname), '');
      } else if (options.all) {
        callback(null, addresses);
      } else {
        callback(null, first.address, first.family);
      }
    });
  };

/**
 * Whether an address is public: not this machine, no private or special network. IPv6 addresses that contain an IPv4
 * address (mapped, 6to4, Teredo, NAT64) count as special, because they can reach any address.
 */
export const isPublicAddress = (address: string): boolean =>
  isCanonical(address) && parse(address).range() === 'unicast';

/** The library also accepts `10.0.0` and `0x7f000001`. */
const isCanonical = (address: string) => isValid(address) && isIP(address) !== 0;
