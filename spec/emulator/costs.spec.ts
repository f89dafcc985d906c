import { expect } from 'chai';
import { costDrips } from '../../emulator/costs';
import { retailCatalogue } from '../../lib/common/systems/retail/catalogue';
import { workedExamples, workedSums } from '../support/workedExamples';

const price = (method: string, path: string, query = '', body?: unknown): number =>
  costDrips({ method, path, query, body });

describe('emulator: costs', () => {
  describe("the vendor's worked examples", () => {
    for (const { name, method, path, query, body, drips } of workedExamples) {
      it(`${drips} for ${name}`, () => {
        expect(price(method, path.replace('.json', ''), query, body)).to.equal(drips);
      });
    }

    for (const { name, requests, drips } of workedSums) {
      it(`${drips} for ${name}`, () => {
        const prices = Object.entries(requests).map(([request, times]) => {
          const example = workedExamples.find((candidate) => candidate.name === request);
          return times * (example?.drips ?? Number.NaN);
        });
        expect(prices.reduce((sum, part) => sum + part, 0)).to.equal(drips);
      });
    }
  });

  const table: [string, number, string, string, string?, unknown?][] = [
    ['sale that is deleted', 2, 'DELETE', 'Sale/277'],
    ['sale that is changed', 2, 'PUT', 'Sale/277', '', { customerID: 8 }],
    ['sale completed by text', 5, 'PUT', 'Sale/277', '', { completed: 'true' }],
    ['sale said not to be completed', 2, 'PUT', 'Sale/277', '', { completed: false }],
    ['sale that is read', 1, 'GET', 'Sale/277'],
    ['sale line below its sale', 2, 'POST', 'Sale/277/SaleLine', '', {}],
    ['sale line of a sale, deleted', 2, 'DELETE', 'Sale/277/SaleLine/9'],
    ['sale payment', 1, 'POST', 'SalePayment', '', {}],
    ['e-mailed receipt', 5, 'POST', 'Sale/277/EmailReceipt', '', {}],
    ['refund, spelt with a capital', 10, 'POST', 'Sale/277/Refund', '', {}],
    ['refund that says it is completed', 10, 'POST', 'Sale/277/refund', '', { completed: true }],
    ['new category', 10, 'POST', 'Category', '', { name: 'Tea' }],
    ['changed category', 10, 'PUT', 'Category/3', '', { name: 'Tea' }],
    ['deleted category', 10, 'DELETE', 'Category/3'],
    ['categories that are read', 1, 'GET', 'Category'],
    ['reconcile by its other path', 10, 'POST', 'InventoryCount/5/Reconcile', '', {}],
    ['reconciles that are read', 1, 'GET', 'InventoryCountReconcile'],
    ['completed order', 1, 'PUT', 'Order/4', '', { completed: true }],
    ['count of items', 10, 'GET', 'Item', 'count=1'],
    ['count with relations', 10, 'GET', 'Item', 'count=1&load_relations=%5B%22ItemShops%22%5D'],
    ['no count', 1, 'GET', 'Item', 'count=0'],
    ['paging, sorting, filters', 1, 'GET', 'Item', 'limit=100&sort=-itemID&after=WzFd&archived=only&description=a'],
    ['relation given bare', 1.4, 'GET', 'Item', 'load_relations=["ItemShops"]'],
    ['same relation twice', 1.4, 'GET', 'Item', 'load_relations=["ItemShops","ItemShops"]'],
    ['to-one below a to-many, parent not named', 1.4, 'GET', 'Sale/277', 'load_relations=["SaleLines.Item"]'],
    ['to-many below a to-many', 1.6, 'GET', 'Sale/277', 'load_relations=["SaleLines.InventorySales"]'],
    ['to-one below a to-one', 1.2, 'GET', 'Sale/277', 'load_relations=["Customer.Contact"]'],
    ['relations of a path with parents', 1.4, 'GET', 'Sale/277/SaleLine', 'load_relations=["InventorySales"]'],
    ['relation that does not exist', 1.4, 'GET', 'Item', 'load_relations=["Nonsense"]'],
    ['relations that are not JSON', 1, 'GET', 'Item', 'load_relations=ItemShops'],
    ['all relations of an item', 3.1, 'GET', 'Item/12', 'load_relations=all'],
    ['all relations of items', 5, 'GET', 'Item', 'load_relations=all'],
    ['relations of a document', 1, 'GET', 'DisplayTemplate/Sale/277', 'load_relations=["SaleLines"]'],
    ['or on one field', 1, 'GET', 'Item', 'or=upc%3D1|upc%3D2|upc%3D3'],
    ['or on one field with ranges', 1, 'GET', 'Item', 'or=itemID%3D%3E%2C5|itemID%3D%3C%2C2'],
    ['or on two fields, one range', 3, 'GET', 'Item', 'or=itemID%3D%3E%3D%2C5|upc%3D2'],
    ['or with two kinds of range', 12, 'GET', 'Item', 'or=itemID%3D%3E%3C%2C5%2C9|defaultCost%3D%3C%2C2'],
    ['or with text that looks like a range', 3, 'GET', 'Item', 'or=upc%3D%253E%252C1|ean%3D%253E%252C1'],
    ['or with not, like and in', 4, 'GET', 'Item', 'or=upc%3D!%3D%2C1|description%3D~%2Ca%25|ean%3DIN%2C1%2C2'],
    ['or over two entities, one operand each', 21, 'GET', 'Item', 'or=upc%3D1|ItemShops.qoh%3D0'],
    ['or with a broken escape', 3, 'GET', 'Item', 'or=upc%3D%E4|ean%3D2'],
    ['nothing known of the path', 1, 'GET', 'Nonsense/1/2/3'],
    ['absolute path', 1, 'GET', '/API/Session'],
  ];
  for (const [name, drips, method, path, query, body] of table) {
    it(`${drips} for: ${name}`, () => expect(price(method, path, query, body)).to.equal(drips));
  }

  describe('nested records', () => {
    const bodies: [string, unknown, number][] = [
      ['a wrapper around one', { ItemShops: { ItemShop: { qoh: 1 } } }, 1],
      ['a wrapper around several', { ItemShops: { ItemShop: [{ qoh: 1 }, { qoh: 2 }] } }, 2],
      ['an empty wrapper', { ItemShops: { ItemShop: [] }, Images: {}, Tags: '' }, 0],
      ['prices', { Prices: { ItemPrice: [{ amount: 1 }, { amount: 2 }, { amount: 3 }] } }, 3],
      ['plural record without wrapper', { ItemAttributes: { attribute1: 'red' } }, 1],
      ['tags, which are text', { Tags: { tag: ['a', 'b'] } }, 0],
      ['addresses', { Contact: { Addresses: { ContactAddress: { city: 'Bern' } } } }, 2],
      [
        'notes of a sale, which share one record',
        { SaleNotes: { InternalNote: { note: 'a' }, PrintedNote: { note: 'b' } } },
        3,
      ],
      ['records in records', { SaleLines: { SaleLine: [{ TaxClass: { name: 'a' } }, {}] } }, 3],
      ['a bare list of records', { TransferItems: [{ itemID: 1 }, { itemID: 2 }] }, 2],
      ['an empty record', { Contact: {} }, 1],
      ['nothing but values', { description: 'a', tags: ['b'], price: null }, 0],
      ['no object', [1, 2], 0],
    ];
    for (const [name, body, records] of bodies) {
      it(`${records} in ${name}`, () => {
        expect(price('POST', 'Item', '', body)).to.equal(1 + 0.5 * records);
        expect(price('PUT', 'Item/12', '', body)).to.equal(1 + 0.5 * records);
        expect(price('DELETE', 'Item/12', '', body)).to.equal(1);
      });
    }

    it('knows every wrapper of the catalogue by its name', () => {
      const parts = Object.values(retailCatalogue).flatMap(({ relations, subObjects = {}, kind }) =>
        kind === 'document'
          ? []
          : [
              ...Object.entries(relations).map(([name, { wrapper }]) => [name, wrapper] as const),
              ...Object.entries(subObjects).map(([name, { container }]) => [name, container] as const),
            ],
      );
      const wrapped = parts.filter(([, inner]) => inner !== undefined);
      expect(wrapped).to.have.length.above(50);
      for (const [name, inner] of wrapped) {
        const body = { [name.split('.').at(-1) ?? '']: { [inner ?? '']: [{ a: 1 }, { a: 2 }] } };
        expect(price('POST', 'Item', '', body), name).to.equal(2);
      }
    });
  });
});
