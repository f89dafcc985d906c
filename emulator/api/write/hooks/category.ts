import { categoryTree } from '../../../data/categoryTree';
import type { Row } from '../../../data/row';
import type { Table } from '../../../data/store';
import { invalid } from '../../apiError';
import type { AccountState } from '../../request';
import { creationTimes } from '../fields';
import type { Hooks } from '../writer';

/** Categories: a nested set with full path names, renumbered after every write. */
export const categoryHooks: Hooks = {
  create: (state, values) => fromPath(state, values),
  update(state, category, changes) {
    const values = 'fullPathName' in changes ? fromPath(state, changes) : changes;
    if (isBelow(state.store.table('Category'), values['parentID'], category['categoryID'])) {
      throw invalid('Category: parentID must not lie below the category itself.');
    }
    return values;
  },
  written: (state) => renumber(state),
  remove({ store }, category) {
    const { categoryID } = category;
    if (store.table('Category').where('parentID', categoryID).length > 0) {
      throw invalid('Category: a category with subcategories cannot be deleted.');
    }
    for (const name of ['Item', 'ItemMatrix']) {
      for (const row of store.table(name).where('categoryID', categoryID)) {
        store.table(name).update(row, { categoryID: 0 });
      }
    }
  },
};

function renumber({ store }: AccountState): void {
  const table = store.table('Category');
  for (const { row, place } of categoryTree(table.rows())) {
    table.update(row, place);
  }
}

/** `Clothing/Shirts` names the category and its parents, which come into being where they are missing. */
function fromPath(state: AccountState, values: Row): Row {
  const path = String(values['fullPathName'] ?? '')
    .split('/')
    .filter((step) => step !== '');
  const name = values['name'] || path.at(-1);
  if (!name) {
    return values;
  }
  const { fullPathName, ...rest } = values;
  return path.length > 1 && !values['parentID']
    ? { ...rest, name, parentID: parentAt(state, path.slice(0, -1)) }
    : { ...rest, name };
}

function parentAt(state: AccountState, path: readonly string[]): unknown {
  const table = state.store.table('Category');
  let parentID: unknown = 0;
  for (const name of path) {
    const known = table.where('parentID', parentID).find((row) => row['name'] === name);
    const times = creationTimes(table.schema, state.now());
    parentID = (known ?? table.insert({ name, parentID, ...times }))['categoryID'];
  }
  return parentID;
}

function isBelow(table: Table, categoryID: unknown, ancestorID: unknown): boolean {
  for (let at = table.get(categoryID); at; at = table.get(at['parentID'])) {
    if (at['categoryID'] === ancestorID) {
      return true;
    }
  }
  return false;
}
