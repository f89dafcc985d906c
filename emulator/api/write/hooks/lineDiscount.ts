import type { Row } from '../../../data/row';
import { invalid } from '../../apiError';
import type { AccountState } from '../../request';

/** The discount of a line: an amount or a fraction, never both; a `discountID` stands for that discount's own. */
export function lineDiscount({ store }: AccountState, values: Row): Row {
  const { discountAmount, discountPercent, discountID } = values;
  if (discountAmount && discountPercent) {
    throw invalid('SaleLine: discountAmount and discountPercent exclude each other.');
  }
  const discount = store.table('Discount').get(discountID);
  return discount && !discountAmount && !discountPercent
    ? { discountAmount: discount['discountAmount'], discountPercent: discount['discountPercent'] }
    : {};
}
