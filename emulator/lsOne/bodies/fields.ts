/** One member of a body or of a record. Source: vendor's page PurchaseOrder. */
export interface Field {
  /** As replies spell it. */
  readonly name: string;
  /** As the samples of bodies spell it, where that is another way. */
  readonly sent?: string;
  readonly type: FieldType;
  /** What a creation makes of it; `server`: the server does, a body must not hold it. */
  readonly create: Use;
  /** Default: as a creation. */
  readonly update?: Use;
  /** Filled by reads only: replies to writes hold nothing. */
  readonly joined?: true;
}

/** `textOrList`: a text, or a list of one. */
export type FieldType = 'text' | 'whole' | 'decimal' | 'date' | 'flag' | 'texts' | 'textOrList';
export type Use = 'required' | 'optional' | 'server';

const text = (name: string, create: Use, more: Partial<Field> = {}): Field => ({ name, type: 'text', create, ...more });
const decimal = (name: string, create: Use): Field => ({ name, type: 'decimal', create });
const whole = (name: string, create: Use): Field => ({ name, type: 'whole', create });
const date = (name: string, create: Use): Field => ({ name, type: 'date', create });
const joined = (name: string): Field => text(name, 'server', { joined: true });

/** In the order of replies. */
export const ORDER_FIELDS: readonly Field[] = [
  text('id', 'server', { update: 'required' }),
  text('purchaseOrderID', 'server'),
  text('description', 'required'),
  text('vendorID', 'required'),
  joined('vendorName'),
  whole('purchaseStatus', 'server'),
  date('deliveryDate', 'required'),
  text('currencyCode', 'required'),
  joined('currencyDescription'),
  date('createdDate', 'server'),
  text('orderer', 'server'),
  text('storeID', 'required', { sent: 'storeId' }),
  joined('storeName'),
  decimal('defaultDiscountPercentage', 'optional'),
  decimal('defaultDiscountAmount', 'optional'),
  date('orderingDate', 'required'),
  { name: 'createdFromOmni', type: 'flag', create: 'server' },
  text('templateID', 'optional'),
  whole('processingStatus', 'server'),
];

/** In the order of replies. `id` repeats the order's. */
export const LINE_FIELDS: readonly Field[] = [
  text('id', 'server'),
  text('purchaseOrderID', 'required'),
  text('lineNumber', 'server', { update: 'required' }),
  text('itemID', 'required', { sent: 'itemId' }),
  joined('itemName'),
  text('vendorItemID', 'optional'),
  joined('variantName'),
  text('unitID', 'required'),
  joined('unitName'),
  decimal('quantity', 'required'),
  decimal('unitPrice', 'required'),
  decimal('discountAmount', 'optional'),
  decimal('discountPercentage', 'optional'),
  decimal('taxAmount', 'server'),
  whole('taxCalculationMethod', 'optional'),
  text('pictureID', 'optional'),
  text('omniLineID', 'server'),
  text('omniTransactionID', 'server'),
];

/** Filter of a search of orders. */
export const ORDER_FILTER: readonly Field[] = [
  { name: 'idOrDescription', type: 'textOrList', create: 'optional' },
  text('vendorID', 'optional'),
  text('storeID', 'optional'),
  whole('status', 'optional'),
  date('deliveryDateFrom', 'optional'),
  date('deliveryDateTo', 'optional'),
  date('creationDateFrom', 'optional'),
  date('creationDateTo', 'optional'),
  whole('sortBy', 'optional'),
];

/** Filter of a search of lines. */
export const LINE_FILTER: readonly Field[] = [
  text('purchaseOrderID', 'optional'),
  text('storeID', 'optional'),
  { name: 'itemNameSearch', type: 'texts', create: 'optional' },
  { name: 'variantSearch', type: 'texts', create: 'optional' },
  { name: 'descriptionBeginsWith', type: 'flag', create: 'optional' },
  { name: 'variantSearchBeginsWith', type: 'flag', create: 'optional' },
  text('unitName', 'optional'),
  { name: 'hasDiscount', type: 'flag', create: 'optional' },
  decimal('quantity', 'optional'),
  { name: 'sortBackwards', type: 'flag', create: 'optional' },
  whole('sortBy', 'optional'),
];
