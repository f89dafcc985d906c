/**
 * Whether a URL's host is this machine. Only there plain `http` is accepted and no proxy is used.
 *
 * @param hostname from `URL.hostname`: lower case, IPv4 in four numbers, IPv6 in brackets
 */
export const isLoopback = (hostname: string): boolean =>
  hostname === 'localhost' || hostname === '[::1]' || /^127(\.\d{1,3}){3}$/.test(hostname);
