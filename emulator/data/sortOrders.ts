import type { Row } from './row';

/** Keeps rows sorted by whatever columns they were asked for by. */
export interface Orders {
  /** Rows by a column and then by id, ascending. */
  sorted(column: string): readonly Row[];
  added(row: Row): void;
  /** Values of some row are others now. */
  changed(): void;
  removed(): void;
}

interface Order {
  readonly rows: Row[];
  stale: boolean;
}

/** `all` gives the rows that there are. Sorting nearly sorted rows takes about one pass, so an order is only marked. */
export function createOrders(all: () => Iterable<Row>, idField: string): Orders {
  const orders = new Map<string, Order>();
  const changed = () => {
    for (const order of orders.values()) {
      order.stale = true;
    }
  };
  return {
    sorted(column) {
      const order = orders.get(column) ?? { rows: [...all()], stale: true };
      if (order.stale) {
        order.rows.sort((a, b) => compareValues(a[column], b[column]) || Number(a[idField]) - Number(b[idField]));
        order.stale = false;
        orders.set(column, order);
      }
      return order.rows;
    },
    added(row) {
      for (const order of orders.values()) {
        order.rows.push(row);
      }
      changed();
    },
    changed,
    removed: () => orders.clear(),
  };
}

/**
 * Order of stored values: unset first, numbers as numbers, texts without regard to case, as the vendor's database does.
 * Datetimes are stored in one form only, so their text order is their time order.
 */
export function compareValues(a: unknown, b: unknown): number {
  if (a === b) {
    return 0;
  }
  if (a === undefined || b === undefined) {
    return a === undefined ? -1 : 1;
  }
  return typeof a === 'string' && typeof b === 'string'
    ? order(a.toLowerCase(), b.toLowerCase())
    : order(Number(a), Number(b));
}

function order<T extends string | number>(a: T, b: T): number {
  return a < b ? -1 : Number(a > b);
}
