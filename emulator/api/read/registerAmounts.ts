import type { Row } from '../../data/row';
import type { Store } from '../../data/store';
import { cents } from '../../data/totals';
import type { ApiReply } from '../../types';
import type { Request } from '../request';
import { collapse, wireObject } from './wire';

/** What a register took in and gave out since it was opened, by one payment type. */
export interface RegisterAmount {
  readonly paymentTypeID: unknown;
  readonly add: number;
  readonly withdraw: number;
  readonly payment: number;
}

export function registerAmounts(store: Store, register: Row): readonly RegisterAmount[] {
  const withdrawals = sinceOpening(store, register, 'RegisterWithdraw');
  const payments = sinceOpening(store, register, 'SalePayment').filter((payment) => payment['archived'] !== true);
  return store
    .table('PaymentType')
    .rows()
    .map(({ paymentTypeID }) => {
      const sum = (rows: readonly Row[], isCounted: (amount: number) => boolean) =>
        rows
          .filter((row) => row['paymentTypeID'] === paymentTypeID && isCounted(Number(row['amount'])))
          .reduce((total, row) => cents(total + Number(row['amount'])), 0);
      return {
        add: sum(withdrawals, (amount) => amount > 0),
        withdraw: sum(withdrawals, (amount) => amount < 0),
        payment: sum(payments, () => true),
        paymentTypeID,
      };
    });
}

/** Records of a register since its last opening. */
export function sinceOpening(store: Store, { registerID, openTime = '' }: Row, table: string): readonly Row[] {
  const rows = store.table(table).where('registerID', registerID);
  return rows.filter((row) => String(row['createTime']) >= String(openTime));
}

/** What should be in a register, per payment type; without `@attributes`. */
export function answerCalculated({ state, ids, entity }: Request): ApiReply {
  const { store } = state;
  const register = store.table('Register').get(ids['registerID']) ?? {};
  const amounts = registerAmounts(store, register).map((amount) => wireObject({ ...amount }));
  return { status: 200, body: { [entity.envelope ?? '']: collapse(amounts) } };
}
