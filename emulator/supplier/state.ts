import type { SupplierSettings } from './options';
import { createProductStore, type ProductStore } from './products';
import type { Order, Relation, Upload, Webhook } from './records';
import { seedSupplier } from './seed';

/** All that the emulated platform keeps of its one supplier. */
export interface SupplierState {
  readonly supplierID: string;
  readonly products: ProductStore;
  /** Files received, oldest first. */
  readonly uploads: Upload[];
  readonly webhooks: Webhook[];
  readonly orders: Map<string, Order>;
  readonly relations: Relation[];
}

/** The supplier as it was generated. */
export function createState({ seed, products: count }: SupplierSettings): SupplierState {
  const { supplierID, products: seeded, orders } = seedSupplier(seed, count);
  const products = createProductStore();
  for (const product of seeded) products.put(product);
  return {
    supplierID,
    products,
    uploads: [],
    webhooks: [],
    orders: new Map(orders.map((order) => [order.id, order])),
    relations: [],
  };
}
