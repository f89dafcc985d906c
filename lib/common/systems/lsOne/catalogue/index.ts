import type { Catalogue } from '../../../model/entity';
import { purchaseOrder } from './purchaseOrder';
import { purchaseOrderLine } from './purchaseOrderLine';

export const lsOneCatalogue = {
  PurchaseOrder: purchaseOrder,
  PurchaseOrderLine: purchaseOrderLine,
} as const satisfies Catalogue;
