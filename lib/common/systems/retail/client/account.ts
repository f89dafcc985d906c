import { readClaims } from '../../../auth/claims';
import { ConfigurationError } from '../../../util/errors';
import type { RetailClient } from './request';

export interface AccountIdParts {
  /** The credential's `accountId`; empty when the user left it out. */
  readonly configured?: string | undefined;
  /** The current access token. */
  readonly token: () => Promise<string>;
  readonly send: RetailClient['send'];
}

/**
 * Says which account a connection works on: the configured one, else the one that the access token names in its
 * `acct` claim, else the one that the vendor names when asked, once. Source: vendor's page Access Tokens.
 *
 * The function rejects with a ConfigurationError when the field `accountId` is wrong or has to be filled in.
 */
export function createAccountId(parts: AccountIdParts): () => Promise<string> {
  let known: Promise<string> | undefined;
  return () => {
    known ??= findAccountId(parts).catch((error) => {
      known = undefined;
      throw error;
    });
    return known;
  };
}

async function findAccountId({ configured, token, send }: AccountIdParts): Promise<string> {
  const given = configured?.trim();
  if (given) {
    return checked(given);
  }
  // The signature is the vendor's business: a wrong account is refused there.
  return numberText(readClaims(await token()).accountId) ?? (await askedAccountId(send));
}

function checked(accountId: string): string {
  if (!/^\d+$/.test(accountId)) {
    throw new ConfigurationError('The credential\'s field "accountId" must be a number.');
  }
  return accountId;
}

async function askedAccountId(send: RetailClient['send']): Promise<string> {
  const { body } = await send({ method: 'GET', path: '/API/V3/Account', costDrips: 1, repeat: 'always' });
  const accounts = [(body as { Account?: unknown } | undefined)?.Account ?? []].flat();
  const accountId = numberText((accounts[0] as { accountID?: unknown } | undefined)?.accountID);
  if (accounts.length !== 1 || accountId === undefined) {
    throw new ConfigurationError(
      `Lightspeed named ${accounts.length} accounts for this credential: fill in its field "accountId".`,
    );
  }
  return accountId;
}

const numberText = (value: unknown): string | undefined =>
  (typeof value === 'string' || typeof value === 'number') && /^\d+$/.test(String(value)) ? String(value) : undefined;

/** The number of the one account that an answer to `GET Account` names. */
export function accountIn(body: unknown): string | undefined {
  const account = [(body as { Account?: unknown } | undefined)?.Account].flat()[0];
  const accountId = (account as { accountID?: unknown } | undefined)?.accountID;
  return accountId === undefined ? undefined : String(accountId);
}
