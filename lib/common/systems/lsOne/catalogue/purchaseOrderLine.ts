import type { Entity } from '../../../model/entity';

const WRITABLE: readonly string[] = [
  'itemID',
  'unitID',
  'quantity',
  'unitPrice',
  'vendorItemID',
  'discountAmount',
  'discountPercentage',
  'taxCalculationMethod',
  'pictureID',
];

/** In the order of the numbers that `sortBy` has for them. Source: vendor's page PurchaseOrder, search of lines. */
export const LINE_SORTS: readonly string[] = [
  'purchaseOrderID',
  'lineNumber',
  'itemID',
  'vendorItemID',
  'variantID',
  'unitID',
  'quantity',
  'unitPrice',
  'itemName',
  'discountAmount',
  'discountPercentage',
  'taxAmount',
];

/** All lines of a list are of one order, and no reply holds the id of a variant. */
const NO_FIELDS: readonly string[] = ['purchaseOrderID', 'variantID'];

/**
 * A line of a purchase order. Its key is the order's id with the line number; a line's own `id` repeats the id of the
 * order. Source: vendor's page PurchaseOrder; spellings by the replies of its samples.
 */
export const purchaseOrderLine: Entity = {
  entity: 'PurchaseOrderLine',
  kind: 'entity',
  label: 'Purchase Order Line',
  plural: 'Purchase Order Lines',
  path: 'purchase-order/{purchaseOrderID}/line',
  parents: { purchaseOrderID: 'PurchaseOrder' },
  envelope: 'items',
  idField: 'lineNumber',
  idFormat: 'text',
  otherNames: { itemId: 'itemID', unitId: 'unitID', LineNum: 'lineNumber', lineNum: 'lineNumber' },
  pagination: 'total',
  operations: { get: true, list: true, create: true, update: true, delete: 'delete' },
  scopes: [],
  sortable: LINE_SORTS.filter((name) => !NO_FIELDS.includes(name)),
  // A changed line is a change of its order.
  pollFields: [],
  relations: {},
  fields: {
    purchaseOrderID: { type: 'string' },
    lineNumber: { type: 'string', readOnly: true, note: 'given by the server' },
    itemID: { type: 'string', notBlank: true },
    itemName: { type: 'string', readOnly: true, note: 'filled when the line is read' },
    vendorItemID: { type: 'string', note: "the vendor's number of the item" },
    variantName: { type: 'string', readOnly: true },
    unitID: { type: 'string', notBlank: true, maxLength: 20 },
    unitName: { type: 'string', readOnly: true, note: 'filled when the line is read' },
    quantity: { type: 'float', notBlank: true },
    unitPrice: { type: 'float', notBlank: true },
    discountAmount: { type: 'float', note: 'default 0' },
    discountPercentage: { type: 'float', note: 'default 0' },
    taxAmount: { type: 'float', readOnly: true, note: 'presumably of one unit' },
    taxCalculationMethod: {
      type: 'integer',
      enum: [0, 1, 2],
      note: '0 no tax, 1 add tax, 2 tax included',
    },
    pictureID: { type: 'string' },
    omniLineID: { type: 'string', readOnly: true, note: 'set by the mobile inventory app' },
    omniTransactionID: { type: 'string', readOnly: true, note: 'set by the mobile inventory app' },
  },
  undocumentedFields: { id: { type: 'string', readOnly: true, note: 'the id of the order' } },
  queryParams: {
    itemNameSearch: { type: 'string', operators: ['='], note: "a text that the item's name contains" },
    variantSearch: { type: 'string', operators: ['='], note: "a text that the variant's name contains" },
    hasDiscount: { type: 'boolean', operators: ['='], note: 'a discount other than 0' },
  },
  create: { fields: WRITABLE, required: ['itemID', 'unitID', 'quantity', 'unitPrice'] },
  update: { fields: WRITABLE, required: [] },
};
