import dns from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { isValid, parse } from 'ipaddr.js';
import { InputError } from '../util/errors';
import { isLoopback } from './loopback';

/** Where files may be read from. Anybody who can send a message to a flow chooses the URL. */
export interface AllowedSources {
  /** The platform's object storage: it alone gets its token, and it alone may lie in a private network. */
  readonly storage?: { readonly origin: string; readonly token: string } | undefined;
  /** Files on this machine may be read, over plain http too. */
  readonly allowLoopback: boolean;
  /** Default: the system's name look-up. */
  readonly lookup?: typeof dns.lookup;
}

/** How to reach a place that is allowed. */
export interface DownloadTarget {
  readonly headers: Readonly<Record<string, string>>;
  /** Fails with an `InputError` when a name leads into a private network. */
  readonly lookup?: LookupFunction;
}

/**
 * The way to a file, or an `InputError` when it must not be read from there: plain http, user names in the URL, this
 * machine, private networks. Names are checked when they are looked up for the connection, not before, so that they
 * cannot change in between.
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
  // An address is connected to without a look-up.
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
 * Whether an address lies in the internet: neither on this machine nor in a private or special network. IPv6 in which
 * an IPv4 address is packed (mapped, 6to4, Teredo, NAT64) counts as special, because it leads to any address.
 */
export const isPublicAddress = (address: string): boolean =>
  isCanonical(address) && parse(address).range() === 'unicast';

/** The library takes `10.0.0` and `0x7f000001` for addresses too. */
const isCanonical = (address: string) => isValid(address) && isIP(address) !== 0;
