import { expect } from 'chai';
import { readBody } from '../../../../../lib/common/systems/retail/paging/pageBody';
import { ProtocolError } from '../../../../../lib/common/util/errors';
import { entityOf } from '../../../../support/entityOf';

const read = (entity: string, body: unknown, before = 0) =>
  readBody(entityOf(entity), { status: 200, headers: {}, body, serverNowMs: undefined }, 3, before);

const last = { next: '', previous: '' };
const more = { next: 'https://x.test/?after=1', previous: '' };

describe('readBody', () => {
  for (const [what, entity, body, records, next] of [
    ['last page', 'Item', { '@attributes': last, Item: [{ itemID: '1' }, { itemID: '2' }] }, 2, ''],
    ['page with a next', 'Item', { '@attributes': more, Item: { itemID: '1' } }, 1, more.next],
    ['empty list', 'Item', { '@attributes': last }, 0, ''],
    ['empty page in mid-list', 'Item', { '@attributes': more }, 0, more.next],
    ['list without attributes', 'Option', { Option: [{ name: 'a' }] }, 1, ''],
    ['empty list without attributes', 'CurrencyRate', {}, 0, ''],
    ['list with useless attributes', 'Account', { '@attributes': {}, Account: { name: 'a' } }, 1, ''],
    ['list without attributes and without envelope', 'TagGroup', { group: ['a', 'b'] }, 2, ''],
    [
      'list that tells its total',
      'CatalogSearch',
      { '@attributes': { count: '1' }, CatalogVendorItem: { catalogVendorItemID: '1' } },
      1,
      '',
    ],
  ] as const) {
    it(`takes a ${what}`, () => {
      const body_ = read(entity, body);
      expect(body_.records).to.have.length(records);
      expect(body_.next).to.equal(next);
    });
  }

  it('tells a total of which more has not come', () =>
    expect(
      read('CatalogSearch', { '@attributes': { count: '209' }, CatalogVendorItem: { catalogVendorItemID: '1' } }),
    ).to.include({
      next: '',
      total: 209,
    }));

  it('takes a next of null, or of blanks, for the end', () => {
    for (const next of [null, '', ' ']) {
      expect(read('Item', { '@attributes': { next, previous: null }, Item: [{ itemID: '1' }] }).next).to.equal('');
      expect(read('Item', { '@attributes': { next } }).records).to.deep.equal([]);
    }
  });

  it('adds earlier pages to the total', () => {
    expect(read('Item', { '@attributes': { count: '101' }, Item: { itemID: '1' } }, 100).next).to.equal('');
  });

  for (const [what, entity, body] of [
    ['nothing', 'Item', undefined],
    ['null', 'Item', null],
    ['text', 'Item', '<html>'],
    ['an array', 'Item', [{ a: '1' }]],
    ['an empty object', 'Item', {}],
    ['records without attributes', 'Item', { Item: [{ itemID: '1' }] }],
    ['attributes without next', 'Item', { '@attributes': { previous: '' }, Item: [{ itemID: '1' }] }],
    ['a next that is no text', 'Item', { '@attributes': { next: 0 }, Item: [{ itemID: '1' }] }],
    ['a total of which nothing has come', 'CatalogSearch', { '@attributes': { count: '2' } }],
    [
      'a total of less than has come',
      'CatalogSearch',
      { '@attributes': { count: '0' }, CatalogVendorItem: { catalogVendorItemID: '1' } },
    ],
    [
      'a total of more than has come in place of links',
      'Item',
      { '@attributes': { count: '2' }, Item: { itemID: '1' } },
    ],
    ['a total of nothing at all', 'Item', { '@attributes': { count: '764' } }],
    ['another envelope', 'Item', { '@attributes': last, Order: [{ a: '1' }] }],
    ['an error', 'Item', { httpCode: '500', message: 'x' }],
    ['an error on a list without attributes', 'Option', { httpCode: '500', message: 'x' }],
    ['several keys where the envelope is unknown', 'TagGroup', { a: [], b: [] }],
    ['records of another kind', 'Item', { '@attributes': last, Item: [{ itemID: '1' }, { customerID: '1' }] }],
    ['a record without a usable id', 'Item', { '@attributes': last, Item: { itemID: '' } }],
    [
      'rows that are no rows of the report',
      'ReportsAccountingPaymentsByDay',
      { '@attributes': last, Payments: { a: '1' } },
    ],
    ['nothing in place of a list that holds something in every account', 'Option', {}],
    ['texts for records', 'Item', { '@attributes': last, Item: ['a'] }],
  ] as const) {
    it(`refuses ${what}`, () => {
      expect(() => read(entity, body)).to.throw(ProtocolError, /page 3 \(status 200\)/);
    });
  }
});
