import type { World } from '../world';
import { hooks } from './hooks';
import { writeNested } from './nested';
import { changeTimes, creationTimes } from './times';
import type { Author, Draft, Writer } from './writer';

export function createWriter(world: World, by: Author): Writer {
  const writer: Writer = {
    world,
    by,
    create(tableName, { values, nested }) {
      const table = world.store.table(tableName);
      const own = hooks[tableName];
      const stored = own?.create?.(world, values, by) ?? values;
      const row = table.insert({ ...creationTimes(table.schema, world.now()), ...stored });
      writeNested(writer, tableName, row, nested);
      own?.written?.(world, row, writer);
      return row;
    },
    update(tableName, row, draft) {
      const table = world.store.table(tableName);
      const own = hooks[tableName];
      const changes = own?.update?.(world, row, draft.values, writer) ?? draft.values;
      if (movesTimes(tableName, draft)) {
        table.update(row, { ...changeTimes(table.schema, world.now()), ...changes });
      }
      writeNested(writer, tableName, row, draft.nested);
      own?.written?.(world, row, writer);
    },
    archive(tableName, row) {
      const table = world.store.table(tableName);
      hooks[tableName]?.remove?.(world, row, writer);
      table.update(row, { ...changeTimes(table.schema, world.now()), archived: true });
    },
    remove(tableName, row) {
      const own = hooks[tableName];
      own?.remove?.(world, row, writer);
      world.store.table(tableName).remove(row);
      own?.removed?.(world, row, writer);
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
