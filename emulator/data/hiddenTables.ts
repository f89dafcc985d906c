import type { FieldType } from '../../lib/common/model/entity';
import type { Column } from './row';

interface HiddenTable {
  /** Absent on parts, which are kept inside another record. */
  readonly idField: string | undefined;
  readonly columns: Readonly<Record<string, Column>>;
}

type Names = Readonly<Partial<Record<FieldType, string>>>;

/** Columns from lists of names by type; `itemID>Item` points to a table. */
function columns(names: Names, extra: Partial<Column> = {}): Record<string, Column> {
  const entries = Object.entries(names).flatMap(([type, list]) =>
    list.split(' ').map((entry): [string, Column] => {
      const [name = '', ref] = entry.split('>');
      return [name, { type: type as FieldType, ...(ref && { ref }), ...extra }];
    }),
  );
  return Object.fromEntries(entries);
}

function table(idField: string, names: Names, internal: Names = {}): HiddenTable {
  const id: Column = { type: 'integer', readOnly: true };
  return { idField, columns: { [idField]: id, ...columns(names), ...columns(internal, { hidden: true }) } };
}

function part(names: Names): HiddenTable {
  return { idField: undefined, columns: columns(names) };
}

const customFieldValues = (owner: string): HiddenTable =>
  table(
    'customFieldValueID',
    {
      mixed: 'value',
      string: 'name type',
      boolean: 'deleted',
      integer: `customFieldID>${owner}CustomField`,
      datetime: 'timeStamp',
    },
    { integer: `${owner.toLowerCase()}ID>${owner}` },
  );

/** Records without an endpoint of their own: they are read and written inside others. */
export const hiddenTables: Readonly<Record<string, HiddenTable>> = {
  CCGateway: table('ccGatewayID', {
    string: 'name marketType gateway deviceType',
    boolean: 'enabled testMode archived',
  }),
  CatalogVendor: table('catalogVendorID', { string: 'name', datetime: 'lastUpdate' }),
  Contact: table('contactID', {
    string: 'custom',
    boolean: 'noEmail noPhone noMail',
    datetime: 'timeStamp',
  }),
  ContactAddress: part({ string: 'address1 address2 city state stateCode zip country countryCode' }),
  ContactEmail: part({ string: 'address useType' }),
  ContactPhone: part({ string: 'number useType' }),
  ContactWebsite: part({ string: 'url' }),
  CustomerCustomFieldValue: customFieldValues('Customer'),
  Department: table('departmentID', { string: 'name' }),
  EmployeeRight: table('employeeRightID', { string: 'name' }, { integer: 'employeeRoleID employeeID' }),
  EmployeeRole: table('employeeRoleID', { string: 'name' }),
  InventorySale: table(
    'inventorySaleID',
    { integer: 'quantity inventoryID', datetime: 'createTime' },
    { integer: 'saleLineID>SaleLine' },
  ),
  ItemAttributes: table('itemAttributesID', {
    string: 'attribute1 attribute2 attribute3',
    integer: 'itemAttributeSetID>ItemAttributeSet',
  }),
  ItemComponent: table('itemComponentID', {
    integer: 'quantity componentGroup assemblyItemID>Item componentItemID>Item',
  }),
  ItemCustomFieldValue: customFieldValues('Item'),
  ItemECommerce: table('itemECommerceID', {
    string: 'longDescription shortDescription',
    float: 'weight width height length',
    boolean: 'listOnStore',
  }),
  ItemFeeCategory: table('itemFeeCategoryID', { integer: 'itemFeeID>ItemFee categoryID>Category' }),
  ItemPrice: part({ float: 'amount', string: 'useType', integer: 'useTypeID>PriceLevel' }),
  ItemVendorNum: table('itemVendorNumID', {
    string: 'value',
    float: 'cost',
    integer: 'itemID>Item vendorID>Vendor',
    datetime: 'timeStamp',
  }),
  Label: table('labelID', { integer: 'copies itemID>Item' }),
  Note: table('noteID', { string: 'note', boolean: 'isPublic', datetime: 'timeStamp' }),
  OrderCustomFieldValue: customFieldValues('Order'),
  ReceiptSetup: table('receiptSetupID', {
    string: 'generalMsg workorderAgree creditcardAgree logo header',
    integer: 'logoHeight logoWidth',
  }),
  SaleAccount: table('saleAccountID', {
    integer: 'creditAccountID>CreditAccount salePaymentID>SalePayment saleLineID>SaleLine',
  }),
  ShelfLocation: table('shelfLocationID', { string: 'name', integer: 'shopID>Shop' }),
  TagGroup: table('tagGroupID', { string: 'name' }),
  TagRelation: table(
    'tagRelationID',
    {
      integer: 'tagID>Tag itemID>Item itemMatrixID>ItemMatrix',
      datetime: 'timeStamp',
    },
    { integer: 'customerID>Customer' },
  ),
  VendorRep: part({ string: 'firstName lastName' }),
  VendorReturnItem: table('vendorReturnItemID', {
    integer: 'vendorReturnID>VendorReturn itemID>Item orderID quantity vendorReturnItemReasonID>VendorReturnItemReason',
    float: 'cost subtotal',
    boolean: 'inventoryInStock',
  }),
  VendorReturnItemReason: table('vendorReturnItemReasonID', {
    string: 'reason',
    boolean: 'defaultSelected archived isSystem',
    integer: 'sortOrder',
    datetime: 'createTime timeStamp',
  }),
};

const rowNumber = columns({ integer: 'rowNumber' }, { hidden: true });

/** Columns of catalogued tables that no answer shows; where the catalogue has no id, the first one is the id. */
export const hiddenColumns: Readonly<Record<string, Readonly<Record<string, Column>>>> = {
  CatalogVendorItem: columns({ boolean: 'configured' }, { hidden: true }),
  CreditAccount: columns({ integer: 'contactID>Contact' }, { hidden: true }),
  Locale: columns({ integer: 'localeID' }, { hidden: true }),
  Option: columns({ integer: 'optionID' }, { hidden: true }),
  OrderShipmentItem: columns({ integer: 'orderLineID>OrderLine' }, { hidden: true }),
  ReportsAccountingDiscountsByDay: rowNumber,
  ReportsAccountingOrdersByTaxClass: rowNumber,
  ReportsAccountingPaymentsByDay: rowNumber,
  ReportsAccountingTaxClassSalesByDay: rowNumber,
  ReportsAccountingTaxesByDay: rowNumber,
  Sale: columns({ integer: 'internalNoteID>Note printedNoteID>Note' }, { hidden: true }),
  SalePayment: columns({ boolean: 'booked' }, { hidden: true }),
  SalePaymentSignature: columns({ string: 'content' }, { hidden: true }),
  Workorder: columns({ integer: 'checkoutSaleID>Sale' }, { hidden: true }),
};
