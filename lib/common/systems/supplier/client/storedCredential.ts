import { UnavailableError } from '../../../util/errors';
import { textField } from '../../../util/given';
import type { Cfg, SystemRuntime } from '../../system';
import type { Credential, Login } from './credential';
import type { TokenState } from './tokenState';

export type TokenSourceContext = Pick<
  SystemRuntime,
  'clock' | 'random' | 'log' | 'settings' | 'storedFields' | 'transportTo'
> & {
  readonly credential: Credential;
  readonly state: TokenState;
};

/**
 * The fields of the credential as they are stored; undefined where they cannot be read. Whoever has a password does not depend
 * on the store.
 */
export async function readStored({ storedFields, credential, log }: TokenSourceContext): Promise<Cfg | undefined> {
  try {
    return await storedFields.read();
  } catch (error) {
    if (!credential.login || !(error instanceof UnavailableError)) throw error;
    log.warn('The stored credential cannot be read; the user name and password of the configuration are used');
    return undefined;
  }
}

/**
 * The refresh token to spend: the stored one before the own and the container's, unless it is known to be spent or refused.
 * Where nothing can be stored and there is a password, none is spent.
 */
export function nextRefreshToken({ credential, state, clock }: TokenSourceContext, stored: Cfg | undefined) {
  if (!stored && credential.login) return undefined;
  const known = [textField(stored?.['refreshToken']), state.newest?.refreshToken, credential.refreshToken];
  const isUsable = (token: string) => !state.isReplaced(token) && !state.isRefused(token, clock.nowMs());
  return known.find((token) => token !== undefined && isUsable(token));
}

/** The stored user name and password: those of the configuration are as old as the container. */
export function loginOf({ credential }: TokenSourceContext, stored: Cfg | undefined): Login | undefined {
  const [userName, password] = [textField(stored?.['userName']), textField(stored?.['password'])];
  return userName && password ? { userName, password } : credential.login;
}
