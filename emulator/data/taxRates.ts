import type { Row } from './row';
import type { Store } from './store';

/** Rates of a line: those of its tax class within the sale's tax category, else the category's own. */
export function taxRates(store: Store, taxCategoryID: unknown, taxClassID: unknown): Row {
  const special = store
    .table('TaxCategoryClass')
    .where('taxCategoryID', taxCategoryID)
    .find((each) => each['taxClassID'] === taxClassID);
  const source = special ?? store.table('TaxCategory').get(taxCategoryID);
  return { tax1Rate: source?.['tax1Rate'] ?? 0, tax2Rate: source?.['tax2Rate'] ?? 0 };
}
