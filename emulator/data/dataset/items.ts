import type { Row } from '../row';
import { stockValues } from '../totals';
import { makeItemParts } from './itemParts';
import type { Maker } from './maker';

const FIRST_SKU = 210_000_000_000;

/** Items with prices and stock; the first ones are members of the matrices, the last ones services. */
export function makeItems(maker: Maker): void {
  const members = matrixMembers(maker);
  for (let itemID = 1; itemID <= maker.size.items; itemID++) {
    const member = members[itemID - 1];
    const item = maker.add('Item', { ...commonFields(maker, itemID), ...(member ?? plainFields(maker, itemID)) });
    makeStock(maker, item);
    makeItemParts(maker, item);
  }
}

/** Prices at every level. */
export function prices(maker: Maker, price: number): Row[] {
  return maker.rows('PriceLevel').map((level, index) => ({
    amount: index === 1 ? Math.round(price * 110) / 100 : price,
    useTypeID: level['priceLevelID'],
    useType: level['name'],
  }));
}

function commonFields(maker: Maker, itemID: number): Row {
  const { chance, moment } = maker;
  const createTime = moment();
  return {
    systemSku: FIRST_SKU + itemID,
    tax: !chance(4),
    discountable: true,
    archived: itemID > 5 && chance(4),
    createTime,
    timeStamp: moment(createTime),
    publishToEcom: chance(30),
    upc: chance(70) ? maker.faker.string.numeric({ length: 12, allowLeadingZeros: true }) : '',
    ean: chance(30) ? maker.faker.string.numeric({ length: 13 }) : '',
    customSku: chance(60) ? `HS-${String(itemID).padStart(5, '0')}` : '',
    manufacturerSku: chance(50) ? maker.faker.string.alphanumeric({ length: 8, casing: 'upper' }) : '',
    manufacturerID: maker.int(1, maker.rows('Manufacturer').length),
    defaultVendorID: chance(85) ? maker.int(1, maker.size.vendors) : 0,
  };
}

function plainFields(maker: Maker, itemID: number): Row {
  const isService = itemID > 50 && itemID > maker.size.items - 10;
  const category = maker.pick(maker.rows('Category'));
  const price = Math.round(maker.int(250, 90_000) / 5) / 20;
  const name = String(category['name']).replace(/s$/, '');
  const cost = isService ? 0 : Math.round(price * maker.int(40, 65)) / 100;
  return {
    description: isService
      ? `Workshop service ${itemID}`
      : `${maker.faker.commerce.productAdjective()} ${name} ${itemID}`,
    itemType: isService ? 'non_inventory' : maker.chance(2) ? 'assembly' : 'default',
    serialized: name.endsWith('Bike'),
    defaultCost: cost,
    avgCost: cost,
    fifoCost: cost,
    categoryID: maker.chance(95) ? category['categoryID'] : 0,
    taxClassID: isService ? 2 : 1,
    departmentID: maker.chance(30) ? 1 : 0,
    seasonID: 0,
    Prices: prices(maker, price),
  };
}

/** Every combination of each matrix's values, for at most half of the items. */
function matrixMembers(maker: Maker): Row[] {
  const members = maker.rows('ItemMatrix').flatMap((matrix) => {
    const first = matrix['attribute1Values'] as readonly string[];
    const second = (matrix['attribute2Values'] as readonly string[] | undefined) ?? [''];
    return first.flatMap((attribute1) => second.map((attribute2) => ({ matrix, attribute1, attribute2 })));
  });
  return members.slice(0, Math.floor(maker.size.items / 2)).map(({ matrix, attribute1, attribute2 }) => {
    const { itemMatrixID, itemAttributeSetID, description, defaultCost, categoryID, taxClassID, Prices } = matrix;
    const attributes = maker.add('ItemAttributes', { attribute1, attribute2, itemAttributeSetID });
    return {
      description: `${description} ${attribute1} ${attribute2}`.trim(),
      itemType: 'default',
      itemMatrixID,
      itemAttributesID: attributes['itemAttributesID'],
      defaultCost,
      avgCost: defaultCost,
      fifoCost: defaultCost,
      categoryID,
      taxClassID,
      Prices: structuredClone(Prices),
    };
  });
}

/** A stock record per shop, some missing, and the summary under shop 0. */
function makeStock(maker: Maker, item: Row): void {
  const { itemID } = item;
  const cost = Number(item['avgCost']);
  const holdsStock = item['itemType'] !== 'non_inventory' && item['archived'] !== true;
  let total = 0;
  for (let shopID = 1; shopID <= maker.size.shops; shopID++) {
    if (maker.chance(94)) {
      const qoh = holdsStock ? maker.int(-1, 40) : 0;
      total += qoh;
      maker.add('ItemShop', {
        itemID,
        shopID,
        ...amounts(qoh, cost),
        reorderPoint: maker.int(0, 3),
        reorderLevel: maker.int(4, 12),
        timeStamp: maker.moment(item['createTime']),
      });
    }
  }
  const summary = { ...amounts(total, cost), averageCost: cost, timeStamp: maker.moment(item['createTime']) };
  maker.add('ItemShop', { itemID, shopID: 0, ...summary });
}

function amounts(qoh: number, cost: number): Row {
  return { ...stockValues(qoh, { avgCost: cost, fifoCost: cost }), lastReceivedCost: cost, nextFifoLotCost: cost };
}
