import type { Row } from '../../../data/row';
import { taxRates } from '../../../data/totals';
import { invalid } from '../../apiError';
import type { AccountState } from '../../request';
import { paymentKind } from '../../sale/accounts';
import { completeSale } from '../../sale/complete';
import { refreshTotals } from '../../sale/totals';
import type { Author, Hooks } from '../writer';

const FIRST_TICKET = 220000000000;

/** Sales: numbers and defaults, computed totals, and all that their completion brings about. */
export const saleHooks: Hooks = {
  create(state, sent, by) {
    const { store } = state;
    const values = asLeft(sent, by);
    const saleID = store.table('Sale').nextID();
    const shopID = values['shopID'] || defaultShop(state, values);
    const taxCategoryID = store.table('Shop').get(shopID)?.['taxCategoryID'] ?? 0;
    const sale: Row = { employeeID: by.employeeID, taxCategoryID, ...discount(state, values), ...values, shopID };
    return {
      saleID,
      ticketNumber: String(FIRST_TICKET + saleID),
      ...sale,
      ...taxRates(store, sale['taxCategoryID'], 0),
      ...completion(state, {}, values),
    };
  },
  update(state, sale, { enablePromotions, ...sent }, { by }) {
    const changes = asLeft(sent, by);
    passToLines(state, sale, changes);
    // The older time stands still from the completion on (Source: vendor's page Sale).
    const legacyTime = sale['completed'] === true ? { timeStamp: sale['timeStamp'] } : {};
    const rates = 'taxCategoryID' in changes ? taxRates(state.store, changes['taxCategoryID'], 0) : {};
    return { ...legacyTime, ...discount(state, changes), ...changes, ...rates, ...completion(state, sale, changes) };
  },
  written(state, sale, writer) {
    refreshTotals(state.store, sale);
    if (sale['completed'] === true) {
      completeSale(writer, sale);
    }
  },
  remove(_state, sale) {
    if (sale['completed'] === true) {
      throw invalid('Sale: a completed sale cannot be archived.');
    }
  },
};

const asLeft = (values: Row, { leavesSalesOpen }: Author): Row =>
  leavesSalesOpen && 'completed' in values ? { ...values, completed: false } : values;

/** The shop of the register; the first one where there is no register either. */
function defaultShop({ store }: AccountState, { registerID }: Row): unknown {
  return store.table('Register').get(registerID)?.['shopID'] ?? store.table('Shop').rows()[0]?.['shopID'];
}

/** Lines follow their sale to another shop or tax category; reservations stay where their units are. */
function passToLines({ store }: AccountState, sale: Row, { shopID, taxCategoryID }: Row): void {
  const table = store.table('SaleLine');
  for (const line of table.where('saleID', sale['saleID'])) {
    const isReservation = line['isLayaway'] === true || line['isSpecialOrder'] === true || line['isWorkorder'] === true;
    if (shopID !== undefined && !isReservation) {
      table.update(line, { shopID });
    }
    if (taxCategoryID !== undefined) {
      table.update(line, { taxCategoryID, ...taxRates(store, taxCategoryID, line['taxClassID']) });
    }
  }
}

/** The sale keeps the percentage of the discount that it is given. */
function discount({ store }: AccountState, { discountID }: Row): Row {
  const given = store.table('Discount').get(discountID);
  return discountID === undefined ? {} : { discountPercent: given?.['discountPercent'] ?? 0 };
}

function completion(state: AccountState, sale: Row, changes: Row): Row {
  const completeTime = changes['completeTime'];
  if (completeTime !== undefined && String(completeTime) > state.now()) {
    throw invalid('Sale: completeTime must not lie in the future.');
  }
  const completes = changes['completed'] === true && sale['completed'] !== true;
  return completes ? { completeTime: completeTime ?? state.now() } : {};
}

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
