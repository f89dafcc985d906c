import { LINE_FILTER } from '../bodies/fields';
import { readBody, type Values } from '../bodies/readBody';
import { badRequest } from '../bodies/refusal';
import { lineReply } from '../bodies/replies';
import type { Line, Order } from '../data/records';
import { type LsOneState, orderOf } from '../data/state';
import type { LsOneSwitches } from '../switches';
import type { Handler } from './call';
import { compare } from './orderSearch';
import { pageReply } from './paging';

/** `POST .../purchase-order/{orderId}/search`: all given filters must hold. */
export const searchLines: Handler = ({ state, orderId, body, params }) => {
  const order = orderOf(state, orderId);
  const filter = readBody(body, LINE_FILTER, 'create', state.switches);
  checkFilter(filter, order);
  const found = [...order.lines.values()]
    .map((line) => named(state, line))
    .filter((line) => matches(line, filter, state.switches));
  const sorted = sortedBy(found, filter);
  return pageReply(sorted, params, state.switches, ({ line }) => lineReply(state, order, line, 'read'));
};

/** A line with what is searched by and not kept in it. */
interface NamedLine {
  readonly line: Line;
  readonly itemName: string;
  readonly variantName: string;
  readonly unitName: string;
}

function named({ master }: LsOneState, line: Line): NamedLine {
  const { name: itemName = '', variantName = '' } = master.items.get(line.itemID) ?? {};
  return { line, itemName, variantName, unitName: master.units.get(line.unitID) ?? '' };
}

function checkFilter({ purchaseOrderID, storeID, sortBy = NO_SORT }: Values, order: Order): void {
  if (purchaseOrderID !== undefined && purchaseOrderID !== order.id)
    throw badRequest('purchaseOrderID is not that of the path.');
  if (storeID !== undefined && storeID !== order.storeID) throw badRequest('storeID is not that of the order.');
  if (!(Number(sortBy) >= 0 && Number(sortBy) <= NO_SORT)) throw badRequest('sortBy must be a number from 0 to 12.');
}

const NO_SORT = 12;

function matches(line: NamedLine, filter: Values, switches: LsOneSwitches): boolean {
  return Object.entries(filter).every(
    ([name, value]) =>
      switches.ignoredFilters.includes(name) || (CONDITIONS[name]?.(line, value, filter, switches) ?? true),
  );
}

type Condition = (line: NamedLine, value: unknown, filter: Values, switches: LsOneSwitches) => boolean;

const CONDITIONS: Readonly<Record<string, Condition>> = {
  itemNameSearch: ({ itemName }, terms, { descriptionBeginsWith }, switches) =>
    hasTerms(itemName, terms, descriptionBeginsWith === true, switches),
  variantSearch: ({ variantName }, terms, { variantSearchBeginsWith }, switches) =>
    hasTerms(variantName, terms, variantSearchBeginsWith === true, switches),
  unitName: ({ unitName }, value) => unitName.toLowerCase() === String(value).toLowerCase(),
  hasDiscount: ({ line }, value) => Number(line.discountAmount) + Number(line.discountPercentage) > 0 === value,
  quantity: ({ line }, value) => Number(line.quantity) === Number(value),
};

/** Whether several terms are alternatives is documented nowhere. */
function hasTerms(text: string, terms: unknown, beginning: boolean, { itemNameTerms }: LsOneSwitches): boolean {
  const has = (term: string) => {
    const at = text.toLowerCase().indexOf(term.toLowerCase());
    return beginning ? at === 0 : at >= 0;
  };
  const list = terms as readonly string[];
  return itemNameTerms === 'or' && list.length > 0 ? list.some(has) : list.every(has);
}

/** By number of the filter's `sortBy`. All lines are of one order, so its id (0) sorts nothing; ties by line number. */
const SORT_KEYS: readonly ((line: NamedLine) => string | number)[] = [
  () => 0,
  ({ line }) => line.lineNumber,
  ({ line }) => line.itemID,
  ({ line }) => line.vendorItemID,
  ({ variantName }) => variantName,
  ({ line }) => line.unitID,
  ({ line }) => Number(line.quantity),
  ({ line }) => Number(line.unitPrice),
  ({ itemName }) => itemName,
  ({ line }) => Number(line.discountAmount),
  ({ line }) => Number(line.discountPercentage),
  ({ line }) => Number(line.unitPrice) * line.taxCalculationMethod,
];

function sortedBy(lines: readonly NamedLine[], { sortBy, sortBackwards }: Values): readonly NamedLine[] {
  const key = SORT_KEYS[Number(sortBy ?? NO_SORT)];
  if (!key) return sortBackwards === true ? lines.toReversed() : lines;
  const direction = sortBackwards === true ? -1 : 1;
  return lines.toSorted(
    (one, other) => direction * (compare(key(one), key(other)) || compare(one.line.lineNumber, other.line.lineNumber)),
  );
}
