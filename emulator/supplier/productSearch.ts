import type { SupplierCall, SupplierReply } from './call';
import { notFound } from './refusal';

/**
 * `GET /products`, an invention: a page says that a GET yields the ids of products, and its link is lost. Absent unless
 * it was switched on.
 * @throws Refusal
 */
export function answerProducts({ state, settings: { productSearch } }: SupplierCall): SupplierReply {
  if (productSearch === 'absent') throw notFound('There is nothing at this address.');
  const products = state.products.all().map(({ fields, ...product }) => ({ ...product, name: fields['name'] }));
  return { status: 200, body: productSearch === 'array' ? products : { products } };
}
