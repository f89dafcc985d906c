/**
 * entity -> the fields beside the id by which people tell its records apart, best first. Lightspeed takes equal values
 * of most of them: whoever looks for one record must be ready to find several. `email` stands for any e-mail address of
 * a customer's contact.
 */
export const uniqueFields: Readonly<Record<string, readonly string[]>> = {
  CatalogVendorItem: ['upc', 'ean'],
  Category: ['fullPathName', 'name'],
  CreditAccount: ['code'],
  CurrencyRate: ['currencyCode'],
  Customer: ['email'],
  CustomerCustomField: ['name'],
  CustomerCustomFieldCustomFieldChoice: ['name'],
  CustomerType: ['name'],
  Discount: ['name'],
  Industry: ['name'],
  InventoryCount: ['name'],
  InventoryTransferTransferItems: ['itemID'],
  Item: ['systemSku', 'customSku', 'upc', 'ean', 'manufacturerSku'],
  ItemAttributeSet: ['name'],
  ItemCustomField: ['name'],
  ItemCustomFieldCustomFieldChoice: ['name'],
  ItemFee: ['name'],
  ItemMatrix: ['description'],
  Manufacturer: ['name'],
  Order: ['refNum', 'b2bOrderUID', 'b2bOrderNumber'],
  OrderCustomField: ['name'],
  OrderCustomFieldCustomFieldChoice: ['name'],
  PaymentType: ['name'],
  PriceLevel: ['name'],
  Register: ['name'],
  Sale: ['referenceNumber', 'ticketNumber'],
  Season: ['name'],
  Serialized: ['serial'],
  Shop: ['name'],
  Tag: ['name'],
  TaxCategory: ['tax1Name'],
  TaxClass: ['name'],
  Vendor: ['name', 'accountNumber', 'b2bSellerUID'],
  VendorReturn: ['refNum'],
  Workorder: ['systemSku'],
  WorkorderStatus: ['name'],
};

/**
 * Fields that Lightspeed itself keeps unique, among archived records too: it makes the numbers of items, sales and work
 * orders, and refuses a second gift card of the same code. Source: vendor's pages Item, Sale, Workorder, CreditAccount.
 */
export const keptUnique: ReadonlySet<string> = new Set([
  'CreditAccount.code',
  'Item.systemSku',
  'Sale.ticketNumber',
  'Workorder.systemSku',
]);
