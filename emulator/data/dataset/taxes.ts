import type { Maker } from './maker';

/** Tax classes and categories, discounts and types of customers. */
export function makeTaxes(maker: Maker): void {
  for (const name of ['Item', 'Labor', 'Clothing']) {
    maker.add('TaxClass', { name, timeStamp: maker.moment() });
  }
  for (const [tax1Name, tax1Rate, tax2Name, tax2Rate] of TAX_CATEGORIES) {
    maker.add('TaxCategory', { tax1Name, tax1Rate, tax2Name, tax2Rate, timeStamp: maker.moment() });
  }
  // Clothing is taxed at half the rate in the first category.
  maker.add('TaxCategoryClass', {
    taxCategoryID: 1,
    taxClassID: 3,
    tax1Rate: 0.04,
    tax2Rate: 0,
    timeStamp: maker.moment(),
  });
  maker.add('TaxCategoryClass', {
    taxCategoryID: 2,
    taxClassID: 2,
    tax1Rate: 0,
    tax2Rate: 0,
    timeStamp: maker.moment(),
  });
  makeDiscounts(maker);
}

const TAX_CATEGORIES = [
  ['Sales Tax', 0.08, '', 0],
  ['GST', 0.05, 'QST', 0.09975],
  ['Exempt', 0, '', 0],
] as const;

function makeDiscounts(maker: Maker): void {
  const discounts = [
    { name: '10% off', discountPercent: 0.1 },
    { name: 'Club member', discountPercent: 0.05, requireCustomer: true },
    { name: '$5 off', discountAmount: 5 },
    { name: 'Staff', discountPercent: 0.25, requireCustomer: true },
    { name: 'Grand opening', discountPercent: 0.15, archived: true },
  ];
  for (const discount of discounts) {
    const createTime = maker.moment();
    maker.add('Discount', { ...discount, sourceID: 2, createTime, timeStamp: maker.moment(createTime) });
  }
  maker.add('CustomerType', { name: 'Walk-in' });
  maker.add('CustomerType', { name: 'Club', discountID: 2 });
  maker.add('CustomerType', { name: 'Wholesale', discountID: 1, taxCategoryID: 3 });
}
