import type { Row } from '../row';
import { makeCustomValues } from './customFields';
import type { Maker } from './maker';

/** Vendor numbers, images, notes, tags, components and custom values, on some of the items. */
export function makeItemParts(maker: Maker, item: Row): void {
  const { add, chance, int, moment, faker } = maker;
  const { itemID, defaultVendorID } = item;
  if (defaultVendorID !== 0 && chance(60)) {
    const cost = item['defaultCost'];
    const value = faker.string.alphanumeric({ length: 7, casing: 'upper' });
    add('ItemVendorNum', { itemID, vendorID: defaultVendorID, value, cost, timeStamp: moment(item['createTime']) });
  }
  if (chance(12)) {
    makeImages(maker, item);
  }
  if (chance(8)) {
    const note = add('Note', { note: faker.commerce.productDescription(), isPublic: chance(50), timeStamp: moment() });
    maker.store.table('Item').update(item, { noteID: note['noteID'] });
  }
  if (chance(15)) {
    add('TagRelation', { tagID: int(1, 8), itemID, timeStamp: moment() });
  }
  if (chance(10)) {
    makeCustomValues(maker, 'Item', { itemID });
  }
  if (item['itemType'] === 'assembly' && Number(itemID) > 2) {
    add('ItemComponent', { assemblyItemID: itemID, componentItemID: 1, quantity: 2 });
    add('ItemComponent', { assemblyItemID: itemID, componentItemID: 2, quantity: 1 });
  }
  if (chance(5)) {
    makeShopPage(maker, item);
  }
}

function makeImages(maker: Maker, { itemID, createTime, description }: Row): void {
  for (let ordering = 0; ordering < maker.int(1, 3); ordering++) {
    const uploaded = maker.moment(createTime);
    maker.add('Image', {
      description,
      filename: `item-${itemID}-${ordering}.jpg`,
      ordering,
      publicID: `item${itemID}x${ordering}`,
      baseImageURL: 'https://res.cloudinary.com/emulator/image/upload/',
      size: maker.int(20_000, 400_000),
      itemID,
      createTime: uploaded,
      timeStamp: maker.moment(uploaded),
    });
  }
}

function makeShopPage(maker: Maker, item: Row): void {
  const page = maker.add('ItemECommerce', {
    shortDescription: maker.faker.commerce.productName(),
    longDescription: maker.faker.commerce.productDescription(),
    weight: maker.int(1, 200) / 10,
    listOnStore: maker.chance(50),
  });
  maker.store.table('Item').update(item, { itemECommerceID: page['itemECommerceID'] });
}
