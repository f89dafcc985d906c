import { expect } from 'chai';
import { pathEntity } from '../../../../../../lib/common/systems/retail/features/raw/pathEntity';
import { rawPrice } from '../../../../../../lib/common/systems/retail/features/raw/rawPrice';
import { entityOf } from '../../../../../support/entityOf';
import { pricedRequests } from '../../../../../support/pricedRequests';
import { workedExamples } from '../../../../../support/workedExamples';

describe('rawPrice', () => {
  const sale = { completed: true, SaleLines: { SaleLine: [{}, {}] }, SalePayments: { SalePayment: { amount: 1 } } };
  const cases: [
    method: 'GET' | 'POST' | 'PUT' | 'DELETE',
    path: string,
    drips: number,
    query?: string,
    body?: object,
  ][] = [
    ['GET', 'Item', 1],
    ['GET', 'Item', 2, 'load_relations=%5B%22ItemShops%22,%22ItemVendorNums%22,%22Category%22%5D'],
    ['GET', 'Item/12', 1.5, 'load_relations=["ItemShops","ItemVendorNums","Category"]'],
    ['GET', '/API/V3/Account/7/Item/12', 1.5, 'load_relations=["ItemShops","ItemVendorNums","Category"]'],
    ['GET', 'Item', 10, 'count=1'],
    ['GET', 'Item', 4, 'or=upc%3D1|ean%3D1|customSku%3D1'],
    ['GET', 'Item', 12, 'or=defaultCost%3D%3E%2C1|avgCost%3D%3C%2C1'],
    ['GET', 'Item', 1, 'load_relations=broken'],
    ['GET', 'Nobody/Knows', 1],
    ['POST', 'Sale', 6.5, '', sale],
    ['PUT', 'Sale/1', 5, '', { completed: 'true' }],
    ['DELETE', 'SaleLine/3', 2],
    ['PUT', 'sale/1/saleline/2', 2, '', {}],
    ['POST', 'Category', 10, '', {}],
    ['POST', 'Sale/1/Refund', 10.5, '', { SalePayments: { SalePayment: { paymentTypeID: 1 } } }],
    ['POST', 'Sale/1/EmailReceipt', 5, '', {}],
    ['POST', 'InventoryCountReconcile', 10, '', { inventoryCountID: 1 }],
    ['POST', 'Nobody/Knows', 1.5, '', { Thing: { a: 1 } }],
  ];
  for (const [method, path, drips, query, body] of cases) {
    it(`is ${drips} for ${method} ${path} ${query ?? ''}`, () =>
      expect(rawPrice({ method, path, query, body })).to.equal(drips));
  }
});

describe('rawPrice, as the emulator prices', () => {
  for (const { name, method, path, query, body, drips } of workedExamples) {
    it(`${drips} for ${name}`, () =>
      expect(rawPrice({ method, path: path.replace('.json', ''), query, body })).to.equal(drips));
  }
  for (const [name, drips, method, path, query, body] of pricedRequests) {
    it(`${drips} for: ${name}`, () => expect(rawPrice({ method, path, query, body })).to.equal(drips));
  }
});

describe('pathEntity', () => {
  const cases: [path: string, entity: string | undefined, single?: boolean][] = [
    ['Item', 'Item', false],
    ['Item/12', 'Item', true],
    ['Item/CustomField', 'ItemCustomField', false],
    ['Item/CustomField/3/CustomFieldChoice/4', 'ItemCustomFieldCustomFieldChoice', true],
    ['/API/V3/Account', 'Account', false],
    ['/API/V3/Account/7', 'Account', true],
    ['/API/Session', 'Session', false],
    ['/API/V3/Account/7/Sale/5/SaleLine', 'SaleSaleLine', false],
    ['Customer/5/Anonymize', 'Customer', true],
    ['Sale/5/refund', 'SaleRefund', true],
    ['Item/abc', undefined],
    ['Nothing', undefined],
  ];
  for (const [path, name, single] of cases) {
    it(`of ${path} is ${name}`, () => {
      const found = pathEntity(path);
      expect(found?.entity).to.equal(name && entityOf(name));
      expect(found?.single).to.equal(single);
    });
  }
});
