import type { DatasetSize } from '../../types';
import { createStore, type Store } from '../store';
import { makeCatalogs } from './catalogs';
import { makeCategories } from './categories';
import { makeCustomers } from './customers';
import { makeCustomFields } from './customFields';
import { makeEmployees } from './employees';
import { makeItems } from './items';
import { createMaker, type Size } from './maker';
import { makeMatrices } from './matrices';
import { makeOrders } from './orders';
import { makeSales } from './sales';
import { makeSalesExtras } from './salesExtras';
import { makeSettings } from './settings';
import { makeRegisterDays, makeShops } from './shops';
import { makeLabels, makeStockWork } from './stockWork';
import { makeVendorReturns, makeVendors } from './vendors';
import { makeWorkorders } from './workorders';

const DEFAULT_SIZE: Size = {
  shops: 2,
  registers: 2,
  employees: 6,
  vendors: 12,
  categories: 24,
  items: 1300,
  matrices: 20,
  customers: 300,
  sales: 400,
  orders: 60,
};

/** What the generated shop is made from. */
export interface DatasetOptions {
  readonly accountID: string;
  readonly seed: number;
  readonly size: DatasetSize;
  /** The emulator's clock at its start: everything generated lies before it. */
  readonly startMs: number;
}

/** A shop has at least one of what everything else refers to. */
function fullSize(size: DatasetSize): Size {
  const full = { ...DEFAULT_SIZE, ...size };
  const some = (name: keyof Size) => Math.max(1, full[name]);
  return {
    ...full,
    shops: some('shops'),
    registers: some('registers'),
    employees: some('employees'),
    vendors: some('vendors'),
    categories: some('categories'),
    items: some('items'),
    customers: some('customers'),
  };
}

/** All data lies before this date, whenever the emulator runs, so that the same seed makes the same shop. */
const LATEST_MS = Date.parse('2026-05-31T18:00:00Z');
const HOUR_MS = 3_600_000;

/** Generated shops by what they are made from, the latest ones: a start or reset of the same shop takes a copy. */
const generated = new Map<string, Store>();
const MAX_GENERATED = 4;

/** A store with a shop in it. */
export function generatedStore({ accountID, seed, size, startMs }: DatasetOptions): Store {
  const endMs = Math.min(LATEST_MS, Math.floor(startMs / 1000) * 1000 - HOUR_MS);
  const full = fullSize(size);
  const key = JSON.stringify([accountID, seed, full, endMs]);
  const original = generated.get(key) ?? generate(accountID, seed, full, endMs);
  generated.delete(key);
  generated.set(key, original);
  for (const oldest of [...generated.keys()].slice(0, -MAX_GENERATED)) {
    generated.delete(oldest);
  }
  return createStore(original);
}

/** Synchronous: the random generator is shared by all shops of the process. */
function generate(accountID: string, seed: number, size: Size, endMs: number): Store {
  const store = createStore();
  const maker = createMaker(store, size, accountID, seed, endMs);
  makeSettings(maker);
  makeShops(maker);
  makeEmployees(maker);
  makeVendors(maker);
  makeCategories(maker);
  makeCustomFields(maker);
  makeMatrices(maker);
  makeItems(maker);
  makeCatalogs(maker);
  makeCustomers(maker);
  makeSales(maker);
  makeSalesExtras(maker);
  makeRegisterDays(maker);
  makeOrders(maker);
  makeVendorReturns(maker);
  makeStockWork(maker);
  makeWorkorders(maker);
  makeLabels(maker);
  return store;
}
