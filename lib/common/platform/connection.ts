import { asTokenResponse } from '../auth/tokenResponse';
import { textField } from '../util/given';
import type { Cfg } from './context';

/** Everything in the credential that must not go out in a text. */
export function secretsIn(cfg: Cfg): (string | undefined)[] {
  const tokens = asTokenResponse(cfg['oauth']);
  const fields = ['clientSecret', 'password', 'refreshToken'].map((key) => textField(cfg[key]));
  return [tokens?.access_token, tokens?.refresh_token, ...fields];
}
