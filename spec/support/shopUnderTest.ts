import { type ApiUnderTest, apiUnderTest } from './callApi';

/** An emulated shop whose items 1 to 3 have 10 units in shop 1, none in shop 2, cost 4 and sell at 10, untaxed. */
export interface ShopUnderTest extends ApiUnderTest {
  /** Units of an item in a shop; shop 0 is the summary. */
  qoh(itemID: number, shopID?: number): unknown;
  /** A column of the stock record. */
  stock(itemID: number, column: string, shopID?: number): unknown;
  /** The log's entries that the test itself brought about. */
  logged(): Record<string, unknown>[];
  sell(fields: object): ReturnType<ApiUnderTest['call']>;
}

export const SALE = { employeeID: 2, registerID: 1, shopID: 1, customerID: 1 };

export function shopUnderTest(): ShopUnderTest {
  const api = apiUnderTest({ items: 20, matrices: 0, customers: 5, sales: 20, orders: 2 });
  for (const itemID of [1, 2, 3]) {
    const Prices = [{ amount: 10, useType: 'Default', useTypeID: 1 }];
    const costs = { avgCost: 4, fifoCost: 4, itemType: 'default', archived: false, tax: false, taxClassID: 1 };
    api.admin.change('Item', String(itemID), { ...costs, Prices });
    const ItemShop = [1, 2].map((shopID) => ({ shopID, qoh: shopID === 1 ? 10 : 0 }));
    api.call('PUT', `Item/${itemID}.json`, { ItemShops: { ItemShop } });
  }
  clearReservations(api);
  const before = api.admin.records('InventoryLog').length;
  const stock: ShopUnderTest['stock'] = (itemID, column, shopID = 1) =>
    api.admin.records('ItemShop').find((row) => row['itemID'] === itemID && row['shopID'] === shopID)?.[column];
  return {
    ...api,
    stock,
    qoh: (itemID, shopID) => stock(itemID, 'qoh', shopID),
    logged: () => api.admin.records('InventoryLog').slice(before),
    sell: (fields) => api.call('POST', 'Sale.json', { ...SALE, ...fields }),
  };
}

/** The generated reservations move to an item that no test uses. */
function clearReservations({ admin }: ApiUnderTest): void {
  for (const { saleLineID } of admin.records('SaleLine').filter((line) => line['saleID'] === 0)) {
    admin.change('SaleLine', String(saleLineID), { itemID: 10 });
  }
  for (const { itemShopID, itemID } of admin.records('ItemShop')) {
    if (Number(itemID) <= 3) {
      admin.change('ItemShop', String(itemShopID), { onLayaway: 0 });
    }
  }
}

export const lines = (...SaleLine: object[]) => ({ SaleLines: { SaleLine } });
export const payments = (...SalePayment: object[]) => ({ SalePayments: { SalePayment } });
export const card = (amount: number) => payments({ amount, paymentTypeID: 3 });
