import type { Maker } from './maker';

/** Vendors' catalogues, two of them configured in the account, one not; and item fees and serial numbers. */
export function makeCatalogs(maker: Maker): void {
  const { faker, add, int, moment } = maker;
  for (const name of ['Northway Trade Catalogue', 'Velo Parts Direct', 'Lakeland Import']) {
    const { catalogVendorID } = add('CatalogVendor', { name, lastUpdate: moment() });
    for (let number = 1; number <= 20; number++) {
      const cost = int(200, 20_000) / 100;
      add('CatalogVendorItem', {
        catalogVendorID,
        configured: catalogVendorID !== 3,
        vendorNumber: `${name.slice(0, 2).toUpperCase()}-${number}`,
        description: faker.commerce.productName(),
        category: faker.commerce.department(),
        retailUnit: 1,
        cost,
        msrp: Math.round(cost * 180) / 100,
        brand: faker.company.name(),
        upc: faker.string.numeric(12),
        year: '2026',
        lastQoh: int(0, 500),
        lastPriceChange: moment().slice(0, 10),
        timeStamp: moment(),
      });
    }
  }
  for (const [name, feeValue] of [
    ['Battery recycling', 2.5],
    ['Tyre levy', 1],
  ] as const) {
    makeFee(maker, name, feeValue);
  }
}

function makeFee(maker: Maker, name: string, feeValue: number): void {
  const createTime = maker.moment();
  const { itemFeeID } = maker.add('ItemFee', {
    name,
    feeValue,
    calculationMethod: 'fixed_amount',
    taxable: true,
    createTime,
    timestamp: maker.moment(createTime),
  });
  maker.add('ItemFeeCategory', { itemFeeID, categoryID: 1 });
}
