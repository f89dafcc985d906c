import type { Admin, StoredRecord } from '../../emulator/types';

export type Fields = Readonly<Record<string, unknown>>;

/** Messages with which one kind of record is written; ids that others point to are taken from the emulated shop. */
export interface Sample {
  /** What a new record needs and a little more; the ids of its parents among it. Absent: it cannot be created. */
  readonly create?: (shop: Shop) => Fields;
  /** What is changed later; the ids of its parents are those of the record. */
  readonly update?: Fields;
  /** A second change. */
  readonly again?: Fields;
  /** A unique field by which it is found, and its value where the record does not show it. */
  readonly criterion?: string;
  readonly criterionValue?: string;
  /** A record that is there from the start, where none can be created. */
  readonly existing?: (shop: Shop) => StoredRecord;
}

/** Finds records of the emulated shop. */
export interface Shop {
  /** The id of the first record that passes. */
  id(entity: string, idField: string, test?: (record: StoredRecord) => boolean): string;
  record(entity: string, test?: (record: StoredRecord) => boolean): StoredRecord;
  has(entity: string, test: (record: StoredRecord) => boolean): boolean;
  /** Adds a record past the API; its id. */
  add: Admin['add'];
}

export const shopOf = (admin: Admin): Shop => {
  const record: Shop['record'] = (entity, test = () => true) => {
    const found = admin.records(entity).find(test);
    if (!found) throw new Error(`The emulated shop has no such ${entity}`);
    return found;
  };
  return {
    record,
    id: (entity, idField, test) => String(record(entity, test)[idField]),
    add: admin.add,
    has: (entity, test) => admin.records(entity).some(test),
  };
};

const named = (name: string): Sample => ({
  criterion: 'name',
  create: () => ({ name }),
  update: { name: `${name} and Sons` },
  again: { name: `${name} and Daughters` },
});

const isLive = ({ archived }: StoredRecord) => archived !== true;
const isOpen = ({ completed, archived }: StoredRecord) => completed !== true && archived !== true;
const choiceField = ({ type }: StoredRecord) => String(type).endsWith('_choice');

const item = (shop: Shop) => shop.id('Item', 'itemID', isLive);
const shopID = (shop: Shop) => shop.id('Shop', 'shopID');
const employeeID = (shop: Shop) => shop.id('Employee', 'employeeID', isLive);
const customerID = (shop: Shop) => shop.id('Customer', 'customerID', isLive);
const openTransfer = (shop: Shop) => shop.id('InventoryTransfer', 'transferID', ({ status }) => status === 'open');
const openSale = (shop: Shop) => shop.id('Sale', 'saleID', isOpen);
const openWorkorder = (shop: Shop) => shop.id('Workorder', 'workorderID', isLive);

const choice = (entity: string): Sample => ({
  criterion: 'name',
  create: (shop) => ({ customFieldID: shop.id(entity, 'customFieldID', choiceField), name: 'Turquoise' }),
  update: { name: 'Aquamarine' },
  again: { name: 'Teal' },
});

const customField: Sample = {
  criterion: 'name',
  create: () => ({ name: 'Shelf', type: 'string' }),
  update: { name: 'Shelf and Row' },
  again: { name: 'Row' },
};

/** Every entity that can be created, changed or deleted by fields alone. */
export const sampleBodies: Readonly<Record<string, Sample>> = {
  Account: { existing: (shop) => shop.record('Account'), update: { name: 'Corner Store' }, again: { name: 'Corner' } },
  CatalogVendorItem: {
    create: (shop) => ({ catalogVendorItemID: shop.id('CatalogVendorItem', 'catalogVendorItemID') }),
  },
  Category: {
    criterion: 'name',
    create: (shop) => ({ name: 'Kites', parentID: shop.id('Category', 'categoryID') }),
    update: { name: 'Stunt Kites' },
    again: { parentID: '0' },
  },
  CreditAccount: {
    criterion: 'code',
    criterionValue: 'GIFT-2026-0001',
    create: () => ({ code: 'GIFT-2026-0001', name: 'Voucher', giftCard: true }),
    update: { name: 'Birthday Voucher' },
    again: { description: 'For a friend' },
  },
  CurrencyRate: {
    criterion: 'currencyCode',
    create: () => ({ currencyCode: 'SEK', rate: 10.5 }),
    update: { rate: '10.75' },
    again: { rate: 11 },
  },
  Customer: {
    criterion: 'email',
    criterionValue: 'ada@example.com',
    create: () => ({
      firstName: 'Ada',
      lastName: 'Byron',
      Contact: { noEmail: false, Emails: { ContactEmail: [{ address: 'ada@example.com', useType: 'Primary' }] } },
    }),
    update: { company: 'Analytical Engines', lastName: '' },
    again: { Contact: { Phones: [{ number: '+1 555 0100', useType: 'Work' }] } },
  },
  CustomerCustomField: customField,
  CustomerCustomFieldCustomFieldChoice: choice('CustomerCustomField'),
  CustomerType: named('Schools'),
  Discount: {
    criterion: 'name',
    create: () => ({ name: 'Summer', discountPercent: 0.25 }),
    update: { discountPercent: '0.3' },
    again: { name: 'Late Summer' },
  },
  Employee: {
    create: (shop) => ({ firstName: 'Grace', lastName: 'Hopper', limitToShopID: shopID(shop) }),
    update: { lockOut: true },
    again: { lastName: 'Murray' },
  },
  EmployeeHours: {
    create: (shop) => ({ employeeID: employeeID(shop), shopID: shopID(shop), checkIn: '2026-05-30T08:00:00Z' }),
    update: { checkOut: '2026-05-30T16:00:00+00:00' },
    again: { checkOut: '2026-05-30T17:00:00Z' },
  },
  Image: { existing: (shop) => shop.record('Image'), update: { description: 'From above' }, again: { ordering: 3 } },
  Industry: { existing: (shop) => shop.record('Industry'), update: { enabled: true }, again: { enabled: 'false' } },
  InventoryCount: {
    criterion: 'name',
    create: (shop) => ({ name: 'Spring count', shopID: shopID(shop) }),
    update: { name: 'Spring count, back room' },
    again: { name: 'Spring count, cellar' },
  },
  InventoryCountItem: {
    create: (shop) => ({
      inventoryCountID: shop.id('InventoryCount', 'inventoryCountID'),
      itemID: item(shop),
      employeeID: employeeID(shop),
      qty: 4,
    }),
    update: { employeeID: '1', qty: 5 },
    again: { employeeID: '1', qty: '6' },
  },
  InventoryCountReconcile: {
    create: (shop) => {
      const itemID = item(shop);
      const inventoryCountID = shop.add('InventoryCount', { name: 'Counted', shopID: 1 });
      shop.add('InventoryCountCalc', { inventoryCountID, itemID, countedQoh: 3 });
      return { inventoryCountID, itemID };
    },
  },
  InventoryTransfer: {
    create: (shop) => ({
      note: 'For the weekend',
      sendingShopID: shopID(shop),
      receivingShopID: shop.id('Shop', 'shopID', (each) => String(each['shopID']) !== shopID(shop)),
    }),
    update: { note: 'For next weekend' },
    again: { needBy: '2026-07-01T00:00:00Z' },
  },
  InventoryTransferTransferItems: {
    criterion: 'itemID',
    create: (shop) => {
      const transferID = openTransfer(shop);
      const held = (each: StoredRecord) => String(each['transferID']) === transferID;
      const isFree = ({ itemID, archived }: StoredRecord) =>
        archived !== true && !shop.has('TransferItem', (line) => held(line) && line['itemID'] === itemID);
      return { transferID, itemID: shop.id('Item', 'itemID', isFree), toSend: 2 };
    },
    update: { toSend: 3 },
    again: { toSend: '4' },
  },
  Item: {
    criterion: 'customSku',
    create: () => ({
      description: 'Kite, red',
      customSku: 'KITE-1',
      defaultCost: 7.5,
      tax: 'true',
      Prices: { ItemPrice: [{ amount: '19.99', useType: 'Default' }] },
    }),
    update: { description: 'Kite, dark red', ItemShops: { ItemShop: { shopID: '1', qoh: 7 } } },
    again: { Prices: { ItemPrice: [{ amount: 24.5, useType: 'Default' }] } },
  },
  ItemCustomField: customField,
  ItemCustomFieldCustomFieldChoice: choice('ItemCustomField'),
  ItemFee: {
    existing: (shop) => shop.record('ItemFee', isLive),
    update: { name: 'Battery fee' },
    again: { feeValue: 0.75 },
  },
  ItemImage: {
    existing: (shop) => shop.record('Image', ({ itemID }) => itemID !== 0),
    update: { description: 'From the side' },
    again: { ordering: 2 },
  },
  ItemMatrix: {
    criterion: 'description',
    create: (shop) => ({
      description: 'Rain coat',
      itemAttributeSetID: shop.id('ItemAttributeSet', 'itemAttributeSetID'),
    }),
    update: { defaultCost: 31 },
    again: { description: 'Long rain coat' },
  },
  ItemMatrixImage: {
    existing: (shop) => shop.record('Image', ({ itemMatrixID }) => itemMatrixID !== 0),
    update: { description: 'All colours' },
    again: { ordering: 1 },
  },
  ItemShop: {
    existing: (shop) => shop.record('ItemShop', (each) => each['shopID'] !== 0),
    update: { reorderPoint: 3 },
    again: { reorderLevel: 9 },
  },
  Manufacturer: named('Nimbus'),
  Order: {
    criterion: 'refNum',
    create: (shop) => ({
      shopID: shopID(shop),
      vendorID: shop.id('Vendor', 'vendorID', isLive),
      refNum: 'PO-7001',
      shipCost: 12.5,
    }),
    update: { stockInstructions: 'Behind the counter' },
    again: { refNum: 'PO-7002' },
  },
  OrderCustomField: customField,
  OrderCustomFieldCustomFieldChoice: choice('OrderCustomField'),
  OrderLine: {
    create: (shop) => ({
      orderID: shop.id('Order', 'orderID', ({ complete, archived }) => complete !== true && archived !== true),
      itemID: item(shop),
      quantity: 6,
      price: 4.2,
    }),
    update: { quantity: 8 },
    again: { numReceived: 1 },
  },
  PaymentType: { ...named('Barter'), again: { requireCustomer: true } },
  PriceLevel: {
    existing: (shop) => shop.record('PriceLevel'),
    update: { name: 'Standard' },
    again: { name: 'Default' },
  },
  Quote: {
    create: (shop) => ({
      saleID: shop.add('Sale', { shopID: 1, employeeID: 1, registerID: 1 }),
      employeeID: employeeID(shop),
      notes: 'Valid for 14 days',
    }),
    update: { notes: 'Valid for 30 days' },
    again: { issueDate: '2026-06-01T00:00:00Z' },
  },
  Register: { existing: (shop) => shop.record('Register'), update: { name: 'Front' }, again: { tipEnabled: true } },
  RegisterWithdraw: {
    create: (shop) => ({
      registerID: shop.id('Register', 'registerID'),
      paymentTypeID: shop.id('PaymentType', 'paymentTypeID'),
      employeeID: employeeID(shop),
      amount: '-20',
      notes: 'Stamps',
    }),
  },
  Sale: {
    criterion: 'referenceNumber',
    create: (shop) => ({
      shopID: shopID(shop),
      registerID: shop.id('Register', 'registerID'),
      employeeID: employeeID(shop),
      customerID: customerID(shop),
      referenceNumber: 'WEB-1',
      referenceNumberSource: 'web shop',
      SaleLines: { SaleLine: [{ itemID: item(shop), unitQuantity: 2 }] },
    }),
    update: { tipEnabled: true },
    again: { referenceNumber: 'WEB-1b' },
  },
  SaleLine: {
    create: (shop) => ({
      itemID: item(shop),
      shopID: shopID(shop),
      employeeID: employeeID(shop),
      customerID: customerID(shop),
      unitQuantity: 1,
      isLayaway: true,
    }),
    update: { unitPrice: 11 },
    again: { unitQuantity: 2 },
  },
  SaleSaleLine: {
    create: (shop) => ({ saleID: openSale(shop), itemID: item(shop), unitQuantity: 1 }),
    update: { unitPrice: 12.5 },
    again: { unitQuantity: '3' },
  },
  Season: named('Winter 2026'),
  Serialized: {
    criterion: 'serial',
    create: (shop) => ({ serial: 'SN-0042', itemID: item(shop), colorName: 'red' }),
    update: { colorName: 'blue' },
    again: { description: 'Repaired once' },
  },
  Shop: { ...named('Harbour'), again: { labelTitle: 'Shop Name' } },
  Tag: { criterion: 'name', create: () => ({ name: 'New Tag' }), update: { name: 'older' }, again: { name: 'oldest' } },
  TaxCategory: {
    criterion: 'tax1Name',
    create: () => ({ tax1Name: 'VAT', tax1Rate: 0.2, isTaxInclusive: true }),
    update: { tax1Rate: '0.21' },
    again: { tax2Name: 'City' },
  },
  TaxCategoryClass: { existing: (shop) => shop.record('TaxCategoryClass') },
  TaxClass: named('Books'),
  Vendor: {
    criterion: 'name',
    create: () => ({ name: 'Kite Makers', accountNumber: 'A-17', updatePrice: false }),
    update: { accountNumber: 'A-18' },
    again: { updateCost: 'true' },
  },
  Workorder: {
    criterion: 'systemSku',
    create: (shop) => ({ shopID: shopID(shop), customerID: customerID(shop), note: 'Torn sail' }),
    update: { warranty: true },
    again: { internalNote: 'Call before noon' },
  },
  WorkorderWorkorderImage: {
    existing: (shop) => shop.record('WorkorderWorkorderImage'),
    update: { description: 'Before' },
    again: { ordering: 1 },
  },
  WorkorderWorkorderItem: {
    create: (shop) => ({ workorderID: openWorkorder(shop), itemID: item(shop), unitQuantity: 1, unitPrice: 5 }),
    update: { unitQuantity: 2 },
    again: { note: 'The long one' },
  },
  WorkorderWorkorderLine: {
    create: (shop) => ({ workorderID: openWorkorder(shop), note: 'Sewing', hours: 1, minutes: 30 }),
    update: { done: true },
    again: { minutes: 45 },
  },
};
