import type { Agent } from 'node:http';
import { getProxyForUrl } from 'proxy-from-env';
import { ConfigurationError } from '../util/errors';
import { isLoopback } from './loopback';

/**
 * The agent for the proxy of the environment (`HTTPS_PROXY`, `ALL_PROXY`, `NO_PROXY`), by the same rules as axios;
 * undefined without a proxy, and for this machine.
 *
 * @param origin of an https server
 * @throws ConfigurationError when the variable is no URL
 */
export function proxyAgent(origin: string): Agent | undefined {
  const proxy = isLoopback(new URL(origin).hostname) ? '' : getProxyForUrl(origin);
  if (proxy === '') {
    return undefined;
  }
  if (!URL.canParse(proxy) || !/^https?:$/.test(new URL(proxy).protocol)) {
    // The text does not quote the value: it may contain a password.
    throw new ConfigurationError(
      'The environment variable HTTPS_PROXY (or ALL_PROXY) must be a URL that begins with http.',
    );
  }
  // Loaded where there is a proxy.
  const { HttpsProxyAgent } = require('https-proxy-agent') as typeof import('https-proxy-agent');
  return new HttpsProxyAgent(proxy);
}
