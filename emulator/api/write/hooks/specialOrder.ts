import type { Row } from '../../../data/row';
import type { World } from '../../world';

/**
 * Keeps the record of a special order beside its line: complete once the line has joined a sale, off its order or
 * transfer when customer or shop change. Source: vendor's pages SaleLine and SaleSaleLine.
 */
export function syncSpecialOrder(world: World, line: Row): void {
  if (line['isSpecialOrder'] !== true) {
    dropSpecialOrder(world, line);
    return;
  }
  const table = world.store.table('SpecialOrder');
  const { saleLineID, customerID, shopID, unitQuantity, saleID } = line;
  const values = { saleLineID, customerID, shopID, unitQuantity, completed: saleID !== 0, timeStamp: world.now() };
  const known = specialOrderOf(world, line);
  if (!known) {
    table.insert({ ...values, status: 'Not Ordered' });
    return;
  }
  const moves = known['customerID'] !== customerID || known['shopID'] !== shopID;
  table.update(known, { ...values, ...(moves && { orderLineID: 0, transferItemID: 0 }) });
}

/** A deleted special order leaves its purchase order or transfer (Source: vendor's tutorial on reservations). */
export function dropSpecialOrder(world: World, line: Row): void {
  const known = specialOrderOf(world, line);
  if (known) {
    world.store.table('SpecialOrder').remove(known);
  }
}

function specialOrderOf({ store }: World, { saleLineID }: Row): Row | undefined {
  return store.table('SpecialOrder').where('saleLineID', saleLineID)[0];
}
