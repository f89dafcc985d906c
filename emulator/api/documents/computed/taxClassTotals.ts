import type { Row } from '../../../data/row';
import { cents } from '../../../data/saleTotals';
import type { Store } from '../../../data/store';

/** The taxes of a sale by tax class and rates, as a receipt lists them. */
export function taxClassTotals(store: Store, sale: Row): readonly Row[] {
  const category = store.table('TaxCategory').get(sale['taxCategoryID']);
  const groups = new Map<string, Row[]>();
  for (const line of store.table('SaleLine').where('saleID', sale['saleID'])) {
    const key = [line['taxClassID'], line['tax1Rate'], line['tax2Rate']].join();
    groups.set(key, [...(groups.get(key) ?? []), line]);
  }
  return [...groups.values()].map((lines) => {
    const { taxClassID, tax1Rate, tax2Rate } = lines[0] ?? {};
    const sum = (amount: (line: Row) => number) => cents(lines.reduce((total, line) => total + amount(line), 0));
    const subtotal = sum(net);
    return {
      ID: taxClassID,
      name: store.table('TaxClass').get(taxClassID)?.['name'] ?? '',
      taxname: category?.['tax1Name'] ?? '',
      taxname2: category?.['tax2Name'] ?? '',
      rate: tax1Rate,
      rate2: tax2Rate,
      subtotal,
      subtotal2: subtotal,
      taxable: sum((line) => (line['tax'] === true ? net(line) : 0)),
      amount: sum((line) => Number(line['calcTax1'])),
      amount2: sum((line) => Number(line['calcTax2'])),
    };
  });
}

function net(line: Row): number {
  return Number(line['calcTotal']) - Number(line['calcTax1']) - Number(line['calcTax2']);
}
