import { expect } from 'chai';
import type { Condition, Operator } from '../../../../../lib/common/model/query';
import { planSearches } from '../../../../../lib/common/systems/retail/query/plan';
import { buildQuery } from '../../../../../lib/common/systems/retail/query/query';
import { InputError } from '../../../../../lib/common/util/errors';
import { entityOf } from '../../../../support/entityOf';

/** `upc = 1`, `description like %cap%`, `total between 1,2`; `&` and `|` join. */
const alternativesOf = (text: string): Condition[][] =>
  text.split(' | ').map((alternative) => alternative.split(' & ').map(conditionOf));

const OPERATORS: Readonly<Record<string, Operator>> = { between: '><', like: '~', unlike: '!~', in: 'IN' };

function conditionOf(text: string): Condition {
  const [field = '', word = '', ...rest] = text.trim().split(' ');
  const operator = OPERATORS[word] ?? (word as Operator);
  const value = rest.join(' ');
  return { field, operator, values: operator === '><' || operator === 'IN' ? value.split(',') : [value] };
}

/** The queries in order, decoded, with what is left to check behind `?`. */
function planned(name: string, text: string, relations: string[] = []): string[] {
  const entity = entityOf(name);
  return planSearches(entity, alternativesOf(text), relations).map(({ filters, checks }) => {
    const query = decodeURIComponent(buildQuery({ entity, filters, relations }, { limit: 1 }).replace('&limit=1', ''));
    const rest = checks.map(({ field, operator, values }) => `${field} ${operator} ${values}`).join(' & ');
    return rest ? `${query} ? ${rest}` : query;
  });
}

const T = '2026-06-01T00:00:00Z';
const U = '2026-07-01T00:00:00Z';

describe('planSearches', () => {
  const cases: [what: string, terms: string, queries: string[], relations?: string[]][] = [
    // Fields joined by "and" are parameters.
    ['one condition', 'upc = 1', ['upc=1']],
    ['several fields', 'upc = 1 & ean != 2 & description like %a%', ['upc=1&ean=!=,2&description=~,%a%']],
    ['the same condition twice', 'upc = 1 & upc = 1', ['upc=1']],
    // Conditions on one field merge.
    ['a range of both ends', `createTime >= ${T} & createTime <= ${U}`, [`createTime=><,${T},${U}`]],
    [
      'a range of local days',
      'createTime >= 2026-06-01 & createTime <= 2026-06-30',
      ['createTime=><,2026-06-01,2026-06-30'],
    ],
    [
      'a range without its end',
      `createTime >= ${T} & createTime < ${U}`,
      [`createTime=><,${T},${U} ? createTime < ${U}`],
    ],
    ['a range without its start', 'defaultCost > 1 & defaultCost <= 9', ['defaultCost=><,1,9 ? defaultCost > 1']],
    ['the narrowest bounds', 'defaultCost > 2 & defaultCost >= 10 & defaultCost > 9.5', ['defaultCost=>=,10']],
    ['a strict bound before an equal one', 'defaultCost >= 2 & defaultCost > 2', ['defaultCost=>,2']],
    ['a strict upper bound', 'defaultCost < 2 & defaultCost <= 2', ['defaultCost=<,2']],
    ['ranges within each other', 'defaultCost between 1,9 & defaultCost between 5,20', ['defaultCost=><,5,9']],
    ['bounds of text with commas', 'description >= a,b & description <= c', ['description=>=,a,b ? description <= c']],
    ['values that fulfil the rest', 'itemID in 1,2,3 & itemID > 1', ['itemID=IN,["2","3"]']],
    ['one value that is left', 'itemID in 1,2,3 & itemID = 2', ['itemID=2']],
    ['values without those excluded', 'upc in a,b & upc != B', ['upc=a']],
    ['nothing that fulfils all', 'itemID = 1 & itemID = 2', []],
    ['nothing on one side', 'itemID = 1 & itemID = 2 | upc = 3', ['upc=3']],
    ['two exclusions', 'upc != 1 & upc != 2', ['upc=!=,1 ? upc != 2']],
    [
      'likes, the positive one sent',
      'description unlike %x% & description like %a%',
      ['description=~,%a% ? description !~ %x%'],
    ],
    ['a range with an exclusion', 'defaultCost > 1 & defaultCost != 5', ['defaultCost=>,1 ? defaultCost != 5']],
    // Alternatives join.
    ['equal values of one field', 'upc = 1 | upc = 2 | upc in 3,1', ['upc=IN,["1","2","3"]']],
    ['alternatives with something in common', 'ean = 9 & upc = 1 | upc = 2 & ean = 9', ['ean=9&upc=IN,["1","2"]']],
    [
      'a product of values',
      'ean = 1 & upc = 3 | ean = 1 & upc = 4 | ean = 2 & upc = 3 | ean = 2 & upc = 4',
      ['ean=IN,["1","2"]&upc=IN,["3","4"]'],
    ],
    ['other conditions on one field', 'defaultCost < 1 | defaultCost > 9', ['or=defaultCost=<,1|defaultCost=>,9']],
    ['alternatives that differ in two fields', 'upc = 1 & ean = 2 | upc = 3 & ean = 4', ['upc=1&ean=2', 'upc=3&ean=4']],
    [
      'one `or` in a query at most',
      'defaultCost < 1 & avgCost < 1 | defaultCost > 9 & avgCost < 1 | defaultCost < 1 & avgCost > 9 | defaultCost > 9 & avgCost > 9',
      ['or=defaultCost=<,1|defaultCost=>,9&avgCost=<,1', 'or=defaultCost=<,1|defaultCost=>,9&avgCost=>,9'],
    ],
    ['the same alternative twice', 'upc = 1 & ean = 2 | ean = 2 & upc = 1', ['upc=1&ean=2']],
    ['an alternative within another', 'upc = 1 & ean = 2 | upc = 1', ['upc=1']],
    ['"and" before "or"', 'upc = 1 | upc = 2 & ean = 3', ['upc=1', 'upc=2&ean=3']],
    // Several fields: an `or` costs a drip per operand and page, a query of its own one drip and its relations.
    ['several fields as queries', 'upc = 1 | ean = 1 | customSku = 1', ['upc=1', 'ean=1', 'customSku=1']],
    [
      'several fields as one `or` where relations are dear',
      'upc = 1 | ean = 1 | customSku = 1',
      ['or=upc=1|ean=1|customSku=1&load_relations=["ItemShops","Images","ItemVendorNums"]'],
      ['ItemShops', 'Images', 'ItemVendorNums'],
    ],
    [
      'what is common beside an `or`',
      'tax = true & upc = 1 | tax = true & ean = 1',
      ['tax=true&or=upc=1|ean=1&load_relations=["ItemShops","Images","ItemVendorNums","Category","Note"]'],
      ['ItemShops', 'Images', 'ItemVendorNums', 'Category', 'Note'],
    ],
    [
      'no dear `or` of several ranges',
      'defaultCost > 1 | avgCost > 1',
      ['defaultCost=>,1&load_relations=["ItemShops"]', 'avgCost=>,1&load_relations=["ItemShops"]'],
      ['ItemShops'],
    ],
    ['no `or` of patterns', 'description like %a% | description like %b%', ['description=~,%a%', 'description=~,%b%']],
    ['no `or` of several checks', 'upc != 1 & upc != 2 | upc = 5', ['upc=!=,1 ? upc != 2', 'upc=5']],
    // Linked objects.
    ['a linked object', 'ItemShops.qoh > 1', ['ItemShops.qoh=>,1&load_relations=["ItemShops"]']],
    [
      'conditions on the same linked object',
      'ItemShops.qoh > 1 & ItemShops.shopID = 2',
      ['ItemShops.qoh=>,1&ItemShops.shopID=2&load_relations=["ItemShops"] ? ItemShops.qoh > 1 & ItemShops.shopID = 2'],
    ],
    [
      'no joining of linked objects',
      'ItemShops.qoh < 1 & ItemShops.shopID = 2 | ItemShops.qoh > 9 & ItemShops.shopID = 2',
      [
        'ItemShops.qoh=<,1&ItemShops.shopID=2&load_relations=["ItemShops"] ? ItemShops.qoh < 1 & ItemShops.shopID = 2',
        'ItemShops.qoh=>,9&ItemShops.shopID=2&load_relations=["ItemShops"] ? ItemShops.qoh > 9 & ItemShops.shopID = 2',
      ],
    ],
    [
      'no joining of linked objects that nobody describes',
      'TagRelations.tagID = 1 & TagRelations.itemID = 2 | TagRelations.tagID = 3 & TagRelations.itemID = 2',
      [
        'TagRelations.tagID=1&TagRelations.itemID=2&load_relations=["TagRelations"]',
        'TagRelations.tagID=3&TagRelations.itemID=2&load_relations=["TagRelations"]',
      ],
    ],
    [
      'a linked object of which there is one',
      'Category.name = a & Category.nodeDepth > 1',
      ['Category.name=a&Category.nodeDepth=>,1&load_relations=["Category"]'],
    ],
  ];
  for (const [what, terms, queries, relations] of cases) {
    it(`asks for ${what}`, () => expect(planned('Item', terms, relations)).to.deep.equal(queries));
  }

  it('finds everything without terms', () =>
    expect(planSearches(entityOf('Item'), [[]])).to.deep.equal([{ filters: [], checks: [] }]));

  it('splits lists that are longer than the vendor takes', () => {
    const ids = Array.from({ length: 250 }, (_, index) => String(index + 1));
    const plan = planSearches(entityOf('Item'), [[{ field: 'itemID', operator: 'IN', values: ids }]]);
    const lists = plan.map(({ filters: [filter] }) => (filter && 'values' in filter ? filter.values : []));
    expect(lists.map(({ length }) => length)).to.deep.equal([100, 100, 50]);
    expect(lists.flat()).to.deep.equal(ids);
  });

  it('splits lists that would make the address too long', () => {
    const names = Array.from({ length: 40 }, (_, index) => `${index} ${'ü'.repeat(60)}`);
    const plan = planSearches(entityOf('Item'), [[{ field: 'description', operator: 'IN', values: names }]]);
    const urls = plan.map(({ filters }) => buildQuery({ entity: entityOf('Item'), filters }, { limit: 100 }));
    expect(urls.length).to.be.within(2, 4);
    for (const url of urls) expect(url.length).to.be.lessThan(5200);
  });

  it('merges long lists at once', () => {
    const list = (from: number): Condition => ({
      field: 'itemID',
      operator: 'IN',
      values: Array.from({ length: 20_000 }, (_, index) => String(from + index)),
    });
    const startedMs = Date.now();
    const plan = planSearches(entityOf('Item'), [[list(0), list(19_950)]]);
    expect(plan.map(({ filters: [filter] }) => filter)).to.have.nested.property('[0].values.length', 50);
    expect(Date.now() - startedMs).to.be.lessThan(2000);
  });

  it('refuses what needs too many requests before it plans them', () => {
    const list = (field: string, length: number, from = 0): Condition => ({
      field,
      operator: 'IN',
      values: Array.from({ length }, (_, index) => String(from + index)),
    });
    const plan = (alternatives: Condition[][]) => () => planSearches(entityOf('Item'), alternatives);
    expect(plan([[list('upc', 1000), list('ean', 3000)]])()).to.have.length(300);
    expect(plan([[list('upc', 1000), list('ean', 3001)]])).to.throw(InputError, 'these values need 310 requests');
    expect(
      plan([
        [list('upc', 1000), list('ean', 1500)],
        [list('upc', 2000), list('customSku', 1000)],
      ]),
    ).to.throw(
      InputError,
      'need 350 requests, and at most 300 are made. Shorten the list of "upc" or "ean" or "customSku"',
    );
    const many = Array.from({ length: 99 }, (_, at) => [list('upc', 5000, at * 5000)]);
    const startedMs = Date.now();
    expect(plan(many)).to.throw(InputError, 'need 4950 requests');
    expect(Date.now() - startedMs).to.be.lessThan(3000);
  });

  it('asks for each gift card by itself', () =>
    expect(planned('CreditAccount', 'giftCard = true & code in A,B')).to.deep.equal([
      'giftCard=true&code=A',
      'giftCard=true&code=B',
    ]));

  it('lets item codes be a list', () =>
    expect(planned('Item', 'itemCode = 1 | itemCode = 2')).to.deep.equal(['itemCode=IN,["1","2"]']));

  for (const unsafe of ['a|b', 'a=b', '50%', 'a,b']) {
    it(`keeps ${unsafe} out of an or`, () =>
      expect(planned('Item', `upc = ${unsafe} | ean = 1`, ['ItemShops', 'Images', 'ItemVendorNums'])).to.have.length(
        2,
      ));
  }

  const refused: [entity: string, terms: string, text: string][] = [
    ['Item', 'descripton = a', '"descripton" is unknown (perhaps "description")'],
    ['Item', 'archived = true', '"archived" is chosen by "Archived Objects" of the step'],
    ['Customer', 'archive = 1', '"archive" is chosen by "Archived Objects" of the step'],
    ['Item', 'limit = 1', '"limit" is not a field to filter by'],
    ['Item', 'itemID = x & tax = yes', '"itemID" must be a whole number; "tax" must be true or false'],
    ['Item', 'itemCode > 5', '"itemCode" can be compared with = or in only'],
    ['Item', 'itemCode = 1 & itemCode = 2', '"itemCode" can have one condition only'],
    ['Item', 'noteID != 1 & noteID != 2', '"noteID" can have one condition only, or a range of >= and <='],
    ['Item', 'CustomFieldValues.value = 1 & CustomFieldValues.value = 2', 'can have one condition only'],
    ['Item', 'createTime >= 2026-06-01 & createTime < 2026-07-01', 'needs times with an offset'],
    ['Customer', 'Contact.email like a% & Contact.email unlike b%', '"Contact.email" can have one condition only'],
    ['CatalogSearch', 'brand = a', '"description" is required'],
    [
      'ReportsAccountingPaymentsByDay',
      'startDate = 2026-06-01 & endDate = 2026-06-02 | shopID = 1',
      '"startDate" is required',
    ],
    [
      'ReportsAccountingPaymentsByDay',
      'startDate > 2026-06-01 & endDate = 2026-06-02',
      '"startDate" can be compared with =',
    ],
  ];
  for (const [name, terms, text] of refused) {
    it(`refuses ${terms} of ${name}`, () =>
      expect(() => planned(name, terms))
        .to.throw(InputError)
        .with.property('message')
        .that.contains(text)
        .and.contains('Please correct the incoming message: '));
  }
});
