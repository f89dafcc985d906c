import { asTokenResponse } from '../auth/tokenResponse';
import { textField } from '../util/given';
import type { Cfg } from './context';

/** The secrets of the credential, which no text may contain. */
export function secretsIn(cfg: Cfg): (string | undefined)[] {
  const tokens = asTokenResponse(cfg['oauth']);
  const fields = ['clientSecret', 'password', 'refreshToken'].map((key) => textField(cfg[key]));
  return [tokens?.access_token, tokens?.refresh_token, ...fields];
}
