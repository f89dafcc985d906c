/** A product of the supplier. */
export interface Product {
  /** UUID; other than the SKU it is the platform's own. */
  readonly id: string;
  readonly vendorSku: string;
  /** Available for sale. */
  readonly quantity: number;
  readonly inventory: InventoryFlags;
  /** The other members of the catalogue, as the last file gave them. */
  readonly fields: Readonly<Record<string, unknown>>;
}

/** Source: vendor's page Inventoried Items. */
export interface InventoryFlags {
  readonly isBackorderingEnabled: boolean;
  readonly isInventoryTrackingEnabled: boolean;
}

/** A catalogue file that was received. */
export interface Upload {
  /** In milliseconds by the emulator's clock. */
  readonly at: number;
  readonly fileName: string;
  readonly content: string;
  /** SKUs in the order of the file, those with issues left out. */
  readonly applied: readonly string[];
  /** What a person would read in the error report: the upload itself is answered before. */
  readonly issues: readonly string[];
}

/** Source: vendor's page Webhooks. Nothing is delivered: no page shows what a delivery holds. */
export interface Webhook {
  readonly id: string;
  readonly supplierID: string;
  readonly eventName: string;
  readonly callbackUrl: string;
}

/** No page shows an order's members: these are the ones that its status and a relation imply. */
export interface Order {
  readonly id: string;
  readonly supplierID: string;
  readonly retailerID: string;
  readonly status: OrderStatus;
}

export type OrderStatus = (typeof ORDER_STATUSES)[number];

/** Source: vendor's page Ordering workflow. */
export const ORDER_STATUSES = [
  'OrderOpen',
  'OrderSubmitted',
  'OrderProcessing',
  'OrderCompleted',
  'OrderCancelled',
  'OrderDeleted',
] as const;

/** A merchant's wish to order from the supplier. Source: sample of the vendor's page Create an order. */
export interface Relation {
  readonly id: string;
  readonly supplierID: string;
  readonly retailerID: string;
  /** No other status is known. */
  readonly status: 'Pending';
}
