import { readClaims } from '../../../auth/claims';
import { ConfigurationError, InputError, type LightspeedError } from '../../../util/errors';
import { accountIn } from './account';

/** A request that was answered 401. */
export interface Denied {
  readonly url: string;
  readonly token: string;
  /** The credential's own field, if it is filled in. */
  readonly accountId: () => Promise<string>;
}

/**
 * The error for a path that names another account than the token's: the vendor answers 401, though the token is good, and
 * neither a renewal nor authenticating again would help. Undefined when the path names no account, or the token's own.
 *
 * @param askAccount asks the vendor for the token's account, where the token itself does not tell
 */
export async function foreignAccount(
  { url, token, accountId }: Denied,
  askAccount?: () => Promise<unknown>,
): Promise<LightspeedError | undefined> {
  const named = ACCOUNT.exec(new URL(url).pathname)?.[1];
  const connected = named && (readClaims(token).accountId ?? accountIn(await askAccount?.()));
  if (!connected || connected === named) {
    return undefined;
  }
  return named === (await accountId())
    ? wrongAccountId(named, connected)
    : new InputError(
        `The path names account ${named}, but this credential is for account ${connected}. Name that one, or use a credential of the other account.`,
      );
}

const ACCOUNT = /^\/API\/(?:V\d{1,3}\/)?Account\/(\d{1,20})(?:[/.]|$)/i;

/** Of the credential: it was filled in with another account's number. */
export const wrongAccountId = (named: string, connected: string): ConfigurationError =>
  new ConfigurationError(
    `The credential's field "Account ID" says ${named}, but you authenticated for account ${connected}. ` +
      'Correct the field, leave it empty, or authenticate again for the other account.',
  );
