import type { Condition, VendorRecord } from '../../lib/common/model/query';
import type { ChangeSource } from '../../lib/common/polling/changes/listScan';

export interface ComparedList {
  readonly source: ChangeSource;
  /** The records that exist, by id. */
  readonly rows: Map<string, VendorRecord>;
  /** What was asked for: `page 1`, `ids 3,4`, `get 5`, `count`. */
  readonly asked: string[];
  /** Called before each page. */
  onPage: (number: number) => void;
}

/** A list in memory that a poll by comparing reads; a condition holds for equal texts. */
export function comparedList(idField: string, count: number, fields: (at: number) => VendorRecord): ComparedList {
  const ids = Array.from({ length: count }, (_, at) => String(at + 1));
  const rows = new Map(ids.map((id, at): [string, VendorRecord] => [id, { [idField]: id, ...fields(at) }]));
  const asked: string[] = [];
  const listed = (filters: readonly unknown[] = []) =>
    [...rows.values()].filter((row) =>
      (filters as Condition[]).every(({ field, values }) => String(row[field]) === values[0]),
    );
  const list: ComparedList = {
    rows,
    asked,
    onPage: () => {},
    source: {
      async *pages({ filters }, { pageSize = 100 } = {}) {
        let after = 0;
        for (let number = 1; ; number++) {
          list.onPage(number);
          asked.push(`page ${number}`);
          const records = listed(filters)
            .filter((row) => Number(row[idField]) > after)
            .slice(0, pageSize);
          yield { records: records.map((row) => ({ ...row })), number, serverNowMs: undefined };
          if (records.length < pageSize) return;
          after = Number(records.at(-1)?.[idField]);
        }
      },
      async get({ id }) {
        asked.push(`get ${id}`);
        return rows.get(id);
      },
      async findSet({ values }) {
        asked.push(`ids ${values.join()}`);
        return new Map(values.flatMap((id) => (rows.has(id) ? [[id, [{ ...rows.get(id) }]]] : [])));
      },
      async count({ alternatives: [filters] }) {
        asked.push('count');
        return listed(filters).length;
      },
    },
  };
  return list;
}
