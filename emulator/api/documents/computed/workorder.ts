import type { Row } from '../../../data/row';
import { lineTotals } from '../../../data/saleTotals';
import { taxRates } from '../../../data/taxRates';
import { wireObject } from '../../read/wire';
import { PARTS, type PartTable, unitPriceOf } from '../../workorder/price';
import type { Addition, Printer } from '../printer';

/** Amounts of a work order: labour and parts before tax and discount; tax and total unrounded, as in the samples. */
export const addWorkorderAmounts: Addition = (printer, workorder, shown) => {
  const amounts = { labor: 0, parts: 0, discount: 0, tax: 0, total: 0 };
  for (const table of PARTS) {
    const parts = printer.viewer.store.table(table).where('workorderID', workorder['workorderID']);
    for (const part of parts) {
      const { calcSubtotal, calcTransactionDiscount, calcTax1, calcTax2, calcTotal } = totalsOf(
        printer,
        table,
        workorder,
        part,
      );
      amounts[table === 'WorkorderItem' ? 'parts' : 'labor'] += Number(calcSubtotal);
      amounts.discount += Number(calcTransactionDiscount);
      amounts.tax += Number(calcTax1) + Number(calcTax2);
      amounts.total += Number(calcTotal);
    }
  }
  shown['m'] = wireObject(amounts);
};

function totalsOf({ viewer: { store } }: Printer, table: PartTable, workorder: Row, part: Row): Row {
  const taxClassID = part['taxClassID'] ?? store.table('Item').get(part['itemID'])?.['taxClassID'];
  const rates = taxRates(store, store.table('Shop').get(workorder['shopID'])?.['taxCategoryID'], taxClassID);
  const discount = store.table('Discount').get(workorder['discountID'])?.['discountPercent'] ?? 0;
  const { unitQuantity, tax } = part;
  const line = { unitQuantity, tax, unitPrice: unitPriceOf(store, table, workorder, part), ...rates };
  return lineTotals(line, Number(discount));
}
