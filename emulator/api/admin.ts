import { retailCatalogue } from '../../lib/common/systems/retail/catalogue';
import type { Row } from '../data/row';
import { hasTable, schemaOf, tableOf } from '../data/schema';
import type { Table } from '../data/store';
import type { Admin, StoredRecord } from '../types';
import type { AccountState } from './request';
import { coerce } from './write/coerce';
import { changeTimes, creationTimes } from './write/fields';

/** Reads and changes records past the API. `state` is called each time, since a reset replaces it. */
export function createAdmin(state: () => AccountState): Admin {
  const tableFor = (entity: string) => state().store.table(tableName(entity));
  const rowOf = (entity: string, id: string): Row => {
    const row = tableFor(entity).get(id);
    if (!row) throw new Error(`The emulator has no ${entity} ${id}`);
    return row;
  };
  return {
    records: (entity) => tableFor(entity).rows().map(copy),
    record(entity, id) {
      const row = tableFor(entity).get(id);
      return row && copy(row);
    },
    change(entity, id, fields) {
      const table = tableFor(entity);
      table.update(rowOf(entity, id), {
        ...changeTimes(table.schema, state().now()),
        ...typed(state(), table, fields),
      });
    },
    add(entity, fields) {
      const table = tableFor(entity);
      const times = creationTimes(table.schema, state().now());
      return String(table.insert({ ...times, ...typed(state(), table, fields) })[table.idField]);
    },
    remove(entity, id) {
      tableFor(entity).remove(rowOf(entity, id));
    },
  };
}

/** An entity's name, or that of a table without an endpoint (`Contact`). */
function tableName(entity: string): string {
  const known = Object.hasOwn(retailCatalogue, entity) ? retailCatalogue[entity] : undefined;
  const name = known ? tableOf(known) : entity;
  if (!hasTable(name)) {
    throw new Error(`The emulator stores no ${entity}`);
  }
  return name;
}

const copy = (row: Row): StoredRecord => structuredClone(row);

/** Values may be given as the API would send them; parts such as `Prices` are kept as given. */
function typed(state: AccountState, table: Table, fields: StoredRecord): Row {
  const { columns } = schemaOf(table.schema.name);
  const entries = Object.entries(fields).map(([name, value]) => {
    const column = columns[name];
    if (!column || value === undefined || typeof value === 'object') {
      return [name, value];
    }
    const coerced = coerce(column, value, state.timeZone());
    if ('fault' in coerced) {
      throw new Error(`${table.schema.name}: ${name} ${coerced.fault}`);
    }
    return [name, coerced.value];
  });
  return Object.fromEntries(entries);
}
