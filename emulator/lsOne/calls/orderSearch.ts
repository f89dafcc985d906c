import { ORDER_FILTER } from '../bodies/fields';
import { readBody, type Values } from '../bodies/readBody';
import { badRequest } from '../bodies/refusal';
import { orderReply } from '../bodies/replies';
import type { Order } from '../data/records';
import type { LsOneSwitches } from '../switches';
import type { Handler } from './call';
import { unsorted } from './orders';
import { pageReply } from './paging';

/** `POST .../purchase-order/search`: all given filters must hold. */
export const searchOrders: Handler = ({ state, body, params }) => {
  const filter = readBody(body, ORDER_FILTER, 'create', state.switches);
  checkFilter(filter, state.switches);
  const found = unsorted(state).filter((order) => matches(order, filter, state.switches.ignoredFilters));
  const sorted = sortedBy(found, Number(filter['sortBy'] ?? NO_SORT));
  return pageReply(sorted, params, state.switches, (order) => orderReply(state, order, 'read'));
};

const NO_SORT = 7;

function checkFilter({ idOrDescription, status, sortBy }: Values, switches: LsOneSwitches): void {
  const kind = Array.isArray(idOrDescription) ? 'list' : 'text';
  const taken = switches.idOrDescription;
  if (idOrDescription !== undefined && taken !== 'both' && taken !== kind) {
    throw badRequest(`idOrDescription must be a ${taken}.`);
  }
  if (status !== undefined && ![0, 1, 2, 3].includes(Number(status))) throw badRequest('status must be 0, 1, 2 or 3.');
  if (sortBy !== undefined && !(Number(sortBy) >= 0 && Number(sortBy) <= NO_SORT)) {
    throw badRequest('sortBy must be a number from 0 to 7.');
  }
}

const matches = (order: Order, filter: Values, ignored: readonly string[]): boolean =>
  Object.entries(filter).every(([name, value]) => ignored.includes(name) || (CONDITIONS[name]?.(order, value) ?? true));

/** Both ends of a range are in it. */
const CONDITIONS: Readonly<Record<string, (order: Order, value: unknown) => boolean>> = {
  idOrDescription: ({ id, description }, value) => [id, description].some((text) => contains(text, String(value))),
  vendorID: (order, value) => order.vendorID === value,
  storeID: (order, value) => order.storeID === value,
  status: (order, value) => order.purchaseStatus === value,
  deliveryDateFrom: (order, value) => order.deliveryDate >= String(value),
  deliveryDateTo: (order, value) => order.deliveryDate <= String(value),
  creationDateFrom: (order, value) => order.createdDate >= String(value),
  creationDateTo: (order, value) => order.createdDate <= String(value),
};

const contains = (text: string, part: string): boolean => text.toLowerCase().includes(part.toLowerCase());

/** By number of the filter's `sortBy`; ties by id. */
const SORT_KEYS: readonly ((order: Order) => string | number)[] = [
  ({ id }) => id,
  ({ description }) => description,
  ({ purchaseStatus }) => purchaseStatus,
  ({ storeID }) => storeID,
  ({ vendorID }) => vendorID,
  ({ deliveryDate }) => deliveryDate,
  ({ createdDate }) => createdDate,
];

function sortedBy(orders: readonly Order[], sortBy: number): readonly Order[] {
  const key = SORT_KEYS[sortBy];
  if (!key) return orders;
  return orders.toSorted((one, other) => compare(key(one), key(other)) || compare(one.id, other.id));
}

/** Ascending, texts by their code points. */
export const compare = (one: string | number, other: string | number): number =>
  one < other ? -1 : Number(one > other);
