import { expect } from 'chai';
import type { Entity } from '../../../../lib/common/model/entity';
import type { AnyOf, Operator } from '../../../../lib/common/model/query';
import { retailCatalogue } from '../../../../lib/common/systems/retail/catalogue';
import { type PricedCall, priceOf } from '../../../../lib/common/systems/retail/costs';

type Row = readonly [what: string, drips: number, call: PricedCall];

const entity = (name: string): Entity => {
  const found = retailCatalogue[name];
  if (found === undefined) {
    throw new Error(`no entity ${name}`);
  }
  return found;
};
const get = (name: string, ...relations: string[]): PricedCall => ({
  method: 'GET',
  entity: entity(name),
  single: true,
  relations,
});
const query = (name: string, ...relations: string[]): PricedCall => ({ ...get(name, ...relations), single: false });
const post = (name: string, body: unknown, ...relations: string[]): PricedCall => ({
  method: 'POST',
  entity: entity(name),
  single: true,
  relations,
  body,
});
const put = (name: string, body: unknown): PricedCall => ({ ...post(name, body), method: 'PUT' });
const remove = (name: string): PricedCall => ({ method: 'DELETE', entity: entity(name), single: true });
const or = (...operands: [field: string, operator: Operator][]): AnyOf => ({
  anyOf: operands.map(([field, operator]) => ({ field, operator, values: ['1'] })),
});
const filtered = (call: PricedCall, ...filters: AnyOf[]): PricedCall => ({ ...call, filters });

const lines = (count: number) => ({ SaleLine: Array.from({ length: count }, () => ({ itemID: 1, unitQuantity: 1 })) });
const payment = { SalePayment: { amount: 10, paymentTypeID: 1 } };
const contact = {
  Phones: { ContactPhone: { number: '5', useType: 'Home' } },
  Emails: { ContactEmail: [{ address: 'a@example.org', useType: 'Primary' }] },
};

const worked: Row[] = [
  ['query of items with two to-many and one to-one', 2, query('Item', 'ItemShops', 'Images', 'Category')],
  ['one item with the same', 1.5, get('Item', 'ItemShops', 'Images', 'Category')],
  ['completed sale of 5 lines', 7.5, post('Sale', { completed: true, SaleLines: lines(5) })],
  ['with its payment', 8, post('Sale', { completed: true, SaleLines: lines(5), SalePayments: payment })],
  ['100 lines', 55.5, post('Sale', { completed: true, SaleLines: lines(100), SalePayments: payment })],
  ['sale line', 2, post('SaleLine', { itemID: 1 })],
  ['order', 1, post('Order', { shopID: 1 })],
  ['order line', 1, post('OrderLine', { orderID: 1, itemID: 1 })],
  ['order to Ordered', 1, put('Order', { orderedDate: '2026-06-01T00:00:00Z' })],
  ['inventory count', 1, post('InventoryCount', { name: 'x', shopID: 1 })],
  ['item of a count', 1, post('InventoryCountItem', { qty: 1 })],
  ['reconcile', 10, post('InventoryCountReconcile', { inventoryCountID: 1 })],
  ['item with one ItemShop', 1.5, put('Item', { ItemShops: { ItemShop: { shopID: 1, qoh: 4 } } })],
  ['customer with phone and e-mail', 2.5, post('Customer', { firstName: 'A', Contact: contact })],
  ['full refund', 10.5, post('SaleRefund', { employeeID: 1, SalePayments: { SalePayment: { paymentTypeID: 1 } } })],
  ['the same as a sale', 6.5, post('Sale', { completed: true, SaleLines: lines(2), SalePayments: payment })],
  ['gift card in one POST', 6, post('Sale', { completed: true, SalePayments: { SalePayment: [{}, {}] } })],
  ['gift card, POST', 2.5, post('Sale', { SalePayments: payment })],
  ['gift card, PUT', 5.5, put('Sale', { completed: true, SalePayments: payment })],
  ['sale line with a relation loaded', 2.2, post('SaleLine', { itemID: 1 }, 'InventorySales')],
  ['one sale, nested', 1.7, get('Sale', 'SaleLines', 'SaleLines.Item', 'SalePayments', 'Customer')],
  ['query of sales, nested', 2.2, query('Sale', 'SaleLines', 'SaleLines.Item', 'SalePayments', 'Customer')],
  ['100 items by IN', 1, { ...query('Item'), filters: [{ field: 'itemID', operator: 'IN', values: ['1', '2'] }] }],
  ['or of three', 4, filtered(query('Item'), or(['upc', '='], ['ean', '='], ['customSku', '=']))],
  ['or of two ranges', 12, filtered(query('Item'), or(['itemID', '>'], ['modelYear', '>']))],
  [
    'or over two entities',
    22.4,
    filtered(query('Item', 'ItemShops'), or(['upc', '='], ['ean', '='], ['ItemShops.qoh', '>'])),
  ],
];

const bases: Row[] = [
  ['page of anything', 1, query('Shop')],
  ['delete', 1, remove('Order')],
  ['delete sale', 2, remove('Sale')],
  ['delete sale line', 2, remove('SaleLine')],
  ['open sale', 2, post('Sale', {})],
  ['completed as text', 5, post('Sale', { completed: 'true' })],
  ['not completed', 2, post('Sale', { completed: false })],
  ['line below a sale', 2, put('SaleSaleLine', { unitQuantity: 2 })],
  ['read lines below a sale', 1, query('SaleSaleLine')],
  ['create category', 10, post('Category', { name: 'x' })],
  ['update category', 10, put('Category', { name: 'x' })],
  ['delete category', 10, remove('Category')],
  ['read category', 1, get('Category')],
  ['e-mail receipt', 5, post('SaleEmailReceipt', { emailAddress: 'a@example.org' })],
  ['clone', 1, post('WorkorderClone', {})],
  ['count', 10, { ...query('Item', 'ItemShops'), countOnly: true }],
  ['write by another method', 1, { ...post('InventoryTransferTransferItems', {}), write: 'delete' }],
  ['write kind over method', 2, { ...post('Sale', { completed: true }), write: 'delete' }],
  ['raw request', 1, { method: 'GET', single: false }],
  ['raw request with a body', 1.5, { method: 'POST', single: true, body: { Note: { note: 'x' } } }],
];

const relations: Row[] = [
  ['to-one of one', 1.1, get('Item', 'Category')],
  ['to-many of one', 1.2, get('Item', 'ItemShops')],
  ['to-one of many', 1.2, query('Item', 'Category')],
  ['to-many of many', 1.4, query('Item', 'ItemShops')],
  ['to-one below to-one of one', 1.2, get('Item', 'ItemAttributes.ItemAttributeSet')],
  ['to-many below to-many of one', 1.6, get('Sale', 'SaleLines.InventorySales')],
  ['to-many below to-many of many', 1.8, query('Sale', 'SaleLines.InventorySales')],
  ['to-many below to-one of one', 1.3, get('Sale', 'TaxCategory.TaxCategoryClasses')],
  ['named twice', 1.2, get('Item', 'ItemShops', 'ItemShops')],
  ['unknown', 1.2, get('Item', 'Whatever')],
  ['no float dust', 1.3, get('Item', 'Category', 'TaxClass', 'Manufacturer')],
  [
    'a price of its own',
    4,
    { ...get('Item', 'X'), entity: { ...entity('Item'), relations: { X: { kind: 'one', cost: 3 } } } },
  ],
  ['all', 2.6, query('SalePayment', 'all')],
  ['all and one of them', 2.6, query('SalePayment', 'all', 'PaymentType')],
  ['all but custom field values', 1 + 0.4 * 5 + 0.2 * 8, query('Item', 'all')],
  ['custom field values too', 1 + 0.4 * 6 + 0.2 * 8, query('Item', 'all', 'CustomFieldValues')],
];

const nested: Row[] = [
  ['flat', 1, put('Item', { description: 'x', tax: true, modelYear: 1, upc: null })],
  ['date', 1, put('Order', { orderedDate: new Date() })],
  ['list of texts', 1, put('ItemMatrix', { attribute1Values: ['S', 'M'] })],
  ['to-one', 1.5, post('Item', { ItemAttributes: { itemAttributeSetID: 1 } })],
  ['empty to-one', 1.5, put('Customer', { Contact: {} })],
  ['empty wrapper', 1, put('Item', { ItemShops: {} })],
  ['empty list', 1, put('Item', { ItemShops: { ItemShop: [] } })],
  ['emptied part', 1, put('Item', { ItemShops: '' })],
  ['list of three', 2.5, put('Item', { ItemShops: { ItemShop: [{}, {}, {}] } })],
  ['list without wrapper', 2, put('Item', { ItemShops: [{}, {}] })],
  ['record without wrapper', 1.5, put('Item', { ItemShops: { shopID: 1 } })],
  ['wrapper of a sub-object', 2, post('Item', { Prices: { ItemPrice: [{ amount: 1 }, { amount: 2 }] } })],
  ['wrapper with attributes', 1.5, put('Item', { ItemShops: { '@attributes': { count: '1' }, ItemShop: {} } })],
  ['two notes in a part without wrapper', 3.5, put('Sale', { SaleNotes: { InternalNote: {}, PrintedNote: {} } })],
  ['one note in it', 3, put('Sale', { SaleNotes: { InternalNote: {} } })],
  ['part that only holds another', 2, put('Customer', { Contact: { Phones: { ContactPhone: {} } } })],
  ['below another entity', 4, post('Sale', { Customer: { Contact: { Phones: { ContactPhone: [{}, {}] } } } })],
  ['unknown plural', 2, put('Vendor', { Reps: { VendorRep: [{}, {}] } })],
  ['unknown plural that is a record', 1.5, put('Vendor', { Terms: { days: 30 } })],
  ['unknown plural that holds a text only', 1.5, put('Vendor', { Terms: { Days: '30' } })],
  ['unknown plural that holds a field of its own', 2, put('Vendor', { Terms: { net: { days: 30 } } })],
  ['unknown plural that holds two parts', 2.5, put('Vendor', { Terms: { Net: { days: 1 }, Gross: { days: 1 } } })],
  ['unknown singular', 2, put('Vendor', { Parent: { Vendor: {} } })],
  ['to-many with unknown wrapper', 2, put('Customer', { Tags: { Tag: [{}, {}] } })],
  [
    'bare array of an operation',
    2,
    post('InventoryTransferTransferItems', { TransferItems: [{ itemID: 1 }, { itemID: 2 }] }),
  ],
  ['nested in an array', 3, post('Sale', { SaleLines: { SaleLine: [{ Note: { note: 'x' } }] } })],
];

const alternatives: Row[] = [
  ['one field', 1, filtered(query('Item'), or(['upc', '='], ['upc', '=']))],
  ['ranges on one field', 1, filtered(query('Item'), or(['itemID', '>'], ['itemID', '<']))],
  ['one range of two', 3, filtered(query('Item'), or(['itemID', '>='], ['upc', '~']))],
  ['between is a range', 12, filtered(query('Item'), or(['itemID', '><'], ['modelYear', '<=']))],
  ['not, like and in are not', 5, filtered(query('Item'), or(['a', '!='], ['b', '~'], ['c', '!~'], ['d', 'IN']))],
  ['two entities', 21, filtered(query('Item'), or(['upc', '='], ['ItemShops.qoh', '=']))],
  ['fields of one relation', 3, filtered(query('Item'), or(['ItemShops.qoh', '='], ['ItemShops.shopID', '=']))],
  ['two filters', 5, filtered(query('Item'), or(['upc', '='], ['ean', '=']), or(['a', '='], ['b', '=']))],
];

describe('priceOf', () => {
  for (const [title, rows] of Object.entries({ worked, bases, relations, nested, alternatives })) {
    describe(title, () => {
      for (const [what, drips, call] of rows) {
        it(`${what}: ${Math.round(drips * 10) / 10}`, () => {
          expect(priceOf(call)).to.equal(Math.round(drips * 10) / 10);
        });
      }
    });
  }

  it('prices every write of the catalogue at a drip or more', () => {
    for (const each of Object.values(retailCatalogue)) {
      expect(priceOf({ method: 'POST', entity: each, single: true, body: {} }), each.entity).to.be.at.least(1);
    }
  });
});
