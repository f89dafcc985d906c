// The package ships no types.

declare module 'proxy-from-env' {
  /** URL of the proxy for requests to this URL; empty without one. */
  export function getProxyForUrl(url: string): string;
}
