import { loadTree } from '../../query/relationNames';
import { renderRow } from '../../read/render';
import { wireObject } from '../../read/wire';
import type { Addition, Printer } from '../printer';

/** Where a transfer comes from and where it goes, with shops and their contacts, as the vendor's samples show them. */
export const addShops: Addition = (printer, transfer, shown) => {
  const { sendingShopID, receivingShopID, createdByEmployeeID, sentByEmployeeID, needBy } = transfer;
  const from = { employeeID: sentByEmployeeID || createdByEmployeeID, shopID: sendingShopID };
  shown['TransferFrom'] = { ...wireObject(from), ...shopOf(printer, sendingShopID) };
  const to = { needBy, employeeID: 0, shopID: receivingShopID };
  shown['TransferTo'] = { ...wireObject(to), ...shopOf(printer, receivingShopID) };
};

function shopOf({ viewer }: Printer, shopID: unknown): { Shop?: unknown } {
  const shop = viewer.store.table('Shop').get(shopID);
  return shop ? { Shop: renderRow(viewer, 'Shop', shop, WITH_CONTACT) } : {};
}

const WITH_CONTACT = loadTree({ relations: {} }, ['Contact']);
