import type { Row } from '../row';
import { prices } from './items';
import type { Maker } from './maker';

/** Item matrices in colours and sizes; their items are made with the others. */
export function makeMatrices(maker: Maker): void {
  const clothing = maker.rows('Category').filter((each) => String(each['fullPathName']).startsWith('Clothing'));
  const places = clothing.length > 0 ? clothing : maker.rows('Category');
  for (let number = 1; number <= maker.size.matrices; number++) {
    const category = maker.pick(places);
    const price = maker.int(19, 180);
    const isSized = number % 5 === 0;
    const matrix = maker.add('ItemMatrix', {
      description: `${maker.faker.commerce.productAdjective()} ${category['name']} ${number}`,
      defaultCost: Math.round(price * 50) / 100,
      tax: true,
      itemType: 'default',
      archived: number % 17 === 0,
      categoryID: category['categoryID'],
      taxClassID: 3,
      departmentID: 2,
      seasonID: maker.int(1, 4),
      manufacturerID: maker.pick(maker.rows('Manufacturer'))['manufacturerID'],
      defaultVendorID: maker.int(1, maker.size.vendors),
      itemAttributeSetID: isSized ? 2 : 1,
      ...(isSized ? { attribute1Values: SIZES } : { attribute1Values: colours(number), attribute2Values: SIZES }),
      Prices: prices(maker, price),
      timeStamp: maker.moment(),
    });
    addExtras(maker, matrix, number);
  }
}

const SIZES = ['S', 'M', 'L', 'XL'];
const COLOURS = ['Black', 'Red', 'Forest green', 'Navy'];

// Some have a single colour: its list then comes as a bare text.
function colours(number: number): readonly string[] {
  return COLOURS.slice(0, 1 + (number % 3));
}

function addExtras(maker: Maker, matrix: Row, number: number): void {
  const { itemMatrixID, description } = matrix;
  if (number % 2 === 1) {
    const page = maker.add('ItemECommerce', { shortDescription: description, listOnStore: true });
    maker.store.table('ItemMatrix').update(matrix, { itemECommerceID: page['itemECommerceID'] });
    maker.add('TagRelation', { tagID: maker.int(1, 8), itemMatrixID, timeStamp: maker.moment() });
    const createTime = maker.moment();
    maker.add('Image', {
      description: 'On the model',
      filename: `matrix-${number}.jpg`,
      publicID: `matrix${number}`,
      baseImageURL: 'https://res.cloudinary.com/emulator/image/upload/',
      size: maker.int(20_000, 400_000),
      itemMatrixID,
      createTime,
      timeStamp: maker.moment(createTime),
    });
  }
}
