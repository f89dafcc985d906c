import type { Row } from '../../data/row';
import { invalid } from '../apiError';

/**
 * Unit costs of a line: the vendor's in his currency or the original one in the merchant's, never both; each follows
 * from the other. The price is the cost after the order's discount in percent, unless it is given.
 * Source: vendor's page OrderLine.
 */
export function lineCosts(order: Row, sent: Row): Row {
  if (sent['vendorCost'] !== undefined && sent['originalPrice'] !== undefined) {
    throw invalid('OrderLine: vendorCost and originalPrice exclude each other; send one of them.');
  }
  const rate = rateOf(order);
  if (sent['vendorCost'] !== undefined) {
    return { originalPrice: Number(sent['vendorCost']) * rate };
  }
  return sent['originalPrice'] === undefined ? {} : { vendorCost: Number(sent['originalPrice']) / rate };
}

/** Costs of a new line, where any of them may be missing. */
export function newLineCosts(order: Row, sent: Row): Row {
  const costs: Row = { ...sent, ...lineCosts(order, sent) };
  const originalPrice = Number(costs['originalPrice'] ?? costs['price'] ?? 0);
  return {
    price: originalPrice * (1 - Number(order['discount'] ?? 0) / 100),
    vendorCost: originalPrice / rateOf(order),
    ...costs,
    originalPrice,
  };
}

/** What a unit of the vendor's currency is worth. */
const rateOf = (order: Row): number => Number(order['vendorCurrencyRate']) || 1;
