import type { Row } from '../../../data/row';
import { taxRates } from '../../../data/taxRates';
import { invalid } from '../../apiError';
import type { World } from '../../world';
import type { Hooks } from '../writer';
import { refreshTotals } from './sale';

/** Lines of sales and reservations: what they take over from sale and item, and when they may change. */
export const saleLineHooks: Hooks = {
  create(world, values, by) {
    const sale = world.store.table('Sale').get(values['saleID']);
    const inherited: Row = {
      employeeID: sale?.['employeeID'] ?? by.employeeID,
      shopID: sale?.['shopID'] ?? 0,
      customerID: sale?.['customerID'] ?? 0,
      taxCategoryID: sale?.['taxCategoryID'] ?? 0,
    };
    checkDiscount(values);
    const line: Row = { ...inherited, ...fromItem(world, values['itemID']), ...values };
    return { ...taxRates(world.store, line['taxCategoryID'], line['taxClassID']), ...line };
  },
  update(_world, _line, changes) {
    // Either mark turns a line of a sale into a reservation (Source: vendor's page SaleLine).
    const detaches = changes['isLayaway'] === true || changes['isSpecialOrder'] === true;
    return detaches ? { ...changes, saleID: 0 } : changes;
  },
  written: refreshSale,
  removed: refreshSale,
  remove(world, line) {
    const sale = world.store.table('Sale').get(line['saleID']);
    if (sale?.['completed'] === true || sale?.['voided'] === true) {
      throw invalid('SaleLine: lines of completed or cancelled sales cannot be deleted.');
    }
  },
};

function refreshSale(world: World, line: Row): void {
  const sale = world.store.table('Sale').get(line['saleID']);
  if (sale) {
    refreshTotals(world, sale);
  }
}

function fromItem({ store }: World, itemID: unknown): Row {
  const item = store.table('Item').get(itemID);
  if (!item) {
    return {};
  }
  const prices = (item['Prices'] as Row[] | undefined) ?? [];
  const unitPrice = prices.find((price) => price['useType'] === 'Default')?.['amount'] ?? 0;
  const { tax, taxClassID, avgCost, fifoCost } = item;
  return { tax, taxClassID, avgCost, fifoCost, unitPrice, normalUnitPrice: 0 };
}

function checkDiscount(values: Row): void {
  if (values['discountAmount'] && values['discountPercent']) {
    throw invalid('SaleLine: discountAmount and discountPercent exclude each other.');
  }
}
