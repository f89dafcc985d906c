/**
 * How to tell whether a creation whose answer was lost came about: entity -> fields by which the record is looked for,
 * in order of preference; the first list counts of which every field was given. `compare` names nested parts that must
 * agree as well, where the fields alone are weak.
 *
 * Left out on purpose, since equal records are common there and one of them could be taken for another: lines of sales
 * and work orders, reservations, entries of counts (they add up), cash movements, transfers, work orders; reconciles
 * and imports of catalogue items, which leave no record of their own to look for.
 */
export interface NaturalKey {
  readonly fields: readonly string[];
  readonly compare?: readonly string[];
}

const by = (...fields: readonly string[]): NaturalKey => ({ fields });

export const naturalKeys: Readonly<Record<string, readonly NaturalKey[]>> = {
  Category: [by('fullPathName'), by('name', 'parentID'), by('name')],
  // Refused a second time by the vendor.
  CreditAccount: [by('code')],
  CurrencyRate: [by('currencyCode')],
  // Namesakes are common: with their contact they are as good as the same.
  Customer: [
    { fields: ['firstName', 'lastName'], compare: ['Contact'] },
    { fields: ['company'], compare: ['Contact'] },
  ],
  CustomerCustomField: [by('name')],
  // Choices are unique within their field.
  CustomerCustomFieldCustomFieldChoice: [by('name')],
  CustomerType: [by('name')],
  Discount: [by('name')],
  Employee: [by('firstName', 'lastName')],
  EmployeeHours: [by('employeeID', 'checkIn')],
  InventoryCount: [by('name', 'shopID')],
  // An item is at most once on a transfer.
  InventoryTransferTransferItems: [by('itemID')],
  Item: [by('customSku'), by('upc'), by('ean')],
  ItemCustomField: [by('name')],
  ItemCustomFieldCustomFieldChoice: [by('name')],
  ItemMatrix: [by('description')],
  Manufacturer: [by('name')],
  Order: [by('refNum')],
  OrderCustomField: [by('name')],
  OrderCustomFieldCustomFieldChoice: [by('name')],
  // Named by the vendor's tutorial on inventory; equal lines of one order are rare, and two of them are an error.
  OrderLine: [by('orderID', 'itemID')],
  PaymentType: [by('name')],
  // A sale has one quote.
  Quote: [by('saleID')],
  Sale: [by('referenceNumber', 'referenceNumberSource'), by('referenceNumber')],
  Season: [by('name')],
  Serialized: [by('serial')],
  Shop: [by('name')],
  Tag: [by('name')],
  TaxCategory: [by('tax1Name')],
  TaxClass: [by('name')],
  Vendor: [by('name')],
};
