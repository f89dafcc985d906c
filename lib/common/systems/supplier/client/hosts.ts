/** Origins of the platform's servers: the access token goes to these two only. */
export interface Hosts {
  /** Inventory quantities. */
  readonly product: string;
  /** Catalogue files and webhooks. */
  readonly catalogue: string;
}

/**
 * The hosts behind an environment URL. Production and staging have two that differ in their first name; any other server,
 * such as an emulator, serves both. Sources: vendor's pages Inventoried Items, Product Catalog API Setup, Webhooks.
 */
export const hostsOf = (origin: string): Hosts => ({
  product: origin,
  catalogue: origin.replace('://lsapi-product.', '://lsapi-catalog.'),
});
