import { readTime } from './bodies/dates';
import { addLine } from './calls/lines';
import { addOrder } from './calls/orders';
import type { Line, MasterData, Order, Processing } from './data/records';
import { allOrders, findOrder, type LsOneState } from './data/state';
import type { Tokens, User } from './login';
import type { Permission } from './routes';

/** An order from outside: its lines as a list. */
export type StoredOrder = Omit<Order, 'lines' | 'lineCount'> & { readonly lines: readonly Line[] };

export type OrderChange = Partial<Omit<Order, 'lines' | 'lineCount' | 'processing'>>;
export type LineChange = Partial<Line>;

/**
 * What specs and the demo do to the installation past the API: no rule is checked. Decimals are texts (`2.5`), dates as
 * the API takes them.
 * @throws Error for an order or line that is not there
 */
export interface LsOneAdmin {
  /** Copies, in the order of creation. */
  orders(): readonly StoredOrder[];
  order(id: string): StoredOrder | undefined;
  /** @returns the new id; what is left out has a value from the seeded data */
  addOrder(fields?: OrderChange, lines?: readonly LineChange[]): string;
  changeOrder(id: string, fields: OrderChange): void;
  deleteOrder(id: string): void;
  /** @returns the new line number */
  addLine(id: string, fields?: LineChange): string;
  changeLine(id: string, lineNumber: string, fields: LineChange): void;
  deleteLine(id: string, lineNumber: string): void;
  /** Work on an order (status 1 to 4) for a time by the clock; `statusAfter` is the order's status then. */
  process(id: string, work: { readonly status: number; readonly forMs: number; readonly statusAfter?: number }): void;
  /** Ends all tokens. */
  expireTokens(): void;
  permit(userName: string, permissions: readonly Permission[]): void;
  readonly master: MasterData;
}

/** @param stateOf called each time, since a reset replaces it */
export function createAdmin(stateOf: () => LsOneState, users: readonly User[], tokens: Tokens): LsOneAdmin {
  const orderOf = (id: string) => found(findOrder(stateOf(), id), `purchase order ${id}`);
  const lineOf = (id: string, lineNumber: string) => found(orderOf(id).lines.get(lineNumber), `line ${lineNumber}`);
  const admin: LsOneAdmin = {
    orders: () => allOrders(stateOf()).map(stored),
    order(id) {
      const order = findOrder(stateOf(), id);
      return order && stored(order);
    },
    addOrder(fields = {}, lines = []) {
      const { id } = addOrder(stateOf(), { ...anOrder(stateOf()), ...dated(fields) });
      for (const line of lines) admin.addLine(id, line);
      return id;
    },
    changeOrder: (id, fields) => void Object.assign(orderOf(id), dated(fields)),
    deleteOrder: (id) => void stateOf().orders.delete(orderOf(id).id),
    addLine: (id, fields = {}) => addLine(stateOf(), orderOf(id), { ...aLine(stateOf()), ...fields }).lineNumber,
    changeLine: (id, lineNumber, fields) => void Object.assign(lineOf(id, lineNumber), fields),
    deleteLine: (id, lineNumber) => void orderOf(id).lines.delete(lineOf(id, lineNumber).lineNumber),
    process(id, { status, forMs, statusAfter }) {
      const processing: Processing = { status, untilMs: stateOf().nowMs() + forMs, statusAfter };
      orderOf(id).processing = processing;
    },
    expireTokens: () => tokens.clear(),
    permit(userName, permissions) {
      found(
        users.find((user) => user.userName === userName),
        `user ${userName}`,
      ).permissions = permissions;
    },
    get master() {
      return stateOf().master;
    },
  };
  return admin;
}

function found<Each>(value: Each | undefined, name: string): Each {
  if (value === undefined) throw new Error(`The emulator has no ${name}`);
  return value;
}

const stored = ({ lines, lineCount: _, ...order }: Order): StoredOrder =>
  structuredClone({ ...order, lines: [...lines.values()] });

const DATES = ['deliveryDate', 'orderingDate', 'createdDate'] as const;

function dated(fields: OrderChange): OrderChange {
  const given = DATES.filter((name) => fields[name] !== undefined);
  return {
    ...fields,
    ...Object.fromEntries(given.map((name) => [name, found(readTime(fields[name] ?? ''), `date ${fields[name]}`)])),
  };
}

function anOrder({ master, nowMs }: LsOneState): OrderChange {
  const [vendorID = ''] = master.vendors.keys();
  const [storeID = ''] = master.stores.keys();
  const today = readTime(new Date(nowMs()).toISOString().slice(0, 10)) ?? '';
  return { description: 'Order', vendorID, storeID, currencyCode: 'EUR', deliveryDate: today, orderingDate: today };
}

function aLine({ master }: LsOneState): LineChange {
  const [[itemID, { unitID, price: unitPrice }] = ['', { unitID: '', price: '0' }]] = master.items;
  return { itemID, unitID, quantity: '1', unitPrice };
}
