import type { Row } from '../../../data/row';
import { cents } from '../../../data/saleTotals';
import type { World } from '../../world';
import type { Hooks } from '../writer';

/** Payments take over register and employee from their sale. */
export const salePaymentHooks: Hooks = {
  create({ store }, values, by) {
    const sale = store.table('Sale').get(values['saleID']);
    return { registerID: sale?.['registerID'], employeeID: sale?.['employeeID'] ?? by.employeeID, ...values };
  },
};

/** Cash beyond the total goes back to the customer as change. */
export function giveChange({ store }: World, sale: Row): void {
  const over = -Number(sale['balance']);
  const cash = paymentsOf({ store }, sale).find(
    (payment) =>
      store.table('PaymentType').get(payment['paymentTypeID'])?.['type'] === 'cash' &&
      Number(payment['amount']) >= over,
  );
  if (over > 0 && cash) {
    store.table('SalePayment').update(cash, { amount: cents(Number(cash['amount']) - over) });
    store.table('Sale').update(sale, { change: over });
  }
}

/**
 * Books payments by gift card or credit account, once each. Paying raises a balance, loading lowers it: money on an
 * account is negative (Source: vendor's page CreditAccount).
 */
export function bookAccounts({ store }: World, sale: Row): void {
  const booked = store.table('SaleAccount');
  for (const { salePaymentID, creditAccountID, amount } of paymentsOf({ store }, sale)) {
    const account = store.table('CreditAccount').get(creditAccountID);
    if (account && booked.where('salePaymentID', salePaymentID).length === 0) {
      booked.insert({ creditAccountID, salePaymentID });
      const balance = cents(Number(account['balance']) + Number(amount));
      store.table('CreditAccount').update(account, { balance });
    }
  }
}

function paymentsOf({ store }: Pick<World, 'store'>, sale: Row): readonly Row[] {
  return store.table('SalePayment').where('saleID', sale['saleID']);
}
