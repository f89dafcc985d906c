import type { Row } from '../../../data/row';
import { lineTotals, saleTotals } from '../../../data/saleTotals';
import { invalid } from '../../apiError';
import type { World } from '../../world';
import type { Hooks } from '../writer';
import { bookAccounts, giveChange } from './salePayment';

const FIRST_TICKET = 220000000000;

/** Sales: numbers and defaults, computed totals, and the balance that a completed sale must have. */
export const saleHooks: Hooks = {
  create(world, values, by) {
    const { store } = world;
    const shop = store.table('Shop').get(values['shopID']);
    const saleID = store.table('Sale').nextID();
    return {
      saleID,
      ticketNumber: String(FIRST_TICKET + saleID),
      employeeID: by.employeeID,
      taxCategoryID: shop?.['taxCategoryID'] ?? 0,
      ...values,
      ...discount(world, values),
      ...completion(world, {}, values),
    };
  },
  update(world, sale, changes) {
    // The older time stands still from the completion on (Source: vendor's page Sale).
    const legacyTime = sale['completed'] === true ? { timeStamp: sale['timeStamp'] } : {};
    return { ...legacyTime, ...changes, ...discount(world, changes), ...completion(world, sale, changes) };
  },
  written(world, sale) {
    refreshTotals(world, sale);
    if (sale['completed'] !== true) {
      return;
    }
    giveChange(world, sale);
    refreshTotals(world, sale);
    if (sale['balance'] !== 0) {
      throw invalid('Sale: the payments of a completed sale must be equal to its total.');
    }
    bookAccounts(world, sale);
  },
  remove(_world, sale) {
    if (sale['completed'] === true) {
      throw invalid('Sale: a completed sale cannot be archived.');
    }
  },
};

/** Computes a sale and its lines anew. */
export function refreshTotals({ store }: World, sale: Row): void {
  const lines = store.table('SaleLine').where('saleID', sale['saleID']);
  for (const line of lines) {
    store.table('SaleLine').update(line, lineTotals(line, Number(sale['discountPercent'] ?? 0)));
  }
  const payments = store.table('SalePayment').where('saleID', sale['saleID']);
  store.table('Sale').update(sale, saleTotals(lines, payments));
}

/** The sale keeps the percentage of the discount that it is given. */
function discount({ store }: World, { discountID }: Row): Row {
  const given = store.table('Discount').get(discountID);
  return discountID === undefined ? {} : { discountPercent: given?.['discountPercent'] ?? 0 };
}

function completion(world: World, sale: Row, changes: Row): Row {
  const completeTime = changes['completeTime'];
  if (completeTime !== undefined && String(completeTime) > world.now()) {
    throw invalid('Sale: completeTime must not lie in the future.');
  }
  const completes = changes['completed'] === true && sale['completed'] !== true;
  return completes ? { completeTime: completeTime ?? world.now() } : {};
}
