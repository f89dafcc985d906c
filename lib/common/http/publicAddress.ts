import { BlockList, isIP } from 'node:net';

/** Networks of IPv4 that the internet does not reach. Source: IANA's registry of special-purpose addresses. */
const SPECIAL: readonly (readonly [network: string, prefix: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['224.0.0.0', 3],
];

const special = new BlockList();
for (const [network, prefix] of SPECIAL) {
  special.addSubnet(network, prefix, 'ipv4');
}

/** All of IPv6 that is handed out. Teredo and 6to4 within it are left out: they lead back to IPv4, to any address. */
const handedOut = new BlockList();
handedOut.addSubnet('2000::', 3, 'ipv6');
const tunnels = new BlockList();
tunnels.addSubnet('2001::', 32, 'ipv6');
tunnels.addSubnet('2002::', 16, 'ipv6');

/** Whether an address lies in the internet: neither on this machine nor in a private network. */
export function isPublicAddress(address: string): boolean {
  switch (isIP(address)) {
    case 4:
      return !special.check(address, 'ipv4');
    case 6:
      return handedOut.check(address, 'ipv6') && !tunnels.check(address, 'ipv6');
    default:
      return false;
  }
}
