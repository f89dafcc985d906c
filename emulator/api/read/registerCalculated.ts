import type { ApiReply } from '../../types';
import type { Request } from '../request';
import { registerAmounts } from './registerAmounts';
import { collapse, wireObject } from './wire';

/** What should be in a register, per payment type; without `@attributes`. */
export function answerCalculated({ state, ids, entity }: Request): ApiReply {
  const { store } = state;
  const register = store.table('Register').get(ids['registerID']) ?? {};
  const amounts = registerAmounts(store, register).map((amount) => wireObject({ ...amount }));
  return { status: 200, body: { [entity.envelope ?? '']: collapse(amounts) } };
}
