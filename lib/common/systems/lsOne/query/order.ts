import type { Entity } from '../../../model/entity';
import type { ListQuery } from '../../../model/query';
import type { SearchBody } from './searchBody';

/** How a list is asked for to come in an order. */
export interface VendorOrder {
  readonly body: SearchBody;
  /** The vendor sorts orders in one direction only. */
  readonly isReversed: boolean;
}

/** Source: vendor's page PurchaseOrder, `sortBy` of both searches. */
const ORDERS = ['id', 'description', 'purchaseStatus', 'storeID', 'vendorID', 'deliveryDate', 'createdDate'];
const LINES = [
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

/** The order of a list; by default that of its keys, which do not change while the list is read. */
export function vendorOrder(entity: Entity, sort: ListQuery['sort']): VendorOrder {
  const isLine = entity.parents !== undefined;
  const field = sort?.field ?? entity.idField ?? '';
  const sortBy = (isLine ? LINES : ORDERS).indexOf(field);
  const descending = sort?.descending === true;
  return isLine
    ? { body: { sortBy, ...(descending && { sortBackwards: true }) }, isReversed: false }
    : { body: { sortBy }, isReversed: descending };
}
