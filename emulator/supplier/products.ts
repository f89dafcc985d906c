import { randomUUID } from 'node:crypto';
import type { Product } from './records';

export interface ProductStore {
  /** In the order in which they were made; not to be changed. */
  all(): Product[];
  byId(id: string): Product | undefined;
  bySku(vendorSku: string): Product | undefined;
  /** Makes a product, or replaces all that the catalogue says of it; id and quantity stay. */
  put(product: Omit<Product, 'id' | 'quantity'> & Partial<Product>): Product;
  /** The product must exist. */
  setQuantity(id: string, quantity: number): void;
  remove(id: string): void;
}

export function createProductStore(): ProductStore {
  const products = new Map<string, Product>();
  const idBySku = new Map<string, string>();
  const byId = (id: string) => products.get(id.toLowerCase());
  const bySku = (vendorSku: string) => byId(idBySku.get(vendorSku) ?? '');
  return {
    all: () => [...products.values()],
    byId,
    bySku,
    put(given) {
      const { id = randomUUID(), quantity = 0 } = bySku(given.vendorSku) ?? given;
      const product = { ...given, id, quantity };
      products.set(id, product);
      idBySku.set(product.vendorSku, id);
      return product;
    },
    setQuantity(id, quantity) {
      const product = byId(id);
      if (product) products.set(product.id, { ...product, quantity });
    },
    remove(id) {
      const product = byId(id);
      if (!product) return;
      products.delete(product.id);
      idBySku.delete(product.vendorSku);
    },
  };
}
