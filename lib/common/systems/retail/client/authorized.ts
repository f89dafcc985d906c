import { answerBody } from '../../../http/answerBody';
import { TransportError } from '../../../http/transport';
import { type Exchange, type ExchangeParts, exchange } from './exchange';
import { foreignAccount } from './foreignAccount';
import type { RetailRequest } from './request';

export interface AuthorizedParts extends ExchangeParts {
  /** The only place that the token is sent to, for example `https://api.lightspeedapp.com`. */
  readonly origin: string;
  readonly accountId: () => Promise<string>;
}

/**
 * One exchange, with another token after a 401, which the vendor sends before it does anything: a renewed one, and should
 * that be refused too, one that another step has stored meanwhile.
 *
 * @throws ConfigurationError, InputError when the path names another account than the token's; and what renewing throws
 */
export async function authorizedExchange(
  parts: AuthorizedParts,
  url: string,
  request: RetailRequest,
  repeated: boolean,
): Promise<Exchange> {
  const { tokenManager, stats } = parts;
  const first = await exchange(parts, url, request, repeated);
  if (!isDenied(first)) {
    return first;
  }
  await refuseForeignAccount(parts, url, first);
  await tokenManager.refreshAfter401(first.token);
  stats.renewals++;
  const second = await exchange(parts, url, request, true);
  if (!isDenied(second)) {
    return second;
  }
  const last =
    (await tokenManager.recheck(second.token)) === undefined ? second : await exchange(parts, url, request, true);
  if (isDenied(last)) {
    await refuseForeignAccount(parts, url, last, () => askAccount(parts));
  }
  return last;
}

const isDenied = ({ outcome }: Exchange): boolean => outcome.status === 401;

async function refuseForeignAccount(
  { accountId }: AuthorizedParts,
  url: string,
  { token }: Exchange,
  ask?: () => Promise<unknown>,
): Promise<void> {
  const error = await foreignAccount({ url, token, accountId }, ask);
  if (error) throw error;
}

const ACCOUNT: RetailRequest = { method: 'GET', path: '/API/V3/Account', costDrips: 1, repeat: 'always' };

/** The body of the vendor's answer; undefined when it does not tell. */
async function askAccount(parts: AuthorizedParts): Promise<unknown> {
  const { outcome } = await exchange(parts, `${parts.origin}${ACCOUNT.path}.json`, ACCOUNT, true);
  const isAnswer = !(outcome instanceof TransportError) && outcome.status === 200;
  return isAnswer ? answerBody(outcome, ACCOUNT)?.body : undefined;
}
