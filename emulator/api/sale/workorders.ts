import type { Row } from '../../data/row';
import type { AccountState } from '../request';
import { changeTimes } from '../write/times';

/** Marks the work orders that a completed sale pays for, with their parts and labour. */
export function payWorkorders({ store, now }: AccountState, { saleID }: Row): void {
  const workorders = store.table('Workorder');
  const status = store
    .table('WorkorderStatus')
    .rows()
    .find((each) => each['systemValue'] === 'paid');
  for (const workorder of workorders.where('checkoutSaleID', saleID).filter((each) => each['saleID'] === 0)) {
    const { workorderStatusID } = status ?? workorder;
    workorders.update(workorder, { saleID, workorderStatusID, ...changeTimes(workorders.schema, now()) });
    for (const name of ['WorkorderItem', 'WorkorderLine']) {
      const parts = store.table(name);
      for (const part of parts.where('workorderID', workorder['workorderID'])) {
        parts.update(part, { saleID, ...changeTimes(parts.schema, now()) });
      }
    }
  }
}
