import type { Row } from '../../../data/row';
import { invalid } from '../../apiError';
import { setStock, stockOf } from '../../stock/stock';
import type { World } from '../../world';
import type { Hooks } from '../writer';

const FIRST_SKU = 210000000000;

/** Items: bar code, prices and stock records of new ones; archiving empties the stock. */
export const itemHooks: Hooks = {
  create(world, values) {
    const itemID = world.store.table('Item').nextID();
    const itemType = values['itemType'] || 'default';
    checkSerialized({ ...values, itemType });
    addStock(world, itemID);
    return { systemSku: FIRST_SKU + itemID, tax: true, discountable: true, Prices: [], ...values, itemID, itemType };
  },
  update(_world, item, changes) {
    if (changes['archived'] === true && item['archived'] !== true) {
      throw invalid('Item: archived can only be set to false; archive by DELETE.');
    }
    checkSerialized({ ...item, ...changes });
    return changes;
  },
  written(world, item) {
    addMissingPrices(world, item);
    extendMatrix(world, item);
  },
  remove(world, item, { by }) {
    for (const stock of world.store.table('ItemShop').where('itemID', item['itemID'])) {
      if (stock['shopID'] !== 0) {
        setStock(world, stock, 0, { reason: 'RemoveForArchiveItem', employeeID: by.employeeID });
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
function addStock(world: World, itemID: number): void {
  for (const { shopID } of world.store.table('Shop').rows()) {
    stockOf(world, itemID, shopID);
  }
  stockOf(world, itemID, 0);
}

function addMissingPrices({ store }: World, item: Row): void {
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
function extendMatrix({ store }: World, item: Row): void {
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
