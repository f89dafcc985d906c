/** The values of an order's `purchaseStatus`. Source: vendor's page PurchaseOrder. */
export const ORDER_STATUS = { open: 0, closed: 1, partiallyReceived: 2, placed: 3 } as const;

/** The name of a status in texts; a number that no page names stays one. */
export const statusName = (status: unknown): string => NAMES[Number(status)] ?? `purchaseStatus ${status}`;

const NAMES: readonly string[] = ['open', 'closed', 'partially received', 'placed'];
