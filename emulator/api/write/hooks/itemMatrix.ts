import { invalid } from '../../apiError';
import type { Hooks } from '../writer';

/** Matrices: their attribute values, and their items, which are archived with them. */
export const itemMatrixHooks: Hooks = {
  create: (state, values) => {
    const set = state.store.table('ItemAttributeSet').get(values['itemAttributeSetID']);
    const names = [1, 2, 3].filter((number) => set?.[`attributeName${number}`]);
    const lists = Object.fromEntries(names.map((number) => [`attribute${number}Values`, []]));
    return { tax: true, itemType: 'default', Prices: [], ...lists, ...values };
  },
  update(state, matrix, changes) {
    const members = state.store.table('Item').where('itemMatrixID', matrix['itemMatrixID']);
    const setChanges =
      'itemAttributeSetID' in changes && changes['itemAttributeSetID'] !== matrix['itemAttributeSetID'];
    if (setChanges && members.length > 0) {
      throw invalid('ItemMatrix: itemAttributeSetID cannot change while the matrix has items.');
    }
    return changes;
  },
  remove({ store }, matrix, writer) {
    for (const item of store.table('Item').where('itemMatrixID', matrix['itemMatrixID'])) {
      writer.archive('Item', item);
    }
  },
};
