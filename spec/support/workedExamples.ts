/** A request with the price that the vendor's rules give it. */
export interface WorkedExample {
  readonly name: string;
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** Below the account, with suffix. */
  readonly path: string;
  /** Raw, encoded, without `?`. */
  readonly query?: string;
  readonly body?: unknown;
  readonly drips: number;
}

/** Several requests with the price of all of them. */
export interface WorkedSum {
  readonly name: string;
  /** Name of an example, and how many times it is sent. */
  readonly requests: Readonly<Record<string, number>>;
  readonly drips: number;
}

const relations = (...names: string[]): string => `load_relations=${encodeURIComponent(JSON.stringify(names))}`;
const times = <T>(count: number, value: T): T[] => Array.from({ length: count }, () => value);

const line = { itemID: 12, unitQuantity: 1 };
const payment = { amount: 10, paymentTypeID: 1 };
const order = { shopID: 1, vendorID: 2 };
const giftCardLoad = [
  { amount: -10, paymentTypeID: 5, creditAccountID: 7 },
  { amount: 10, paymentTypeID: 1 },
];
const ids = Array.from({ length: 100 }, (_, at) => at + 1);
const saleRelations = relations('SaleLines', 'SaleLines.Item', 'SalePayments', 'Customer');

/**
 * What the vendor's pages on rates, relations and parameters work out, or let work out, request by request. Client and
 * emulator price requests on their own; both are held to this table.
 */
export const workedExamples: readonly WorkedExample[] = [
  {
    name: 'items with two to-many and one to-one relation',
    method: 'GET',
    path: 'Item.json',
    query: relations('ItemShops', 'ItemVendorNums', 'Category'),
    drips: 2,
  },
  {
    name: 'one item with the same relations',
    method: 'GET',
    path: 'Item/12.json',
    query: relations('ItemShops', 'ItemVendorNums', 'Category'),
    drips: 1.5,
  },
  {
    name: 'completed sale of five lines',
    method: 'POST',
    path: 'Sale.json',
    body: { completed: true, SaleLines: { SaleLine: times(5, line) } },
    drips: 7.5,
  },
  {
    name: 'completed sale of five lines and one payment',
    method: 'POST',
    path: 'Sale.json',
    body: { completed: true, SaleLines: { SaleLine: times(5, line) }, SalePayments: { SalePayment: payment } },
    drips: 8,
  },
  {
    name: 'completed sale of a hundred lines and one payment',
    method: 'POST',
    path: 'Sale.json',
    body: { completed: true, SaleLines: { SaleLine: times(100, line) }, SalePayments: { SalePayment: [payment] } },
    drips: 55.5,
  },
  { name: 'sale line', method: 'POST', path: 'SaleLine.json', body: { saleID: 3, ...line }, drips: 2 },
  {
    name: 'order line',
    method: 'POST',
    path: 'OrderLine.json',
    body: { orderID: 4, itemID: 12, quantity: 6, price: 3.5 },
    drips: 1,
  },
  { name: 'order', method: 'POST', path: 'Order.json', body: order, drips: 1 },
  {
    name: 'order marked as ordered',
    method: 'PUT',
    path: 'Order/4.json',
    body: { orderedDate: '2026-06-01T12:00:00+00:00' },
    drips: 1,
  },
  {
    name: 'inventory count',
    method: 'POST',
    path: 'InventoryCount.json',
    body: { name: 'June', shopID: 1 },
    drips: 1,
  },
  {
    name: 'counted item',
    method: 'POST',
    path: 'InventoryCountItem.json',
    body: { inventoryCountID: 5, itemID: 12, qty: 3, employeeID: 1 },
    drips: 1,
  },
  {
    name: 'reconcile',
    method: 'POST',
    path: 'InventoryCountReconcile.json',
    body: { inventoryCountID: 5 },
    drips: 10,
  },
  {
    name: 'item with one stock row',
    method: 'PUT',
    path: 'Item/12.json',
    body: { ItemShops: { ItemShop: { itemShopID: 31, qoh: 4 } } },
    drips: 1.5,
  },
  {
    name: 'customer with contact, phone and e-mail',
    method: 'POST',
    path: 'Customer.json',
    body: {
      firstName: 'Ada',
      Contact: {
        Phones: { ContactPhone: { number: '555-0100', useType: 'Home' } },
        Emails: { ContactEmail: { address: 'ada@example.com', useType: 'Primary' } },
      },
    },
    drips: 2.5,
  },
  {
    name: 'whole refund with one payment',
    method: 'POST',
    path: 'Sale/277/refund.json',
    body: { employeeID: 1, registerID: 1, shopID: 1, SalePayments: { SalePayment: { paymentTypeID: 1 } } },
    drips: 10.5,
  },
  {
    name: 'the refund as a sale of two negative lines',
    method: 'POST',
    path: 'Sale.json',
    body: {
      completed: 'true',
      SaleLines: { SaleLine: times(2, { ...line, unitQuantity: -1 }) },
      SalePayments: { SalePayment: { ...payment, amount: -20 } },
    },
    drips: 6.5,
  },
  {
    name: 'gift card loaded at once',
    method: 'POST',
    path: 'Sale.json',
    body: { completed: true, SalePayments: { SalePayment: giftCardLoad } },
    drips: 6,
  },
  {
    name: 'gift card, the open sale',
    method: 'POST',
    path: 'Sale.json',
    body: { SalePayments: { SalePayment: giftCardLoad[0] } },
    drips: 2.5,
  },
  {
    name: 'gift card, the payment that completes the sale',
    method: 'PUT',
    path: 'Sale/278.json',
    body: { completed: true, SalePayments: { SalePayment: giftCardLoad[1] } },
    drips: 5.5,
  },
  {
    name: 'sale line with its stock loaded',
    method: 'POST',
    path: 'SaleLine.json',
    query: relations('InventorySales'),
    body: { ...line, customerID: 8, shopID: 1, isLayaway: true },
    drips: 2.2,
  },
  { name: 'one sale with relations', method: 'GET', path: 'Sale/277.json', query: saleRelations, drips: 1.7 },
  { name: 'sales with the same relations', method: 'GET', path: 'Sale.json', query: saleRelations, drips: 2.2 },
  {
    name: 'a hundred items by id',
    method: 'GET',
    path: 'Item.json',
    query: `itemID=IN%2C${encodeURIComponent(JSON.stringify(ids))}`,
    drips: 1,
  },
  { name: 'one item', method: 'GET', path: 'Item/12.json', drips: 1 },
  {
    name: 'or over three fields',
    method: 'GET',
    path: 'Item.json',
    query: 'or=upc%3D5901|ean%3D5901|customSku%3D5901',
    drips: 4,
  },
  {
    name: 'or with two ranges on two fields',
    method: 'GET',
    path: 'Item.json',
    query: 'or=defaultCost%3D%3E%2C5|modelYear%3D%3E%2C2020',
    drips: 12,
  },
  {
    name: 'or over two entities',
    method: 'GET',
    path: 'Item.json',
    query: `${relations('ItemShops')}&or=upc%3D5901|ean%3D5901|ItemShops.qoh%3D0`,
    drips: 22.4,
  },
];

/** The rows of the vendor's examples that take several requests. */
export const workedSums: readonly WorkedSum[] = [
  { name: 'a hundred sale lines one by one', requests: { 'sale line': 100 }, drips: 200 },
  { name: 'a hundred order lines', requests: { 'order line': 100 }, drips: 100 },
  {
    name: 'a whole order of a hundred lines',
    requests: { order: 1, 'order line': 100, 'order marked as ordered': 1 },
    drips: 102,
  },
  {
    name: 'an inventory count of a hundred items',
    requests: { 'inventory count': 1, 'counted item': 100, reconcile: 1 },
    drips: 111,
  },
  {
    name: 'a gift card loaded in two steps',
    requests: { 'gift card, the open sale': 1, 'gift card, the payment that completes the sale': 1 },
    drips: 8,
  },
  { name: 'a hundred items one by one', requests: { 'one item': 100 }, drips: 100 },
];
