import type { Row } from '../../../data/row';
import { invalid } from '../../apiError';
import type { AccountState } from '../../request';
import { setStock, stockOf } from '../../stock/stock';
import type { Hooks } from '../writer';

const FIRST_SKU = 210000000000;

/** Items: bar code, prices and stock records of new ones; archiving empties the stock. */
export const itemHooks: Hooks = {
  create(state, values) {
    const itemID = state.store.table('Item').nextID();
    const itemType = values['itemType'] || 'default';
    checkSerialized({ ...values, itemType });
    addStock(state, itemID);
    return { systemSku: FIRST_SKU + itemID, tax: true, discountable: true, Prices: [], ...values, itemID, itemType };
  },
  update(_state, item, changes) {
    if (changes['archived'] === true && item['archived'] !== true) {
      throw invalid('Item: archived can only be set to false; archive by DELETE.');
    }
    checkSerialized({ ...item, ...changes });
    return changes;
  },
  written(state, item) {
    addMissingPrices(state, item);
    extendMatrix(state, item);
  },
  remove(state, item, { by }) {
    for (const stock of state.store.table('ItemShop').where('itemID', item['itemID'])) {
      if (stock['shopID'] !== 0) {
        setStock(state, stock, 0, { reason: 'RemoveForArchiveItem', employeeID: by.employeeID });
      }
    }
  },
};

function checkSerialized(item: Row): void {
  if (String(item['itemType']).startsWith('serialized') && item['serialized'] !== true) {
    throw invalid(`Item: itemType ${item['itemType']} needs serialized to be true.`);
  }
}

/** A record for every shop, and the summary. Later on a missing one stays missing until it is needed. */
function addStock(state: AccountState, itemID: number): void {
  for (const { shopID } of state.store.table('Shop').rows()) {
    stockOf(state, itemID, shopID);
  }
  stockOf(state, itemID, 0);
}

function addMissingPrices({ store }: AccountState, item: Row): void {
  const prices = (item['Prices'] as Row[] | undefined) ?? [];
  const missing = store
    .table('PriceLevel')
    .rows()
    .filter((level) => !prices.some((price) => price['useTypeID'] === level['priceLevelID']))
    .map((level) => ({ amount: 0, useTypeID: level['priceLevelID'], useType: level['name'] }));
  if (missing.length > 0) {
    store.table('Item').update(item, { Prices: [...prices, ...missing] });
  }
}

/** Values of a member that its matrix does not know yet are added there (Source: vendor's tutorial on matrices). */
function extendMatrix({ store }: AccountState, item: Row): void {
  const matrix = store.table('ItemMatrix').get(item['itemMatrixID']);
  const attributes = store.table('ItemAttributes').get(item['itemAttributesID']);
  if (!matrix || !attributes) {
    return;
  }
  for (const number of [1, 2, 3]) {
    const value = attributes[`attribute${number}`];
    const known = (matrix[`attribute${number}Values`] as unknown[] | undefined) ?? [];
    if (value && !known.includes(value)) {
      store.table('ItemMatrix').update(matrix, { [`attribute${number}Values`]: [...known, value] });
    }
  }
}

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
