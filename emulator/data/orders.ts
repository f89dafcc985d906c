import { compareValues } from './compare';
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
