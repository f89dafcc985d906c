import type { Row } from '../../data/row';
import { invalid } from '../apiError';
import type { AccountState } from '../request';

/** No page tells whether a work order may change after its sale is completed; it may not here. */
export function refusePaid({ store }: AccountState, { workorderID }: Row): void {
  if (store.table('Workorder').get(workorderID)?.['saleID']) {
    throw invalid('Workorder: parts and labour of a paid work order cannot be changed.');
  }
}
