/** How a relation's records are found, as plain data. */
export type Join =
  /** A foreign key of this record. */
  | { readonly one: string; readonly via: string }
  /** Records that point to this one by `by`; with `through`, the records that those point to. */
  | {
      readonly many: string;
      readonly by: string;
      readonly through?: { readonly one: string; readonly via: string };
      /** The inner key in bodies, where it is not the table's name. */
      readonly wrapper?: string;
    }
  /** A list that is kept inside this record. */
  | { readonly part: string; readonly of: string }
  /** Several to-one records under one name. */
  | { readonly group: Readonly<Record<string, { readonly one: string; readonly via: string }>> }
  /** The choices whose ids are a custom field's value. */
  | { readonly choices: string };

type Joins = Readonly<Record<string, Join>>;

const contact: Join = { one: 'Contact', via: 'contactID' };
const note: Join = { one: 'Note', via: 'noteID' };
const shop: Join = { one: 'Shop', via: 'shopID' };
const employee: Join = { one: 'Employee', via: 'employeeID' };
const customer: Join = { one: 'Customer', via: 'customerID' };
const discount: Join = { one: 'Discount', via: 'discountID' };
const item: Join = { one: 'Item', via: 'itemID' };
const itemMatrix: Join = { one: 'ItemMatrix', via: 'itemMatrixID' };
const taxCategory: Join = { one: 'TaxCategory', via: 'taxCategoryID' };
const taxClass: Join = { one: 'TaxClass', via: 'taxClassID' };
const paymentType: Join = { one: 'PaymentType', via: 'paymentTypeID' };
const vendor: Join = { one: 'Vendor', via: 'vendorID' };
const ccCharge: Join = { one: 'CCCharge', via: 'ccChargeID' };
const orderLine: Join = { one: 'OrderLine', via: 'orderLineID' };
const category: Join = { one: 'Category', via: 'categoryID' };
const manufacturer: Join = { one: 'Manufacturer', via: 'manufacturerID' };
const itemAttributeSet: Join = { one: 'ItemAttributeSet', via: 'itemAttributeSetID' };
const itemECommerce: Join = { one: 'ItemECommerce', via: 'itemECommerceID' };
const itemPrices: Join = { part: 'Prices', of: 'ItemPrice' };

/** No page calls the choices a relation; they are nested in bodies only. */
const choices = (owner: string): Joins => ({
  CustomFieldChoices: {
    many: `${owner}CustomFieldCustomFieldChoice`,
    by: 'customFieldID',
    wrapper: 'CustomFieldChoice',
  },
});

/** table -> relation -> where its records are. */
export const joins: Readonly<Record<string, Joins>> = {
  CCCharge: { SalePayments: { many: 'SalePayment', by: 'ccChargeID' } },
  CatalogVendorItem: { CatalogVendor: { one: 'CatalogVendor', via: 'catalogVendorID' } },
  Category: { Parent: { one: 'Category', via: 'parentID' } },
  Contact: {
    Addresses: { part: 'Addresses', of: 'ContactAddress' },
    Phones: { part: 'Phones', of: 'ContactPhone' },
    Emails: { part: 'Emails', of: 'ContactEmail' },
    Websites: { part: 'Websites', of: 'ContactWebsite' },
  },
  CreditAccount: { Contact: contact, WithdrawalPayments: { many: 'SalePayment', by: 'creditAccountID' } },
  Customer: {
    Contact: contact,
    CustomerType: { one: 'CustomerType', via: 'customerTypeID' },
    Discount: discount,
    Note: note,
    TaxCategory: taxCategory,
    CreditAccount: { one: 'CreditAccount', via: 'creditAccountID' },
    Tags: { many: 'TagRelation', by: 'customerID', through: { one: 'Tag', via: 'tagID' } },
    CustomFieldValues: { many: 'CustomerCustomFieldValue', by: 'customerID' },
  },
  CustomerCustomField: choices('Customer'),
  CustomerCustomFieldValue: { value: { choices: 'CustomerCustomFieldCustomFieldChoice' } },
  CustomerType: { Discount: discount, TaxCategory: taxCategory },
  Employee: {
    Contact: contact,
    EmployeeRole: { one: 'EmployeeRole', via: 'employeeRoleID' },
    EmployeeRights: { many: 'EmployeeRight', by: 'employeeID' },
  },
  EmployeeRole: { EmployeeRights: { many: 'EmployeeRight', by: 'employeeRoleID' } },
  Image: { Item: item, ItemMatrix: itemMatrix },
  Item: {
    Category: category,
    TaxClass: taxClass,
    ItemAttributes: { one: 'ItemAttributes', via: 'itemAttributesID' },
    ItemMatrix: itemMatrix,
    Manufacturer: manufacturer,
    Note: note,
    Images: { many: 'Image', by: 'itemID' },
    ItemShops: { many: 'ItemShop', by: 'itemID' },
    ItemVendorNums: { many: 'ItemVendorNum', by: 'itemID' },
    ItemComponents: { many: 'ItemComponent', by: 'assemblyItemID' },
    ItemECommerce: itemECommerce,
    TagRelations: { many: 'TagRelation', by: 'itemID' },
    CustomFieldValues: { many: 'ItemCustomFieldValue', by: 'itemID' },
    Prices: itemPrices,
  },
  ItemAttributes: { ItemAttributeSet: itemAttributeSet },
  ItemCustomField: choices('Item'),
  ItemCustomFieldValue: { value: { choices: 'ItemCustomFieldCustomFieldChoice' } },
  ItemFee: { ItemFeeCategories: { many: 'ItemFeeCategory', by: 'itemFeeID' } },
  ItemFeeCategory: { Category: category },
  ItemMatrix: {
    Category: category,
    TaxClass: taxClass,
    Department: { one: 'Department', via: 'departmentID' },
    ItemAttributeSet: itemAttributeSet,
    Manufacturer: manufacturer,
    Season: { one: 'Season', via: 'seasonID' },
    Images: { many: 'Image', by: 'itemMatrixID' },
    Items: { many: 'Item', by: 'itemMatrixID' },
    ItemECommerce: itemECommerce,
    TagRelations: { many: 'TagRelation', by: 'itemMatrixID' },
    Prices: itemPrices,
  },
  Order: {
    OrderLines: { many: 'OrderLine', by: 'orderID' },
    Note: note,
    Vendor: vendor,
    Shop: shop,
    CustomFieldValues: { many: 'OrderCustomFieldValue', by: 'orderID' },
  },
  OrderCustomField: choices('Order'),
  OrderCustomFieldValue: { value: { choices: 'OrderCustomFieldCustomFieldChoice' } },
  OrderShipment: {
    Employee: employee,
    Order: { one: 'Order', via: 'orderID' },
    OrderShipmentItems: { many: 'OrderShipmentItem', by: 'orderShipmentID' },
  },
  OrderShipmentItem: {
    Employee: employee,
    Item: item,
    OrderLine: orderLine,
    OrderShipment: { one: 'OrderShipment', via: 'orderShipmentID' },
  },
  RegisterCount: { RegisterCountAmounts: { many: 'RegisterCountAmount', by: 'registerCountID' } },
  RegisterCountAmount: { PaymentType: paymentType },
  RegisterWithdraw: { PaymentType: paymentType },
  Sale: {
    SaleLines: { many: 'SaleLine', by: 'saleID' },
    SaleNotes: {
      group: {
        InternalNote: { one: 'Note', via: 'internalNoteID' },
        PrintedNote: { one: 'Note', via: 'printedNoteID' },
      },
    },
    SalePayments: { many: 'SalePayment', by: 'saleID' },
    ShipTo: { one: 'ShipTo', via: 'shipToID' },
    Customer: customer,
    Discount: discount,
    TaxCategory: taxCategory,
    Quote: { one: 'Quote', via: 'quoteID' },
    Shop: shop,
  },
  SaleLine: {
    Discount: discount,
    TaxClass: taxClass,
    TaxCategory: taxCategory,
    Note: note,
    Item: item,
    InventorySales: { many: 'InventorySale', by: 'saleLineID' },
  },
  SalePayment: {
    PaymentType: paymentType,
    CCCharge: ccCharge,
    SaleAccounts: { many: 'SaleAccount', by: 'salePaymentID' },
    Signatures: { many: 'SalePaymentSignature', by: 'salePaymentID' },
    ProcessingFees: { many: 'ProcessingFee', by: 'salePaymentID' },
  },
  ShipTo: { Contact: contact },
  Shop: {
    Contact: contact,
    ReceiptSetup: { one: 'ReceiptSetup', via: 'receiptSetupID' },
    TaxCategory: taxCategory,
    ShelfLocations: { many: 'ShelfLocation', by: 'shopID' },
    Registers: { many: 'Register', by: 'shopID' },
    CCGateway: { one: 'CCGateway', via: 'ccGatewayID' },
    PriceLevel: { one: 'PriceLevel', via: 'priceLevelID' },
  },
  SpecialOrder: { SaleLine: { one: 'SaleLine', via: 'saleLineID' }, OrderLine: orderLine },
  TagRelation: { Tag: { one: 'Tag', via: 'tagID' } },
  TaxCategory: { TaxCategoryClasses: { many: 'TaxCategoryClass', by: 'taxCategoryID' } },
  TaxCategoryClass: { TaxClass: taxClass },
  Transfer: {
    SendingShop: { one: 'Shop', via: 'sendingShopID' },
    ReceivingShop: { one: 'Shop', via: 'receivingShopID' },
    CreatedByEmployee: { one: 'Employee', via: 'createdByEmployeeID' },
    SentByEmployee: { one: 'Employee', via: 'sentByEmployeeID' },
    TransferItems: { many: 'TransferItem', by: 'transferID' },
  },
  TransferItem: { Item: item },
  Vendor: { Contact: contact, Reps: { part: 'Reps', of: 'VendorRep' } },
  VendorReturn: {
    Note: note,
    Shop: shop,
    Vendor: vendor,
    VendorReturnItems: { many: 'VendorReturnItem', by: 'vendorReturnID' },
  },
  VendorReturnItem: {
    Item: item,
    VendorReturnItemReason: { one: 'VendorReturnItemReason', via: 'vendorReturnItemReasonID' },
  },
  Workorder: {
    Customer: customer,
    Employee: employee,
    Serialized: { one: 'Serialized', via: 'serializedID' },
    Discount: discount,
    WorkorderStatus: { one: 'WorkorderStatus', via: 'workorderStatusID' },
    WorkorderLines: { many: 'WorkorderLine', by: 'workorderID' },
    WorkorderItems: { many: 'WorkorderItem', by: 'workorderID' },
    // The spelling of the page Workorder-Clone.
    WorkorderLine: { many: 'WorkorderLine', by: 'workorderID' },
    WorkorderItem: { many: 'WorkorderItem', by: 'workorderID' },
    Images: { many: 'WorkorderImage', by: 'workorderID' },
  },
  WorkorderItem: { Discount: discount },
  WorkorderLine: { Discount: discount, TaxClass: taxClass },
};

/** The table whose records a join finds; undefined where they are of several kinds. */
export function targetTable(join: Join): string | undefined {
  if ('one' in join) {
    return join.one;
  }
  if ('many' in join) {
    return join.through?.one ?? join.many;
  }
  return 'part' in join ? join.of : undefined;
}
