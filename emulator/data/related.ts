import type { Join } from './joins';
import type { Row } from './row';
import type { Store } from './store';

type OneJoin = Extract<Join, { one: string }>;
type ManyJoin = Extract<Join, { many: string }>;
type PartJoin = Extract<Join, { part: string }>;

/** The records behind a relation: none or one behind a foreign key, any number otherwise. */
export function relatedRows(store: Store, row: Row, join: OneJoin | ManyJoin | PartJoin): readonly Row[] {
  if ('part' in join) {
    return (row[join.part] as Row[] | undefined) ?? [];
  }
  if ('one' in join) {
    return existing([store.table(join.one).get(row[join.via])]);
  }
  const table = store.table(join.many);
  const rows = table.where(join.by, rowId(row, join.by));
  const { through } = join;
  return through ? existing(rows.map((each) => store.table(through.one).get(each[through.via]))) : rows;
}

// A child points back by a column that mostly has the name of the parent's id.
function rowId(row: Row, by: string): unknown {
  return row[PARENT_ID[by] ?? by];
}

const PARENT_ID: Readonly<Record<string, string>> = { assemblyItemID: 'itemID' };

function existing(rows: readonly (Row | undefined)[]): Row[] {
  return rows.filter((row) => row !== undefined);
}
