import type { Entity } from '../../../lib/common/model/entity';
import type { Row } from '../../data/row';
import { renderRow } from '../read/render';
import { wireObject } from '../read/wire';
import type { Printer, PrintParameters, Shown } from './printer';
import { fixedTree } from './printer';

/** A label: how often it is printed, its item, and what is computed for it. No id of what it was made from. */
export function printLabel(printer: Printer, document: Entity, row: Row, parameters: PrintParameters): Shown {
  const { viewer } = printer;
  const item = viewer.store.table('Item').get(row['itemID']);
  const tree = fixedTree(document.document === 'TransferItem' ? sampleOf(document) : document, 'Item.');
  return {
    ...wireObject({ copies: copiesOf(document, row, parameters), itemID: row['itemID'] }),
    ...(item && { Item: renderRow(viewer, 'Item', item, tree), m: labelData(printer, item) }),
    ...(document.document === 'OrderLine' && { Order: orderOf(printer, row) }),
  };
}

/** The page of transfer labels lists no relations; its samples show these. */
const sampleOf = (document: Entity): Entity => ({ ...document, fixedRelations: ['Item.ItemVendorNums'] });

function copiesOf({ document }: Entity, row: Row, { copies, allLabels }: PrintParameters): unknown {
  switch (document) {
    case 'OrderLine':
      return allLabels ? row['quantity'] : row['checkedIn'];
    case 'TransferItem':
      return row['received'] || row['sent'] || row['toSend'];
    case 'Label':
      return row['copies'];
    default:
      return copies ?? 1;
  }
}

function labelData({ viewer }: Printer, item: Row): unknown {
  const currency = viewer.store.table('Account').rows()[0]?.['defaultCurrency'] as Row | undefined;
  const prices = (item['Prices'] as Row[] | undefined) ?? [];
  return wireObject({
    currency_symbol: currency?.['symbol'] ?? '',
    price: prices.find((price) => price['useType'] === 'Default')?.['amount'] ?? 0,
    title: viewer.store.table('Shop').rows()[0]?.['labelTitle'] ?? '',
  });
}

function orderOf({ viewer }: Printer, { orderID }: Row): unknown {
  const vendorID = viewer.store.table('Order').get(orderID)?.['vendorID'] ?? 0;
  const vendor = viewer.store.table('Vendor').get(vendorID);
  return {
    ...wireObject({ vendorID }),
    ...(vendor && { Vendor: renderRow(viewer, 'Vendor', vendor, new Map()) }),
  };
}
