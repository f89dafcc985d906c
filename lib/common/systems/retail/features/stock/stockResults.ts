import type { ItemLookup } from '../items/findItems';
import type { StockLine } from './stockInput';

/** A line of the message with the item that it names, or the reason why it names none. */
export type StockLineLookup = StockLine & ItemLookup;

/** An item whose stock can be set. */
export type ResolvedStockLine = StockLine & { readonly itemID: string };

/** What became of one item of the message. */
export interface StockResult {
  /** Position in `items` of the message, from 0. */
  readonly index: number;
  readonly itemID?: string;
  readonly shopID: string;
  readonly quantity: number;
  readonly status: 'set' | 'failed';
  /** The count that set it. */
  readonly inventoryCountID?: string;
  readonly error?: string;
}

export const setResult = ({ index, itemID, shopID, quantity }: ResolvedStockLine): StockResult => ({
  index,
  itemID,
  shopID,
  quantity,
  status: 'set',
});

export const failedResult = ({ index, itemID, shopID, quantity }: StockLineLookup, error: string): StockResult => ({
  index,
  ...(itemID !== undefined && { itemID }),
  shopID,
  quantity,
  status: 'failed',
  error,
});
