import { type Example, examples } from '../../runner/examples';

/** An example as a page shows it. */
export interface DocumentedExample extends Example {
  /** The function that it is of. */
  readonly name: string;
  readonly title?: string;
  /** Names of the fields of the output that are shown, at every depth; the rest is left out. Default: all. */
  readonly shown?: readonly string[];
}

/** The example of a function in the README: that of the command line's help. */
export const readmeExample = (name: string): DocumentedExample => ({
  ...(examples[name] ?? { fields: {} }),
  name,
  ...(SHOWN[name] && { shown: SHOWN[name] }),
});

const SHOWN: Readonly<Record<string, readonly string[]>> = {
  upsertObject: ['itemID', 'customSku', 'description', 'defaultCost'],
  createObject: [
    'customerID',
    'lastName',
    'archived',
    'Contact',
    'noEmail',
    'noPhone',
    'Emails',
    'ContactEmail',
    'address',
  ],
  updateObject: ['itemID', 'description', 'defaultCost', 'archived'],
  lookupObject: ['ItemShops', 'ItemShop', 'shopID', 'qoh'],
  lookupObjects: ['results', 'itemShopID', 'itemID', 'shopID', 'qoh'],
  createOrder: [
    'order',
    'orderID',
    'refNum',
    'totalCost',
    'lines',
    'index',
    'itemID',
    'status',
    'created',
    'found',
    'failed',
  ],
  setInventory: ['results', 'itemID', 'quantity', 'status', 'succeeded', 'failed'],
  runOperation: ['itemID', 'description', 'archived'],
  uploadImage: ['imageID', 'description', 'filename', 'publicID', 'itemID'],
  printDocument: ['saleID', 'fileName', 'html'],
  rawRequest: ['statusCode', 'headers', 'content-type', 'responseBody', 'Shop', 'shopID', 'archived'],
};

/** What the page of examples shows, in the order of its functions. */
export const furtherExamples: readonly DocumentedExample[] = [
  {
    name: 'pollEntity',
    title: 'Sales of one shop, a page per message',
    fields: {
      objectType: 'Sale',
      pageSize: '2',
      maxPages: '1',
      emitBehavior: 'emitPage',
      relations: ['SaleLines'],
      filter: 'shopID=1&completed=true',
    },
    shown: [
      'results',
      'saleID',
      'updateTime',
      'total',
      'completed',
      'SaleLines',
      'SaleLine',
      'saleLineID',
      'unitQuantity',
    ],
  },
  {
    name: 'pollEntity',
    title: 'Stock that changed',
    fields: {
      objectType: 'ItemShop',
      maxPages: '1',
      startTime: '2026-05-01T00:00:00Z',
      fields: ['itemID', 'shopID', 'qoh'],
    },
  },
  {
    name: 'upsertObject',
    title: 'A purchase order by its reference number',
    fields: { objectType: 'Order', lookupCriteria: 'refNum' },
    body: { refNum: 'PO-7001', shopID: '1', vendorID: '2', shipCost: 12.5 },
    shown: ['orderID', 'refNum', 'shipCost', 'complete', 'vendorID', 'shopID', 'totalCost'],
  },
  {
    name: 'updateObject',
    title: 'Reorder level of an item in one shop',
    fields: { objectType: 'ItemShop' },
    body: { itemShopID: '12', reorderPoint: '3', reorderLevel: 10 },
    shown: ['itemShopID', 'qoh', 'reorderPoint', 'reorderLevel', 'itemID', 'shopID', 'timeStamp'],
  },
  {
    name: 'lookupObject',
    title: 'A category by its full name',
    fields: { objectType: 'Category', lookupCriteria: 'fullPathName' },
    body: { fullPathName: 'Clothing' },
  },
  {
    name: 'lookupSet',
    title: 'Items by SKU, where some may be missing',
    fields: { objectType: 'Item', lookupCriteria: 'customSku', whenMissing: 'leaveOut', fields: ['description'] },
    body: { values: ['HS-00005', 'NO-SUCH'] },
  },
  {
    name: 'lookupObjects',
    title: 'What to reorder for shop 1, the first page',
    fields: { objectType: 'ItemShop', emitBehavior: 'emitPage', termNumber: '3' },
    body: {
      sTerm_1: { fieldName: 'shopID', condition: '=', fieldValue: '1' },
      link_1_2: 'and',
      sTerm_2: { fieldName: 'qoh', condition: '<', fieldValue: 2 },
      link_2_3: 'and',
      sTerm_3: { fieldName: 'reorderPoint', condition: '>=', fieldValue: 1 },
      pageSize: 2,
      pageNumber: 0,
    },
    shown: ['results', 'itemShopID', 'qoh', 'reorderPoint', 'reorderLevel', 'itemID', 'shopID'],
  },
  {
    name: 'lookupObjects',
    title: 'Sales by what is in them',
    fields: { objectType: 'Sale', emitBehavior: 'emitIndividually', termNumber: '2', maxFetch: '1' },
    body: {
      sTerm_1: { fieldName: 'SaleLines.unitQuantity', condition: '>', fieldValue: 1 },
      link_1_2: 'and',
      sTerm_2: { fieldName: 'completed', condition: '=', fieldValue: true },
    },
    shown: ['saleID', 'completed', 'total', 'SaleLines', 'SaleLine', 'saleLineID', 'itemID', 'unitQuantity'],
  },
  {
    name: 'deleteObject',
    title: 'A vendor, which Lightspeed archives',
    fields: { objectType: 'Vendor' },
    body: { vendorID: '3' },
  },
  {
    name: 'createOrder',
    title: 'Items by their numbers, costs before the discount',
    fields: { whenLinesFail: 'emitPartial' },
    body: {
      shopID: '1',
      vendorID: '2',
      refNum: 'PO-2026-117',
      shipCost: 12.5,
      lines: [
        { systemSku: 210000000005, quantity: 1, originalPrice: 10 },
        { customSku: 'NO-SUCH', quantity: 2 },
      ],
    },
    shown: [
      'order',
      'orderID',
      'refNum',
      'shipCost',
      'totalQuantity',
      'totalCost',
      'lines',
      'index',
      'status',
      'itemID',
      'orderLineID',
      'error',
      'created',
      'found',
      'failed',
    ],
  },
  {
    name: 'setInventory',
    title: 'Items of which one is unknown',
    fields: { method: 'direct' },
    body: {
      items: [
        { itemID: '1', shopID: '1', quantity: 25 },
        { customSku: 'NO-SUCH', shopID: '1', quantity: 3 },
      ],
    },
  },
  {
    name: 'setInventory',
    title: 'A count of a whole shelf',
    fields: { method: 'count', shopID: '1' },
    body: {
      name: 'Shelf 4, June 1',
      items: [
        { itemID: '3', quantity: 12 },
        { customSku: 'HS-00005', quantity: 0 },
      ],
    },
  },
  {
    name: 'runOperation',
    title: 'A partial refund',
    fields: { operation: 'SaleRefundPartial' },
    body: {
      saleID: '12',
      employeeID: '1',
      registerID: '1',
      shopID: '1',
      SaleLines: { SaleLine: [{ parentSaleLineID: '42', unitQuantity: -1 }] },
      SalePayments: { SalePayment: [{ paymentTypeID: '1', amount: -312.82 }] },
    },
    shown: [
      'saleID',
      'completed',
      'total',
      'balance',
      'SaleLines',
      'SaleLine',
      'saleLineID',
      'unitQuantity',
      'parentSaleLineID',
    ],
  },
  {
    name: 'printDocument',
    title: 'Labels of an item',
    fields: { document: 'DisplayTemplateItemAsLabel' },
    body: { itemID: '1008', copies: 2 },
    shown: ['itemID', 'fileName', 'data', 'copies', 'html'],
  },
];
