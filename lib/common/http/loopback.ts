/**
 * Whether a URL's host is this machine. Only there is plain `http` accepted, and no proxy asked.
 *
 * @param hostname as `URL.hostname` gives it: lower case, IPv4 in four numbers, IPv6 in brackets
 */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
