import { faker } from '@faker-js/faker/locale/en';
import { ORDER_STATUSES, type Order, type Product } from './records';

/** What the emulated supplier starts with: the same seed makes the same. */
export interface Seeded {
  readonly supplierID: string;
  readonly products: readonly Product[];
  /** Two in each status. */
  readonly orders: readonly Order[];
}

export function seedSupplier(seed: number, products: number): Seeded {
  faker.seed(seed);
  const supplierID = faker.string.uuid();
  const orders = [...ORDER_STATUSES, ...ORDER_STATUSES].map((status) => ({
    id: faker.string.uuid(),
    supplierID,
    retailerID: faker.string.uuid(),
    status,
  }));
  return { supplierID, orders, products: Array.from({ length: products }, (_, at) => seedProduct(at + 1)) };
}

function seedProduct(number: number): Product {
  const cost = faker.number.int({ min: 200, max: 20_000 });
  return {
    id: faker.string.uuid(),
    vendorSku: `SKU-${String(number).padStart(5, '0')}`,
    quantity: faker.number.int({ min: 0, max: 500 }),
    // The last of four is untracked: what is pushed to it changes nothing that a merchant sees.
    inventory: { isBackorderingEnabled: number % 3 === 0, isInventoryTrackingEnabled: number % 4 !== 0 },
    fields: {
      name: faker.commerce.productName(),
      brand: faker.helpers.arrayElement(['Bellweather', 'Norrland', 'Tern & Co']),
      msrp: (cost * 2) / 100,
      defaultCost: cost / 100,
      language: 'en',
    },
  };
}
