import type { Row } from '../../../data/row';
import { invalid } from '../../apiError';
import type { AccountState } from '../../request';
import { paymentKind } from '../../sale/paymentKind';
import type { Hooks } from '../writer';

/** Payments take over register and employee from their sale. */
export const salePaymentHooks: Hooks = {
  create({ store }, values, by) {
    const sale = store.table('Sale').get(values['saleID']);
    return { registerID: sale?.['registerID'], employeeID: sale?.['employeeID'] ?? by.employeeID, ...values };
  },
  written: checkAccount,
};

/** A payment needs a type, and one by gift card or credit account an account of that kind. */
function checkAccount({ store }: AccountState, payment: Row): void {
  const kind = paymentKind(store, payment);
  if (kind === '') {
    throw invalid('SalePayment: paymentTypeID must be given.');
  }
  const account = store.table('CreditAccount').get(payment['creditAccountID']);
  const isGiftCard = account?.['giftCard'] === true;
  if ((kind === 'gift card' && !isGiftCard) || (kind === 'credit account' && (!account || isGiftCard))) {
    throw invalid(`SalePayment: a payment by ${kind} needs the creditAccountID of a ${kind}.`);
  }
}
