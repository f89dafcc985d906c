import type { Row } from '../../data/row';
import { cents } from '../../data/saleTotals';
import type { ApiReply } from '../../types';
import type { Request } from '../world';
import { collapse, wireObject } from './wire';

/** What a register took in and gave out since it was opened, per payment type; without `@attributes`. */
export function answerCalculated({ world, ids, entity }: Request): ApiReply {
  const { store } = world;
  const { registerID } = ids;
  const since = String(store.table('Register').get(registerID)?.['openTime'] ?? '');
  const recent = (name: string) =>
    store
      .table(name)
      .where('registerID', registerID)
      .filter((row) => String(row['createTime']) >= since);
  const withdrawals = recent('RegisterWithdraw');
  const payments = recent('SalePayment');
  const amounts = store
    .table('PaymentType')
    .rows()
    .map(({ paymentTypeID }) => {
      const sum = (rows: readonly Row[]) =>
        cents(
          rows.reduce((total, row) => total + (row['paymentTypeID'] === paymentTypeID ? Number(row['amount']) : 0), 0),
        );
      return wireObject({
        add: sum(withdrawals.filter((row) => Number(row['amount']) > 0)),
        withdraw: sum(withdrawals.filter((row) => Number(row['amount']) < 0)),
        payment: sum(payments),
        paymentTypeID,
      });
    });
  return { status: 200, body: { [entity.envelope ?? '']: collapse(amounts) } };
}
