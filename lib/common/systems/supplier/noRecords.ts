import { InputError } from '../../util/errors';
import type { System } from '../system';
import { VENDOR } from './client/vendor';

type RecordWork = 'pages' | 'get' | 'create' | 'update' | 'remove' | 'search' | 'count' | 'find' | 'findSet';

const refuse = async (): Promise<never> => {
  throw new InputError(`${VENDOR} documents no request that does this. Nothing was sent.`);
};

// biome-ignore lint/correctness/useYield: it ends before the first batch
async function* refuseList(): AsyncGenerator<never> {
  await refuse();
}

/** What a system does with single records: nothing of it is documented here, and forms and actions do not offer it. */
export const noRecords: Pick<System, RecordWork> = {
  pages: refuseList,
  search: refuseList,
  get: refuse,
  create: refuse,
  update: refuse,
  remove: refuse,
  count: refuse,
  find: refuse,
  findSet: refuse,
};
