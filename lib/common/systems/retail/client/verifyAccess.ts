import {
  ConfigurationError,
  LightspeedError,
  NotFoundError,
  PermissionError,
  ProtocolError,
  UnavailableError,
  withMessage,
} from '../../../util/errors';
import { shop } from '../catalogue/shop';
import { accountIn } from './account';
import { wrongAccountId } from './foreignAccount';
import type { RetailClient } from './request';

export interface AccessToVerify {
  readonly origin: string;
  /** The account that the user named, if any. */
  readonly accountId: string | undefined;
}

/**
 * Proves with two cheap requests that a connection works: the token is good, and the account is the one that the token
 * is for. Which rights the employee has does not matter.
 *
 * @throws LightspeedError whose message says what to change; a token that is dead or cannot be renewed as the client tells
 */
export async function verifyAccess(client: RetailClient, { origin, accountId }: AccessToVerify): Promise<void> {
  const answer = await client
    .send({ method: 'GET', path: '/API/V3/Account', costDrips: 1, repeat: 'always' })
    .catch(acceptForbidden)
    .catch((error) => advise(error, hostAdvice(error, origin)));
  const connected = answer ? accountIn(answer.body) : accountId;
  if (connected === undefined) {
    throw new ConfigurationError(answer ? `${noApi(origin)} Its answer names no account.` : NAME_IT);
  }
  if (accountId && accountId !== connected) {
    throw wrongAccountId(accountId, connected);
  }
  await client
    .send({ method: 'GET', path: shop.path, query: 'limit=1', costDrips: 1, repeat: 'always', scopes: shop.scopes })
    .catch(acceptForbidden)
    .catch((error) => advise(error, shopAdvice(error)));
}

/** A 403 proves the token and the account. A step that lacks a right names it itself. */
function acceptForbidden(error: unknown): void {
  if (!(error instanceof PermissionError)) throw error;
}

/** Advice for a failed request for the account; undefined when the error says enough. */
function hostAdvice(error: unknown, origin: string): string | undefined {
  // The authorization server is another host, and its errors say so.
  if (error instanceof LightspeedError && !error.path?.startsWith('/API/')) {
    return undefined;
  }
  if (error instanceof NotFoundError || error instanceof ProtocolError) {
    return noApi(origin);
  }
  return error instanceof UnavailableError && error.status === undefined
    ? `${origin} cannot be reached. Check the credential's field "Environment URL", or try again later.`
    : undefined;
}

const NAME_IT = 'The credential may not ask which account it is for. Fill in its field "Account ID".';

const noApi = (origin: string): string =>
  `${origin} does not answer like Lightspeed Retail. Correct the credential's field "Environment URL", or leave it empty.`;

function shopAdvice(error: unknown): string | undefined {
  return error instanceof NotFoundError
    ? 'Lightspeed does not know this account. Correct the credential\'s field "Account ID", or leave it empty.'
    : undefined;
}

/** Throws the error with the advice in front of its text. */
function advise(error: unknown, advice: string | undefined): never {
  if (!(error instanceof LightspeedError) || !advice) {
    throw error;
  }
  throw withMessage(error, `${advice} ${error.message}`);
}
