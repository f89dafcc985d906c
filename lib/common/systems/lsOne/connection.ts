import { connectionKey } from '../../auth/registry';
import { readOrigin } from '../../http/origin';
import { ConfigurationError } from '../../util/errors';
import { textField } from '../../util/given';
import type { Cfg, ConnectionSettings } from '../system';
import type { Login } from './client/login';

/** A credential of LS One, complete and checked. */
export interface LsOneConnection extends ConnectionSettings, Login {}

/**
 * Reads the credential's fields. Each installation has a server of its own, so its URL has no default.
 *
 * @throws ConfigurationError naming every field that is missing or wrong
 */
export function readConnection(cfg: Cfg): LsOneConnection {
  const issues: string[] = [];
  const url = textField(cfg['environmentUrl']);
  if (!url) issues.push('The credential\'s field "Environment URL" is empty: give the URL of your LS One API.');
  const origin = url ? readOrigin(url, 'Environment URL', '', issues) : '';
  const userName = textField(cfg['userName']) ?? '';
  // Spaces may belong to a password.
  const password = typeof cfg['password'] === 'string' ? cfg['password'] : (textField(cfg['password']) ?? '');
  if (!userName) issues.push('The credential\'s field "User Name" is empty.');
  if (!password.trim()) issues.push('The credential\'s field "Password" is empty.');
  if (issues.length > 0) throw new ConfigurationError(issues.join(' '));
  const bucketKey = connectionKey('lsOne', origin, userName);
  return { origin, userName, password, bucketKey, tokensKey: connectionKey(bucketKey, password) };
}
