import { isIP } from 'node:net';
import { isValid, parse } from 'ipaddr.js';

/**
 * Whether an address lies in the internet: neither on this machine nor in a private or special network. IPv6 in which
 * an IPv4 address is packed (mapped, 6to4, Teredo, NAT64) counts as special, because it leads to any address.
 */
export const isPublicAddress = (address: string): boolean =>
  isCanonical(address) && parse(address).range() === 'unicast';

/** The library takes `10.0.0` and `0x7f000001` for addresses too. */
const isCanonical = (address: string) => isValid(address) && isIP(address) !== 0;
