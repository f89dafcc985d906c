import { connectionKey } from '../../auth/registry';
import { readOrigin } from '../../http/origin';
import { ConfigurationError } from '../../util/errors';
import { textField } from '../../util/given';
import type { Cfg, ConnectionSettings } from '../system';
import type { Credential, Login } from './client/credential';
import { type Hosts, hostsOf } from './client/hosts';

/** A credential of the supplier platform, complete and checked. */
export interface SupplierConnection extends ConnectionSettings, Credential {
  readonly hosts: Hosts;
}

const DEFAULT_API = 'https://lsapi-product.lightspeedapp.com';
const DEFAULT_AUTH = 'https://accounts.lightspeed.app';

/**
 * Reads the credential's fields: the client, and a refresh token or user name and password.
 *
 * @throws ConfigurationError naming every field that is missing or wrong
 */
export function readConnection(cfg: Cfg): SupplierConnection {
  const issues: string[] = [];
  const origin = readOrigin(cfg['environmentUrl'], 'Environment URL', DEFAULT_API, issues);
  const authUrl = readOrigin(cfg['authUrl'], 'Authorization URL', DEFAULT_AUTH, issues);
  const clientId = requiredField(cfg, 'clientId', 'Client ID', issues);
  const clientSecret = requiredField(cfg, 'clientSecret', 'Client Secret', issues);
  const refreshToken = textField(cfg['refreshToken']);
  const login = readLogin(cfg, refreshToken, issues);
  if (issues.length > 0) throw new ConfigurationError(issues.join(' '));
  // The secrets are part of the key: a credential that was corrected is another connection.
  const user = [clientId, clientSecret, login?.userName ?? '', login?.password ?? '', refreshToken ?? ''];
  return {
    ...{ origin, hosts: hostsOf(origin), authUrl, clientId, clientSecret, login, refreshToken },
    tokensKey: connectionKey(authUrl, textField(cfg['_account']) ?? '', ...user),
    bucketKey: connectionKey(origin, clientId, login?.userName ?? ''),
  };
}

function requiredField(cfg: Cfg, name: string, label: string, issues: string[]): string {
  const value = textField(cfg[name]);
  if (!value) issues.push(empty(label));
  return value ?? '';
}

function readLogin(cfg: Cfg, refreshToken: string | undefined, issues: string[]): Login | undefined {
  const [userName, password] = [textField(cfg['userName']), textField(cfg['password'])];
  if (userName && password) return { userName, password };
  if (refreshToken) return undefined;
  if (!userName) issues.push(empty('User Name'));
  if (!password) issues.push(empty('Password'));
  issues.push('Fill in "Refresh Token" instead of these two, if you have one.');
  return undefined;
}

const empty = (label: string): string => `The credential's field "${label}" is empty.`;
