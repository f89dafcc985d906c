import { expect } from 'chai';
import { vendorIds } from '../../../lib/common/http/vendorIds';

describe('vendorIds', () => {
  const table: readonly (readonly [string, unknown, string | undefined])[] = [
    [
      'the sale left open, and its balance',
      { message: 'No', saleID: '512', balance: '-1.60' },
      'saleID 512, balance -1.60',
    ],
    ['numbers', { saleID: 512, balance: 0 }, 'saleID 512, balance 0'],
    [
      'what lies deeper, after what does not',
      { Sale: { shopID: '3', SaleLine: [{ saleLineID: 7 }] }, saleID: 1 },
      'saleID 1, shopID 3, saleLineID 7',
    ],
    ['each name once', [{ itemID: 1 }, { itemID: 2 }], 'itemID 1'],
    [
      'six at most',
      { aID: 1, bID: 2, cID: 3, dID: 4, eID: 5, fID: 6, gID: 7 },
      'aID 1, bID 2, cID 3, dID 4, eID 5, fID 6',
    ],
    ['no id that means none', { customerID: '0', saleID: 0 }, undefined],
    ['no name that is a text by itself', { [`${'x'.repeat(5000)}ID`]: 1, 'Berta BergID': 2 }, undefined],
    ['no text', { saleID: 'abc', ID: 5, token: 'x', traceID: '5d1c0f7a', balance: 'much', name: 7 }, undefined],
    ['nothing in text', 'saleID 5', undefined],
    ['nothing in null', null, undefined],
    ['nothing in a body that is no error', { text: 'x'.repeat(70_000), saleID: 1 }, undefined],
  ];
  for (const [what, body, ids] of table) {
    it(`finds ${what}`, () => expect(vendorIds(JSON.stringify(body))).to.equal(ids));
  }

  it('finds nothing in what is no JSON', () => {
    for (const body of ['', '<saleID>5</saleID>', '{"saleID": 5']) expect(vendorIds(body)).to.equal(undefined);
  });
});
