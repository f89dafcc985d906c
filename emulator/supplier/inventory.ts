import { isObject, jsonBody, type SupplierCall, type SupplierReply, unknownKeys } from './call';
import type { SupplierSettings } from './options';
import { badRequest, notFound, Refusal } from './refusal';

interface Quantity {
  readonly id: string;
  readonly quantity: number;
}

/**
 * Answers `PUT /inventory`: sets quantities, all of them or none. Source of call and body: vendor's page Inventoried
 * Items; what is refused, and every answer, is our reading.
 * @throws Refusal
 */
export function answerInventory(call: SupplierCall): SupplierReply {
  const { state, settings } = call;
  const quantities = readQuantities(jsonBody(call, ['products'])['products'], settings);
  const unknown = quantities.filter(({ id }) => !state.products.byId(id));
  if (unknown.length > 0 && settings.unknownProducts === 'refuse') {
    throw notFound(`There is no product ${unknown.map(({ id }) => id).join(', ')}.`);
  }
  for (const { id, quantity } of quantities) state.products.setQuantity(id, quantity);
  const applied = quantities.filter((each) => !unknown.includes(each));
  return { ...REPLIES[settings.inventoryReply], ...(settings.inventoryReply === 'products' && products(applied)) };
}

const REPLIES: Readonly<Record<SupplierSettings['inventoryReply'], SupplierReply>> = {
  emptyObject: { status: 200, body: {} },
  noContent: { status: 204, body: {} },
  products: { status: 200, body: {} },
};

const products = (applied: readonly Quantity[]) => ({ body: { products: applied } });

function readQuantities(products: unknown, { maxBatch, strict }: SupplierSettings): Quantity[] {
  if (!Array.isArray(products) || products.length === 0) throw badRequest('products must be an array of products.');
  if (products.length > maxBatch) throw new Refusal(413, `An update takes at most ${maxBatch} products.`);
  const issues = products.flatMap((each, at) => issuesOf(each, strict).map((issue) => `products[${at}]${issue}`));
  const duplicates = issues.length === 0 ? duplicateIds(products) : [];
  if (duplicates.length > 0) issues.push(`twice in the update: ${duplicates.join(', ')}`);
  if (issues.length > 0) throw badRequest(issues.join('; '));
  return products;
}

function issuesOf(product: unknown, strict: boolean): string[] {
  if (!isObject(product)) return [' must be an object'];
  const { id, quantity } = product;
  const unknown = strict ? unknownKeys(product, ['id', 'quantity']) : [];
  return [
    ...(typeof id === 'string' && UUID.test(id) ? [] : ['.id must be a UUID']),
    ...(Number.isSafeInteger(quantity) && Number(quantity) >= 0 ? [] : ['.quantity must be a whole number from 0']),
    ...unknown.map((key) => `.${key} is unknown`),
  ];
}

const UUID = /^[\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}$/i;

function duplicateIds(products: readonly Quantity[]): string[] {
  const ids = products.map(({ id }) => id.toLowerCase());
  return [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))];
}
