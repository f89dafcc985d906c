import { expect } from 'chai';
import type { Condition, ListQuery, Operator } from '../../../../../lib/common/model/query';
import { retailCatalogue } from '../../../../../lib/common/systems/retail/catalogue';
import { AlternativesError } from '../../../../../lib/common/systems/retail/query/encode';
import { buildQuery, relationsOf } from '../../../../../lib/common/systems/retail/query/query';
import { InputError } from '../../../../../lib/common/util/errors';
import { entityOf } from '../../../../support/entityOf';

const condition = (field: string, operator: Operator, ...values: string[]): Condition => ({ field, operator, values });
const build = (entity: string, query: Partial<ListQuery> = {}) =>
  buildQuery({ entity: entityOf(entity), ...query }, { limit: 100 });
const filterOf = (entity: string, ...filters: Condition[]) => build(entity, { filters }).replace(/&?limit=100$/, '');

describe('buildQuery: operators', () => {
  for (const [operator, values, expected] of [
    ['=', ['5'], 'total=5'],
    ['!=', ['5'], 'total=!%3D%2C5'],
    ['>', ['5'], 'total=%3E%2C5'],
    ['>=', ['5'], 'total=%3E%3D%2C5'],
    ['<', ['-0.5'], 'total=%3C%2C-0.5'],
    ['<=', ['5'], 'total=%3C%3D%2C5'],
    ['><', ['1', '10'], 'total=%3E%3C%2C1%2C10'],
    ['~', ['1%'], 'total=~%2C1%25'],
    ['!~', ['1%'], 'total=!~%2C1%25'],
    ['IN', ['1', '2'], 'total=IN%2C%5B%221%22%2C%222%22%5D'],
  ] as const) {
    it(`${operator} becomes ${expected}`, () => {
      expect(filterOf('Sale', condition('total', operator, ...values))).to.equal(expected);
    });
  }
});

describe('buildQuery: values', () => {
  for (const [value, expected] of [
    ['a+b', 'a%2Bb'],
    ['50%', '50%25'],
    ['a|b', 'a%7Cb'],
    ['a,b', 'a%2Cb'],
    ['a&b=c', 'a%26b%3Dc'],
    [`"it's" (!*)`, '%22it%27s%22%20%28%21%2A%29'],
    ['Größe', 'Gr%C3%B6%C3%9Fe'],
    ['🚲', '%F0%9F%9A%B2'],
    ['%2B', '%252B'],
    ['-._~', '-._~'],
    ['', ''],
    ['#?/', '%23%3F%2F'],
  ] as const) {
    it(`encodes ${JSON.stringify(value)} once`, () => {
      expect(filterOf('Item', condition('description', '=', value))).to.equal(`description=${expected}`);
      const listed = filterOf('Item', condition('description', 'IN', value, 'x'));
      expect(JSON.parse(decodeURIComponent(listed.replace('description=IN%2C', '')))).to.deep.equal([value, 'x']);
    });
  }

  for (const value of ['>,5', '>=,5', '<,', '~,%', '!~,a', '!=,a', '><,1,2', 'IN,a', 'in,a']) {
    it(`sends the text "${value}" as a list of one, lest it be taken for an operator`, () => {
      expect(filterOf('Item', condition('description', '=', value))).to.equal(
        `description=IN%2C${encodeURIComponent(JSON.stringify([value])).replace(/!/g, '%21')}`,
      );
    });
  }

  it('needs no such help behind an operator', () => {
    expect(filterOf('Item', condition('description', '!=', '>,5'))).to.equal('description=!%3D%2C%3E%2C5');
  });

  it('encodes the plus of an offset and leaves fractions out', () => {
    expect(filterOf('CatalogVendorItem', condition('lastPriceChange', '=', '2026-06-01T12:00:00.0Z'))).to.equal(
      'lastPriceChange=2026-06-01T12%3A00%3A00Z',
    );
    expect(filterOf('Item', condition('timeStamp', '>=', '2026-06-01T12:00:00.000+02:00'))).to.equal(
      'timeStamp=%3E%3D%2C2026-06-01T12%3A00%3A00%2B02%3A00',
    );
  });
});

describe('buildQuery: parameters', () => {
  it('has a fixed order', () => {
    const query = build('Sale', {
      filters: [condition('shopID', '=', '1'), condition('completed', '=', 'true')],
      relations: ['Customer', 'SaleLines'],
      archived: 'include',
      sort: { field: 'updatetime', descending: true },
    });
    expect(query).to.equal(
      'shopID=1&completed=true&load_relations=%5B%22Customer%22%2C%22SaleLines%22%5D&archived=true&sort=-updatetime&limit=100',
    );
  });

  it('asks for a page and nothing else by default', () => {
    expect(buildQuery({ entity: entityOf('Item') }, { limit: 25 })).to.equal('limit=25');
  });

  for (const [archived, expected] of [
    ['include', 'archived=true&limit=100'],
    ['only', 'archived=only&limit=100'],
    ['exclude', 'limit=100'],
  ] as const) {
    it(`archived: ${archived}`, () => {
      expect(build('Item', { archived })).to.equal(expected);
      expect(build('Shop', { archived }), 'has the flag').to.equal(expected);
      expect(build('ItemShop', { archived }), 'cannot be archived').to.equal('limit=100');
    });
  }

  it('loads the relation that is searched, once', () => {
    const filters = [condition('ItemShops.qoh', '>', '1')];
    const expected = 'ItemShops.qoh=%3E%2C1&load_relations=%5B%22ItemShops%22%5D&limit=100';
    expect(build('Item', { filters })).to.equal(expected);
    expect(build('Item', { filters, relations: ['ItemShops'] })).to.equal(expected);
  });

  it('knows search names that are no fields', () => {
    expect(build('Customer', { filters: [condition('Contact.email', '!~', '')] })).to.equal(
      'Contact.email=!~%2C&load_relations=%5B%22Contact%22%5D&limit=100',
    );
    expect(filterOf('Item', condition('itemCode', '=', '12'))).to.equal('itemCode=12');
  });

  it('names the parents of nested relations', () => {
    expect(relationsOf({ entity: entityOf('Sale'), relations: ['SaleLines.Item', 'SaleLines.Note'] })).to.deep.equal([
      'SaleLines',
      'SaleLines.Item',
      'SaleLines.Note',
    ]);
    for (const entity of Object.values(retailCatalogue)) {
      const relations = Object.keys(entity.relations);
      expect(relationsOf({ entity, relations }), entity.entity).to.have.members(relations);
    }
  });
});

describe('buildQuery: or', () => {
  const either = (...anyOf: Condition[]) => build('Item', { filters: [{ anyOf }] });

  it('joins operands by a bare pipe and encodes their equals signs', () => {
    expect(either(condition('upc', '=', '1'), condition('ean', '=', 'ä b'), condition('itemID', '>', '5'))).to.equal(
      'or=upc%3D1|ean%3D%C3%A4%20b|itemID%3D%3E%2C5&limit=100',
    );
  });

  it('loads the relations that alternatives search', () => {
    expect(either(condition('ItemShops.qoh', '>', '1'), condition('upc', '=', '1'))).to.contain(
      '&load_relations=%5B%22ItemShops%22%5D&',
    );
  });

  for (const value of ['a|b', 'a=b', '50%', 'a,b']) {
    it(`refuses the value "${value}" with an error of its own`, () => {
      expect(() => either(condition('description', '=', value), condition('upc', '=', '1')))
        .to.throw(AlternativesError, '"description"')
        .that.is.instanceOf(InputError);
    });
    it(`sends "${value}" as a plain condition when it is the only alternative`, () => {
      expect(either(condition('description', '=', value))).to.equal(
        `${filterOf('Item', condition('description', '=', value))}&limit=100`,
      );
    });
  }

  it('refuses two groups and empty ones', () => {
    const group = { anyOf: [condition('upc', '=', '1'), condition('ean', '=', '1')] };
    expect(() => build('Item', { filters: [group, group] })).to.throw(InputError, 'only one group of alternatives');
    expect(() => build('Item', { filters: [{ anyOf: [] }] })).to.throw(InputError, 'empty');
  });
});

describe('buildQuery: issues', () => {
  const manyIds = Array.from({ length: 101 }, (_, at) => String(at));
  const cases: [string, string, Partial<ListQuery>, string][] = [
    [
      'unknown field',
      'Item',
      { filters: [condition('descripton', '=', 'x')] },
      '"descripton" is unknown (perhaps "description")',
    ],
    [
      'name that every object has',
      'Item',
      { filters: [condition('constructor', '=', '1')] },
      '"constructor" is unknown',
    ],
    ['relation that every object has', 'Item', { relations: ['toString'] }, '"toString" is no relation'],
    ['field in another case', 'Item', { filters: [condition('itemid', '=', '1')] }, '(perhaps "itemID")'],
    ['field unlike all others', 'Item', { filters: [condition('zzzzzzzz', '=', 'x')] }, '"zzzzzzzz" is unknown'],
    [
      'unknown field of a relation',
      'Item',
      { filters: [condition('ItemShops.qqq', '=', '1')] },
      '"ItemShops.qqq" is unknown',
    ],
    [
      'two levels deep',
      'Sale',
      { filters: [condition('SaleLines.Item.upc', '=', '1')] },
      '"SaleLines.Item.upc" is unknown',
    ],
    [
      'wrong type in a relation',
      'Item',
      { filters: [condition('ItemShops.qoh', '>', 'x')] },
      '"ItemShops.qoh" must be a whole number',
    ],
    ['nested part', 'Item', { filters: [condition('ItemShops', '=', '1')] }, '"ItemShops" is a nested part'],
    [
      'reserved name',
      'Item',
      { filters: [condition('archived', '=', 'true')] },
      '"archived" is chosen by "Archived Objects" of the step',
    ],
    ['text for an id', 'Item', { filters: [condition('itemID', '=', 'secret')] }, '"itemID" must be a whole number'],
    ['text for a number', 'Sale', { filters: [condition('total', '>', '1,5')] }, '"total" must be a number'],
    [
      'text for a boolean',
      'Sale',
      { filters: [condition('completed', '=', 'yes')] },
      '"completed" must be true or false',
    ],
    [
      'text for a time',
      'Sale',
      { filters: [condition('timeStamp', '>', '06/01/2026')] },
      '"timeStamp" must be a date and time',
    ],
    [
      'one bad value in a list',
      'Item',
      { filters: [condition('itemID', 'IN', '1', 'x')] },
      '"itemID" must be a whole number',
    ],
    ['half an emoji', 'Item', { filters: [condition('description', '=', '\ud83d')] }, '"description" must be text'],
    [
      'half an emoji in a pattern',
      'Item',
      { filters: [condition('description', '~', '\ud83d%')] },
      '"description" must be text',
    ],
    ['too many values', 'Item', { filters: [condition('itemID', 'IN', ...manyIds)] }, 'takes 1 to 100 values'],
    ['no value in a list', 'Item', { filters: [condition('itemID', 'IN')] }, 'takes 1 to 100 values'],
    ['one value for between', 'Item', { filters: [condition('itemID', '><', '1')] }, 'takes two values'],
    ['two values for equals', 'Item', { filters: [condition('itemID', '=', '1', '2')] }, 'takes one value'],
    ['comma in between', 'Item', { filters: [condition('description', '><', 'a,b', 'c')] }, 'hold commas'],
    [
      'same field twice',
      'Item',
      { filters: [condition('itemID', '>', '1'), condition('itemID', '<', '9')] },
      '"itemID" can have one condition only',
    ],
    ['missing parameter', 'CatalogSearch', {}, '"description" is required'],
    [
      'not sortable',
      'Order',
      { sort: { field: 'refNum' } },
      '"refNum" cannot be sorted by, only by orderID, timeStamp',
    ],
    ['nothing sortable', 'CurrencyRate', { sort: { field: 'rate' } }, 'only by the default order'],
    ['unknown relation', 'Item', { relations: ['ItemShop'] }, '"ItemShop" is no relation (perhaps "ItemShops")'],
    [
      'fault within alternatives',
      'Item',
      { filters: [{ anyOf: [condition('upcc', '=', '1'), condition('ean', '=', '1')] }] },
      '"upcc" is unknown',
    ],
  ];
  for (const [name, entity, query, expected] of cases) {
    it(name, () => {
      expect(() => build(entity, query))
        .to.throw(InputError, expected)
        .with.property('message')
        .that.does.not.match(/secret|yes|06\/01/);
    });
  }

  it('lists all issues in one message', () => {
    expect(() =>
      build('Item', {
        filters: [condition('nope', '=', '1'), condition('itemID', '=', 'x')],
        relations: ['Nope'],
        sort: { field: 'upc' },
      }),
    ).to.throw(InputError, /^Items: "nope".*; "itemID".*; "Nope" is no relation.*; "upc" cannot be sorted/);
  });

  it('takes 100 values', () => {
    expect(filterOf('Item', condition('itemID', 'IN', ...manyIds.slice(1)))).to.match(/^itemID=IN%2C/);
  });

  it('takes patterns on fields of any type', () => {
    expect(filterOf('Item', condition('itemID', '~', '1%'))).to.equal('itemID=~%2C1%25');
  });
});
