import { connectionKey } from '../auth/registry';
import { asTokenResponse } from '../auth/tokenResponse';
import { checkOrigin } from '../http/origin';
import { ConfigurationError } from '../util/errors';
import type { Cfg } from './context';
import { textField } from './fields';

/** The systems that a credential can be for. */
export const SYSTEMS = ['retail'] as const;

export type SystemName = (typeof SYSTEMS)[number];

/** A credential as the component needs it, complete and checked. */
export interface ConnectionSettings {
  readonly system: SystemName;
  /** Origin of the API. */
  readonly origin: string;
  /** Origin of the authorization server. */
  readonly authUrl: string;
  /** Absent: the account of the access token. */
  readonly accountId: string | undefined;
  /** Empty with a secret, whose tokens the platform renews. */
  readonly clientId: string;
  readonly clientSecret: string;
  /** What has one pair of tokens; the same for all runs of a step. */
  readonly tokensKey: string;
  /** What has one bucket: host, account and client. While the account is not named, the credential stands for it. */
  readonly bucketKey: string;
}

const DEFAULT_API = 'https://api.lightspeedapp.com';
const DEFAULT_AUTH = 'https://cloud.lightspeedapp.com';

/**
 * Reads the credential's fields.
 *
 * @throws ConfigurationError naming every field that is missing or wrong
 */
export function readConnection(cfg: Cfg): ConnectionSettings {
  const issues: string[] = [];
  const report: ReportIssue = (label, text) => issues.push(`The credential's field "${label}" ${text}.`);
  const system = readSystem(cfg, report);
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
  const bucketKey = connectionKey(origin, accountId ?? tokensKey, clientId);
  return { system, origin, authUrl, accountId, clientId, clientSecret, tokensKey, bucketKey };
}

type ReportIssue = (label: string, text: string) => void;

function readSystem(cfg: Cfg, report: ReportIssue): SystemName {
  const name = textField(cfg['system']) ?? SYSTEMS[0];
  const system = SYSTEMS.find((each) => each === name);
  if (!system) {
    report('System', `must be one of ${SYSTEMS.join(', ')}`);
  }
  return system ?? SYSTEMS[0];
}

function readOrigin(value: unknown, label: string, byDefault: string, issues: string[]): string {
  try {
    return checkOrigin(textField(value) ?? byDefault, label);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) {
      throw error;
    }
    issues.push(error.message);
    return byDefault;
  }
}

function readAccountId(cfg: Cfg, report: ReportIssue): string | undefined {
  const accountId = textField(cfg['accountId']);
  if (accountId && !/^\d+$/.test(accountId)) {
    report('Account ID', 'must be a number');
  }
  return accountId;
}

/** Without a secret the component renews the tokens itself, for which it needs the client. */
function checkOwnTokens(
  { clientId, clientSecret, oauth }: Pick<ConnectionSettings, 'clientId' | 'clientSecret'> & { oauth: unknown },
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

/** Everything in the credential that must not go out in a text. */
export function secretsIn(cfg: Cfg): (string | undefined)[] {
  const tokens = asTokenResponse(cfg['oauth']);
  const fields = ['clientSecret', 'password', 'refreshToken'].map((key) => textField(cfg[key]));
  return [tokens?.access_token, tokens?.refresh_token, ...fields];
}

/** The platform's id of the secret or credential; without one the tokens themselves. */
function credentialOf(cfg: Cfg): string {
  const tokens = asTokenResponse(cfg['oauth']);
  return (
    textField(cfg['secretId']) ?? textField(cfg['_account']) ?? tokens?.refresh_token ?? tokens?.access_token ?? ''
  );
}
