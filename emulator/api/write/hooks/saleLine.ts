import type { Row } from '../../../data/row';
import { lineTotals, taxRates } from '../../../data/totals';
import { invalid } from '../../apiError';
import type { AccountState } from '../../request';
import { fromParent, refuseOverRefund } from '../../sale/refundLine';
import { refreshTotals } from '../../sale/totals';
import { releaseLine, settleLine } from '../../stock/settleLine';
import type { Hooks } from '../writer';

/** A change of these fields releases the units that a line holds; then the line takes them again where it is now. */
const PLACE = ['itemID', 'shopID', 'customerID'];
const RATES = ['itemID', 'taxCategoryID', 'taxClassID'];

/** Lines of sales and reservations: what they take over from sale and item, when they may change, what they hold. */
export const saleLineHooks: Hooks = {
  create(state, values, by) {
    const sale = state.store.table('Sale').get(values['saleID']);
    const inherited: Row = {
      employeeID: sale?.['employeeID'] ?? by.employeeID,
      shopID: sale?.['shopID'] ?? 0,
      customerID: sale?.['customerID'] ?? 0,
      taxCategoryID: sale?.['taxCategoryID'] ?? shopTaxCategory(state, values['shopID']),
    };
    const original = fromParent(state, values);
    if (original) {
      return { ...inherited, ...original, ...values };
    }
    const line: Row = { ...inherited, ...fromItem(state, values['itemID']), ...values, ...lineDiscount(state, values) };
    return { ...taxRates(state.store, line['taxCategoryID'], line['taxClassID']), ...line };
  },
  update(state, line, changes, writer) {
    // Either mark turns a line of a sale into a reservation (Source: vendor's page SaleLine).
    const detaches = changes['isLayaway'] === true || changes['isSpecialOrder'] === true;
    const all: Row = { ...changes, ...lineDiscount(state, changes), ...(detaches && { saleID: 0 }) };
    const differs = (name: string) => name in all && all[name] !== line[name];
    if (PLACE.some(differs)) {
      releaseLine(writer, line);
    }
    const after = { ...line, ...all };
    const rates = RATES.some(differs) ? taxRates(state.store, after['taxCategoryID'], after['taxClassID']) : {};
    return { ...all, ...rates };
  },
  written(state, line, writer) {
    refuseOverRefund(state, line);
    settleLine(writer, line);
    syncSpecialOrder(state, line);
    refreshSale(state, line);
  },
  remove(state, line, writer) {
    const sale = state.store.table('Sale').get(line['saleID']);
    if (sale?.['completed'] === true || sale?.['voided'] === true) {
      throw invalid('SaleLine: lines of completed or cancelled sales cannot be deleted.');
    }
    releaseLine(writer, line);
    dropSpecialOrder(state, line);
  },
  removed: refreshSale,
};

function refreshSale({ store }: AccountState, line: Row): void {
  const sale = store.table('Sale').get(line['saleID']);
  if (sale) {
    refreshTotals(store, sale);
  } else {
    store.table('SaleLine').update(line, lineTotals(line, 0));
  }
}

function shopTaxCategory({ store }: AccountState, shopID: unknown): unknown {
  return store.table('Shop').get(shopID)?.['taxCategoryID'] ?? 0;
}

function fromItem({ store }: AccountState, itemID: unknown): Row {
  const item = store.table('Item').get(itemID);
  if (!item) {
    return {};
  }
  const prices = (item['Prices'] as Row[] | undefined) ?? [];
  const unitPrice = prices.find((price) => price['useType'] === 'Default')?.['amount'] ?? 0;
  const { tax, taxClassID, avgCost, fifoCost } = item;
  return { tax, taxClassID, avgCost, fifoCost, unitPrice, normalUnitPrice: 0 };
}

/** The discount of a line: an amount or a fraction, never both; a `discountID` stands for that discount's own. */
function lineDiscount({ store }: AccountState, values: Row): Row {
  const { discountAmount, discountPercent, discountID } = values;
  if (discountAmount && discountPercent) {
    throw invalid('SaleLine: discountAmount and discountPercent exclude each other.');
  }
  const discount = store.table('Discount').get(discountID);
  return discount && !discountAmount && !discountPercent
    ? { discountAmount: discount['discountAmount'], discountPercent: discount['discountPercent'] }
    : {};
}

/**
 * Keeps the record of a special order beside its line: complete once the line has joined a sale, off its order or
 * transfer when customer or shop change. Source: vendor's pages SaleLine and SaleSaleLine.
 */
function syncSpecialOrder(state: AccountState, line: Row): void {
  if (line['isSpecialOrder'] !== true) {
    dropSpecialOrder(state, line);
    return;
  }
  const table = state.store.table('SpecialOrder');
  const { saleLineID, customerID, shopID, unitQuantity, saleID } = line;
  const values = { saleLineID, customerID, shopID, unitQuantity, completed: saleID !== 0, timeStamp: state.now() };
  const known = specialOrderOf(state, line);
  if (!known) {
    table.insert({ ...values, status: 'Not Ordered' });
    return;
  }
  const moves = known['customerID'] !== customerID || known['shopID'] !== shopID;
  table.update(known, { ...values, ...(moves && { orderLineID: 0, transferItemID: 0 }) });
}

/** A deleted special order leaves its purchase order or transfer (Source: vendor's tutorial on reservations). */
function dropSpecialOrder(state: AccountState, line: Row): void {
  const known = specialOrderOf(state, line);
  if (known) {
    state.store.table('SpecialOrder').remove(known);
  }
}

function specialOrderOf({ store }: AccountState, { saleLineID }: Row): Row | undefined {
  return store.table('SpecialOrder').where('saleLineID', saleLineID)[0];
}
