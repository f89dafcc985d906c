import type { Order, Product, Relation, Upload, Webhook } from './records';
import type { SupplierState } from './state';
import type { TokenStore } from './tokens/tokenStore';

/** What specs read and do past the API; all that is read are copies. */
export interface SupplierAdmin {
  readonly supplierID: string;
  products(): Product[];
  /** By id or SKU. */
  product(key: string): Product | undefined;
  /** Quantities by id. */
  quantities(): Map<string, number>;
  setQuantity(id: string, quantity: number): void;
  /** A product that is made again from its SKU has another id. */
  removeProduct(id: string): void;
  /** Files received, oldest first. */
  uploads(): Upload[];
  webhooks(): Webhook[];
  orders(): Order[];
  relations(): Relation[];
  /** Tokens that work at this moment, oldest first. */
  accessTokens(): string[];
  refreshTokens(): string[];
  endAccessTokens(): void;
  endRefreshTokens(): void;
}

/** @param state called each time, since a reset replaces it */
export function createAdmin(state: () => SupplierState, store: TokenStore): SupplierAdmin {
  const products = () => state().products;
  return {
    get supplierID() {
      return state().supplierID;
    },
    products: () => structuredClone(products().all()),
    product: (key) => structuredClone(products().byId(key) ?? products().bySku(key)),
    quantities: () =>
      new Map(
        products()
          .all()
          .map(({ id, quantity }) => [id, quantity]),
      ),
    setQuantity: (id, quantity) => products().setQuantity(id, quantity),
    removeProduct: (id) => products().remove(id),
    uploads: () => structuredClone(state().uploads),
    webhooks: () => structuredClone(state().webhooks),
    orders: () => structuredClone([...state().orders.values()]),
    relations: () => structuredClone(state().relations),
    accessTokens: store.accessTokens,
    refreshTokens: store.refreshTokens,
    endAccessTokens: store.endAllAccess,
    endRefreshTokens: store.endAllRefresh,
  };
}
