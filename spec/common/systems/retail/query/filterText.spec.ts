import { expect } from 'chai';
import { parseFilter } from '../../../../../lib/common/systems/retail/query/filterText';
import { buildQuery } from '../../../../../lib/common/systems/retail/query/query';
import { InputError } from '../../../../../lib/common/util/errors';
import { entityOf } from '../../../../support/entityOf';

const read = (text: string, entity = 'Item') => parseFilter(entityOf(entity), text);

describe('parseFilter', () => {
  const cases: [string, [string, string, string[]][]][] = [
    ['', []],
    [' & ', []],
    ['createTime=>,2026-01-01T12:00:00.5Z', [['createTime', '>=', ['2026-01-01T12:00:01+00:00']]]],
    ['createTime=<,2026-01-01T12:00:00.5', [['createTime', '<=', ['2026-01-01T12:00:00']]]],
    ['createTime=!=,2026-01-01T12:00:00.5Z', []],
    [
      'itemID= 5 &createTime=><,2026-01-01T12:00:00.5-05,2026-01-02T00:00:00.001-05',
      [
        ['itemID', '=', ['5']],
        ['createTime', '><', ['2026-01-01T17:00:01+00:00', '2026-01-02T00:00:00-05:00']],
      ],
    ],
    ['createTime=>,2026-05-01T10:00Z', [['createTime', '>', ['2026-05-01T10:00:00Z']]]],
    ['createTime=<,2026-05-01T10:00', [['createTime', '<', ['2026-05-01T10:00:00']]]],
    ['createTime=>=,2026-05-01T10:00:00+0200', [['createTime', '>=', ['2026-05-01T10:00:00+02:00']]]],
    ['itemID=5', [['itemID', '=', ['5']]]],
    ['itemID=>,5', [['itemID', '>', ['5']]]],
    ['itemID=>=,5', [['itemID', '>=', ['5']]]],
    ['itemID=<,5', [['itemID', '<', ['5']]]],
    ['itemID=<=,5', [['itemID', '<=', ['5']]]],
    ['itemID=!=,5', [['itemID', '!=', ['5']]]],
    ['itemID=><,1,10', [['itemID', '><', ['1', '10']]]],
    ['itemID=%3E%3D%2C5', [['itemID', '>=', ['5']]]],
    ['itemID=%3e%3c%2c1%2c10', [['itemID', '><', ['1', '10']]]],
    ['itemID=!%3D,5', [['itemID', '!=', ['5']]]],
    ['description=~,%cap%', [['description', '~', ['%cap%']]]],
    ['description=~%2C%25cap%25', [['description', '~', ['%cap%']]]],
    ['description=~,%20%', [['description', '~', ['%20%']]]],
    ['description=!~,a b', [['description', '!~', ['a b']]]],
    ['description=a%20b%2Bc', [['description', '=', ['a b+c']]]],
    ['description=a+b', [['description', '=', ['a+b']]]],
    ['description=Größe 🚲', [['description', '=', ['Größe 🚲']]]],
    ['description=%ff', [['description', '=', ['%ff']]]],
    ['description=', [['description', '=', ['']]]],
    ['description=a=b', [['description', '=', ['a=b']]]],
    ['description=inside,out', [['description', '=', ['inside,out']]]],
    ['itemID=IN,1, 2,3', [['itemID', 'IN', ['1', '2', '3']]]],
    ['itemID=in,[1,"2"]', [['itemID', 'IN', ['1', '2']]]],
    ['description=IN%2C%5B%22a%2Cb%22%5D', [['description', 'IN', ['a,b']]]],
    [
      ' itemID = >, 5 & description = red cap ',
      [
        ['itemID', '>', ['5']],
        ['description', '=', ['red cap']],
      ],
    ],
    ['timeStamp=>,2026-06-01T12:00:00+00:00', [['timeStamp', '>', ['2026-06-01T12:00:00+00:00']]]],
    ['ItemShops.qoh=>,1', [['ItemShops.qoh', '>', ['1']]]],
  ];
  for (const [text, expected] of cases) {
    it(`reads "${text}"`, () => {
      const filters = expected.map(([field, operator, values]) => ({ field, operator, values }));
      expect(read(text)).to.deep.equal({ filters, parents: {} });
    });
  }

  it('takes a leading question mark', () => {
    expect(read('?itemID=5').filters).to.deep.equal([{ field: 'itemID', operator: '=', values: ['5'] }]);
  });

  it('ends up on the wire as it was meant', () => {
    const { filters } = parseFilter(entityOf('Sale'), 'shopID=1&completed=true&total=>=,5&referenceNumber=~,%cap%');
    expect(buildQuery({ entity: entityOf('Sale'), filters }, { limit: 100 })).to.equal(
      'shopID=1&completed=true&total=%3E%3D%2C5&referenceNumber=~%2C%25cap%25&limit=100',
    );
  });

  it('splits off the ids of parents', () => {
    expect(read('saleID=277&itemID=1', 'SaleSaleLine')).to.deep.equal({
      filters: [{ field: 'itemID', operator: '=', values: ['1'] }],
      parents: { saleID: '277' },
    });
    expect(read('saleID=277', 'SaleLine').parents).to.deep.equal({});
  });

  for (const [text, expected] of [
    ['limit=5', '"limit" is set by the step itself'],
    ['sort=itemID', '"sort"'],
    ['after=x', '"after"'],
    ['before=x', '"before"'],
    ['count=1', '"count"'],
    ['load_relations=["ItemShops"]', '"load_relations"'],
    ['archived=true', '"archived"'],
    ['or=upc%3D1|ean%3D2', '"or"'],
    ['shopid=1', '"shopid" is unknown'],
    ['itemID', '"itemID" needs the form field=operator,value'],
    ['itemID>=5', '"itemID>" needs the form'],
    ['itemID=>5', '"itemID" needs a comma between operator and value'],
    ['itemID==5', '"itemID" needs a comma'],
    ['description=~cap', '"description" needs a comma'],
    ['description=%3E%3D5', '"description" needs a comma'],
    ['itemID=IN,[1', '"itemID" has a list that is no JSON array'],
    ['itemID=><,1', '"itemID" takes two values'],
    ['itemID=x', '"itemID" must be a whole number'],
    ['itemID=1&itemID=2', '"itemID" can have one condition only'],
  ] as const) {
    it(`refuses "${text}"`, () => {
      expect(() => read(text)).to.throw(InputError, expected);
    });
  }

  it('refuses parents that are no ids', () => {
    for (const text of ['saleID=../1', 'saleID=>,1', 'saleID=']) {
      expect(() => read(text, 'SaleSaleLine'), text).to.throw(InputError, '"saleID" must be an id');
    }
  });

  it('lists all issues and says what is allowed', () => {
    expect(() => read('limit=5&nope=1&itemID=x')).to.throw(
      InputError,
      /^Filter of Items: "limit".*; "nope" is unknown.*; "itemID" must.*\. Write conditions as field=value or .* IN/,
    );
  });
});
