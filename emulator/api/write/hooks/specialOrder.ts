import type { Row } from '../../../data/row';
import type { AccountState } from '../../request';

/**
 * Keeps the record of a special order beside its line: complete once the line has joined a sale, off its order or
 * transfer when customer or shop change. Source: vendor's pages SaleLine and SaleSaleLine.
 */
export function syncSpecialOrder(state: AccountState, line: Row): void {
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
export function dropSpecialOrder(state: AccountState, line: Row): void {
  const known = specialOrderOf(state, line);
  if (known) {
    state.store.table('SpecialOrder').remove(known);
  }
}

function specialOrderOf({ store }: AccountState, { saleLineID }: Row): Row | undefined {
  return store.table('SpecialOrder').where('saleLineID', saleLineID)[0];
}
