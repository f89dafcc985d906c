import { createHash } from 'node:crypto';
import { ConfigurationError } from '../errors';
import { checkOrigin } from '../http/origin';
import type { Cfg } from './context';
import { textField } from './fields';

/** The systems that a credential can be for. */
export const SYSTEMS = ['retail'] as const;

export type SystemName = (typeof SYSTEMS)[number];

/** A credential as the component needs it, complete and checked. */
export interface Connection {
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
  /** Set: tokens come from the platform's secret service, else from the step's configuration. */
  readonly secretId: string | undefined;
  /** Tells credentials apart without giving them away; the same for all runs of a step. */
  readonly credentialKey: string;
}

const DEFAULT_API = 'https://api.lightspeedapp.com';
const DEFAULT_AUTH = 'https://cloud.lightspeedapp.com';

/**
 * Reads the credential's fields.
 *
 * @throws ConfigurationError naming every field that is missing or wrong
 */
export function readConnection(cfg: Cfg): Connection {
  const secretId = textField(cfg['secretId']);
  const faults: string[] = [];
  const fault = (label: string, text: string) => faults.push(`The credential's field "${label}" ${text}.`);
  const text = (key: string, label: string) => {
    const value = textField(cfg[key]) ?? '';
    if (!value && !secretId) {
      fault(label, 'is empty');
    }
    return value;
  };
  const connection: Connection = {
    system: readSystem(cfg, fault),
    origin: readOrigin(cfg['environmentUrl'], 'Environment URL', DEFAULT_API, faults),
    authUrl: readOrigin(cfg['authUrl'], 'Authorization URL', DEFAULT_AUTH, faults),
    accountId: readAccountId(cfg, fault),
    clientId: text('clientId', 'Client ID'),
    clientSecret: text('clientSecret', 'Client Secret'),
    secretId,
    credentialKey: secretId ?? digest(cfg['oauth']),
  };
  if (!secretId && !hasToken(cfg['oauth'])) {
    fault('Authentication', 'is empty: press Authenticate and sign in to Lightspeed');
  }
  if (faults.length > 0) {
    throw new ConfigurationError(faults.join(' '));
  }
  return connection;
}

/** One bucket, one scheduler: what the vendor's rate limits are counted by. */
export function bucketKey({ origin, accountId, clientId, credentialKey }: Connection): string {
  return [origin, accountId ?? credentialKey, clientId].join(' ');
}

/** One pair of tokens, one keeper. */
export function tokensKey({ authUrl, clientId, credentialKey }: Connection): string {
  return [authUrl, clientId, credentialKey].join(' ');
}

type Fault = (label: string, text: string) => void;

function readSystem(cfg: Cfg, fault: Fault): SystemName {
  const name = textField(cfg['system']) ?? SYSTEMS[0];
  const system = SYSTEMS.find((each) => each === name);
  if (!system) {
    fault('System', `must be one of ${SYSTEMS.join(', ')}`);
  }
  return system ?? SYSTEMS[0];
}

function readAccountId(cfg: Cfg, fault: Fault): string | undefined {
  const accountId = textField(cfg['accountId']);
  if (accountId && !/^\d+$/.test(accountId)) {
    fault('Account ID', 'must be a number');
  }
  return accountId;
}

function readOrigin(value: unknown, label: string, byDefault: string, faults: string[]): string {
  try {
    return checkOrigin(textField(value) ?? byDefault, label);
  } catch (error) {
    if (!(error instanceof ConfigurationError)) {
      throw error;
    }
    faults.push(error.message);
    return byDefault;
  }
}

function hasToken(oauth: unknown): boolean {
  const { access_token, refresh_token } = (oauth ?? {}) as Record<string, unknown>;
  return textField(access_token) !== undefined || textField(refresh_token) !== undefined;
}

const digest = (oauth: unknown) =>
  createHash('sha256')
    .update(JSON.stringify(oauth ?? null))
    .digest('hex');
