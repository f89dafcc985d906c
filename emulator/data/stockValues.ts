import type { Row } from './row';
import { cents } from './saleTotals';

/** What a stock record shows beside its quantity: negative stock can be sold no further, and has a value of its own. */
export function stockValues(qoh: number, item: Row): Row {
  const sellable = Math.max(0, qoh);
  const average = Number(item['avgCost'] ?? 0);
  return {
    qoh,
    sellable,
    totalValueFifo: cents(sellable * Number(item['fifoCost'] ?? 0)),
    totalValueAvgCost: cents(sellable * average),
    totalValueNegativeInventory: cents(Math.min(0, qoh) * average),
  };
}
