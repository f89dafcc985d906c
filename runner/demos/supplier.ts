import { emulatedSupplier } from '../systems/supplier';
import type { Demo } from './demoSystem';

const PRODUCTS = 1250;
const SOLD = 40;

/** The platform has nothing to poll: quantities are sent. */
export async function supplierDemo(): Promise<Demo> {
  const account = await emulatedSupplier({ products: PRODUCTS });
  const { admin, url } = account.emulator;
  const products = admin.products();
  const items = (quantity: number) => products.map(({ id }) => ({ id, quantity }));
  return {
    account,
    fn: 'setInventory',
    names: ['All quantities', 'Some of them  '],
    step: {},
    greeting: `Emulated Lightspeed supplier platform at ${url}: ${products.length} products`,
    count: products.length,
    body: { items: items(25) },
    recordsIn: (body) => (body as { readonly results: readonly unknown[] }).results,
    change: () => ({ text: `${SOLD} products are sold`, count: SOLD, body: { items: items(24).slice(0, SOLD) } }),
  };
}
