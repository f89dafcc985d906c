import type { Row } from './row';
import { cents } from './saleTotals';

/** Computed amounts of a purchase order. */
export function orderTotals(order: Row, lines: readonly Row[]): Row {
  const sum = (amount: (line: Row) => number) => lines.reduce((total, line) => total + amount(line), 0);
  const number = (name: string) => Number(order[name] ?? 0);
  const before = sum((line) => Number(line['quantity']) * Number(line['originalPrice']));
  const subTotalCost = cents(sum((line) => Number(line['total'])));
  return {
    subTotalCost,
    totalQuantity: sum((line) => Number(line['quantity'])),
    totalDiscount: cents(before - subTotalCost),
    totalCost: cents(subTotalCost + number('shipCost') + number('otherCost')),
  };
}
