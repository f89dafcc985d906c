import type { Row } from '../../data/row';
import { ApiError } from '../apiError';
import type { AccountState, Request } from '../request';
import { UnbalancedSale } from '../sale/complete';
import { changeTimes, creationTimes } from './fields';
import { hooks } from './hooks';
import { writeNested } from './nested';
import type { Author, Draft, Writer } from './writer';

function createWriter(state: AccountState, by: Author): Writer {
  const writer: Writer = {
    state,
    by,
    create(tableName, { values, nested }) {
      const table = state.store.table(tableName);
      const own = hooks[tableName];
      const stored = own?.create?.(state, values, by) ?? values;
      const row = table.insert({ ...creationTimes(table.schema, state.now()), ...stored });
      writeNested(writer, tableName, row, nested);
      own?.written?.(state, row, writer);
      return row;
    },
    update(tableName, row, draft) {
      const table = state.store.table(tableName);
      const own = hooks[tableName];
      const changes = own?.update?.(state, row, draft.values, writer) ?? draft.values;
      if (movesTimes(tableName, draft)) {
        table.update(row, { ...changeTimes(table.schema, state.now()), ...changes });
      }
      writeNested(writer, tableName, row, draft.nested);
      own?.written?.(state, row, writer);
    },
    archive(tableName, row) {
      const table = state.store.table(tableName);
      hooks[tableName]?.remove?.(state, row, writer);
      table.update(row, { ...changeTimes(table.schema, state.now()), archived: true });
    },
    remove(tableName, row) {
      const own = hooks[tableName];
      own?.remove?.(state, row, writer);
      state.store.table(tableName).remove(row);
      own?.removed?.(state, row, writer);
    },
  };
  return writer;
}

// An item's time does not move when its stock records change (Source: vendor's page Item).
function movesTimes(tableName: string, { values, nested }: Draft): boolean {
  const names = Object.keys(nested);
  const isStockOnly =
    Object.keys(values).length === 0 && names.length > 0 && names.every((name) => name === 'ItemShops');
  return !(tableName === 'Item' && isStockOnly);
}

/** Writes in the name of the employee who authenticated the request. */
export function writerOf({ state, call }: Request, options: Omit<Author, 'employeeID'> = {}): Writer {
  return createWriter(state, { employeeID: Number(call.employeeID), ...options });
}

/**
 * Writes all of it or nothing, but for a sale that would be completed out of balance: it is written as an open one, and
 * the refusal names it.
 */
export function orLeaveOpen(request: Request, effect: (writer: Writer) => Row): Row {
  const { store } = request.state;
  try {
    return store.transaction(() => effect(writerOf(request)));
  } catch (error) {
    if (!(error instanceof UnbalancedSale)) throw error;
    const { saleID, balance } = store.transaction(() => effect(writerOf(request, { leavesSalesOpen: true })));
    const text = 'Sale: the payments of a completed sale must be equal to its total.';
    throw new ApiError(422, text, { saleID: String(saleID), balance: String(balance) });
  }
}
