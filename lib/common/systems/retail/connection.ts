import { connectionKey } from '../../auth/registry';
import { asTokenResponse } from '../../auth/tokenResponse';
import { readOrigin } from '../../http/origin';
import { ConfigurationError } from '../../util/errors';
import { textField } from '../../util/given';
import type { Cfg, ConnectionSettings, OAuthClient } from '../system';

/** A credential of Lightspeed Retail, complete and checked. */
export interface RetailConnection extends OAuthClient, ConnectionSettings {
  /** Absent: the account of the access token. */
  readonly accountId: string | undefined;
}

const DEFAULT_API = 'https://api.lightspeedapp.com';
const DEFAULT_AUTH = 'https://cloud.lightspeedapp.com';

/**
 * Reads the credential's fields. Its client and secret are empty where the platform keeps the tokens as a secret.
 *
 * @throws ConfigurationError naming every field that is missing or wrong
 */
export function readConnection(cfg: Cfg): RetailConnection {
  const issues: string[] = [];
  const report: ReportIssue = (label, text) => issues.push(`The credential's field "${label}" ${text}.`);
  const origin = readOrigin(cfg['environmentUrl'], 'Environment URL', DEFAULT_API, issues);
  const authUrl = readOrigin(cfg['authUrl'], 'Authorization URL', DEFAULT_AUTH, issues);
  const accountId = readAccountId(cfg, report);
  const clientId = textField(cfg['clientId']) ?? '';
  const clientSecret = textField(cfg['clientSecret']) ?? '';
  if (!textField(cfg['secretId'])) {
    checkOwnTokens({ clientId, clientSecret, oauth: cfg['oauth'] }, report);
  }
  if (issues.length > 0) {
    throw new ConfigurationError(issues.join(' '));
  }
  const tokensKey = connectionKey(authUrl, clientId, credentialOf(cfg));
  // While the account is not named, the credential stands for it.
  const bucketKey = connectionKey(origin, accountId ?? tokensKey, clientId);
  return { origin, authUrl, accountId, clientId, clientSecret, tokensKey, bucketKey };
}

type ReportIssue = (label: string, text: string) => void;

function readAccountId(cfg: Cfg, report: ReportIssue): string | undefined {
  const accountId = textField(cfg['accountId']);
  if (accountId && !/^\d+$/.test(accountId)) {
    report('Account ID', 'must be a number');
  }
  return accountId;
}

/** Without a secret the component renews the tokens itself, for which it needs the client. */
function checkOwnTokens(
  { clientId, clientSecret, oauth }: Pick<OAuthClient, 'clientId' | 'clientSecret'> & { oauth: unknown },
  report: ReportIssue,
): void {
  if (!clientId) {
    report('Client ID', 'is empty');
  }
  if (!clientSecret) {
    report('Client Secret', 'is empty');
  }
  if (!asTokenResponse(oauth)) {
    report('Authentication', 'is empty: press Authenticate and sign in to Lightspeed');
  }
}

/** The platform's id of the secret or credential; without one the tokens themselves. */
function credentialOf(cfg: Cfg): string {
  const tokens = asTokenResponse(cfg['oauth']);
  return (
    textField(cfg['secretId']) ?? textField(cfg['_account']) ?? tokens?.refresh_token ?? tokens?.access_token ?? ''
  );
}
