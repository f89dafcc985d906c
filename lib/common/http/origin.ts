import { ConfigurationError } from '../util/errors';
import { textField } from '../util/given';
import { isLoopback } from './loopback';

/**
 * The origin of a server from a field of the credential: a host (`api.lightspeedapp.com`) or a URL without a path. The
 * default protocol is `https`, on this machine `http`, for the emulator.
 *
 * @param field label of the credential's field, for the error text
 * @returns for example `https://api.lightspeedapp.com`
 * @throws ConfigurationError unless it is `https` (or `http` on this machine), without user info, path and query
 */
export function checkOrigin(text: string, field: string): string {
  const url = parse(text.trim());
  const issue = url ? issueOf(url) : 'is not a host name or URL';
  if (!url || issue) {
    // The text does not quote the value: it may contain a password.
    throw new ConfigurationError(
      `The credential's field "${field}" ${issue}. Give a host or the URL of a server, such as https://api.example.com.`,
    );
  }
  return url.origin;
}

/** The origin that a field of the credential names, or the default one. What is wrong with it goes to `issues`. */
export function readOrigin(value: unknown, field: string, byDefault: string, issues: string[]): string {
  try {
    return checkOrigin(textField(value) ?? byDefault, field);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) {
      throw error;
    }
    issues.push(error.message);
    return byDefault;
  }
}

function parse(text: string): URL | undefined {
  const url = /^[a-z][a-z0-9+.-]*:\/\//i.test(text) ? text : `https://${text}`;
  if (!URL.canParse(url)) {
    return undefined;
  }
  const parsed = new URL(url);
  return url === text || !isLoopback(parsed.hostname) ? parsed : new URL(`http://${text}`);
}

function issueOf(url: URL): string | undefined {
  if (url.protocol !== 'https:' && !(url.protocol === 'http:' && isLoopback(url.hostname))) {
    return 'must use https (plain http is accepted for this machine only)';
  }
  if (url.username || url.password) {
    return 'must not contain a user name or password';
  }
  return url.pathname !== '/' || url.search || url.hash ? 'must not contain a path or query' : undefined;
}
