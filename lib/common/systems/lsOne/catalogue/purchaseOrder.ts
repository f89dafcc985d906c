import type { Entity } from '../../../model/entity';

const REQUIRED: readonly string[] = [
  'description',
  'vendorID',
  'deliveryDate',
  'currencyCode',
  'storeID',
  'orderingDate',
];

const WRITABLE: readonly string[] = [...REQUIRED, 'defaultDiscountPercentage', 'defaultDiscountAmount', 'templateID'];

/** A purchase order: one vendor, one store. Source: vendor's page PurchaseOrder; spellings by the replies of its samples. */
export const purchaseOrder: Entity = {
  entity: 'PurchaseOrder',
  kind: 'entity',
  label: 'Purchase Order',
  plural: 'Purchase Orders',
  path: 'purchase-order',
  envelope: 'items',
  idField: 'id',
  idFormat: 'text',
  otherNames: { storeId: 'storeID' },
  pagination: 'total',
  operations: { get: true, list: true, create: true, update: true, delete: 'delete' },
  scopes: [],
  // In the order of the numbers that `sortBy` has for them.
  sortable: ['id', 'description', 'purchaseStatus', 'storeID', 'vendorID', 'deliveryDate', 'createdDate'],
  timeFields: { createdDate: { sortable: false, tracks: 'creation' } },
  // Neither ids nor times can be polled: new ids may come before old ones, and the vendor has no modified date.
  pollFields: [
    { by: 'changes', field: 'changes', tracks: 'changes', reads: 'each run reads the orders that are not closed' },
    { by: 'changes', field: 'createdDate', tracks: 'creation', reads: 'each run reads the latest orders' },
  ],
  relations: { lines: { kind: 'many', wrapper: 'PurchaseOrderLine', isSeparate: true } },
  fields: {
    id: { type: 'string', readOnly: true, note: 'given by the server' },
    description: { type: 'string', isFreeText: true, notBlank: true },
    vendorID: { type: 'string', notBlank: true },
    vendorName: { type: 'string', readOnly: true, note: 'filled when the order is read' },
    purchaseStatus: {
      type: 'integer',
      readOnly: true,
      enum: [0, 1, 2, 3],
      note: '0 open, 1 closed, 2 partially received, 3 placed',
    },
    deliveryDate: { type: 'datetime', isSentAsGiven: true, notBlank: true, note: "the server's local time" },
    currencyCode: { type: 'string', notBlank: true, maxLength: 3 },
    currencyDescription: { type: 'string', readOnly: true, note: 'filled when the order is read' },
    createdDate: { type: 'datetime', readOnly: true, note: 'set by the server, its local time' },
    orderer: { type: 'string', readOnly: true, note: 'a GUID; all zeros presumably mean none' },
    storeID: { type: 'string', notBlank: true },
    storeName: { type: 'string', readOnly: true, note: 'filled when the order is read' },
    defaultDiscountPercentage: { type: 'float', note: 'default 0' },
    defaultDiscountAmount: { type: 'float', note: 'default 0' },
    orderingDate: { type: 'datetime', isSentAsGiven: true, notBlank: true, note: "the server's local time" },
    createdFromOmni: { type: 'boolean', readOnly: true, note: 'made by the mobile inventory app' },
    templateID: { type: 'string' },
    processingStatus: {
      type: 'integer',
      readOnly: true,
      enum: [0, 1, 2, 3, 4],
      note: '0 none, 1 compressing, 2 posting, 3 importing, 4 other',
    },
  },
  undocumentedFields: { purchaseOrderID: { type: 'string', readOnly: true, note: 'the same as id' } },
  queryParams: {
    idOrDescription: { type: 'string', operators: ['='], note: 'a text that the id or the description contains' },
    status: { type: 'integer', note: 'the purchaseStatus: 0 open, 1 closed, 2 partially received, 3 placed' },
  },
  create: {
    fields: WRITABLE,
    required: REQUIRED,
  },
  update: {
    fields: WRITABLE,
    required: [],
  },
};
