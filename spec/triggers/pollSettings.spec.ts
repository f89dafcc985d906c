import { expect } from 'chai';
import type { Cfg } from '../../lib/common/platform/context';
import { item } from '../../lib/common/systems/retail/catalogue/item';
import { InputError } from '../../lib/common/util/errors';
import { readPollStep } from '../../lib/triggers/pollSettings';

const issuesOf = (cfg: Cfg): string => {
  try {
    readPollStep(cfg);
  } catch (error) {
    expect(error).to.be.instanceOf(InputError);
    return (error as Error).message;
  }
  throw new Error('No issue was found');
};

describe('readPollStep', () => {
  it('has a default for everything but the object type', () => {
    for (const empty of [undefined, '', null]) {
      const cleared = ['pollingField', 'startTime', 'endTime', 'pageSize', 'maxPages', 'emitBehavior', 'fields'];
      cleared.push('archived', 'shopID', 'filter');
      const cfg = { objectType: 'Item', ...Object.fromEntries(cleared.map((key) => [key, empty])) };
      expect(readPollStep({ ...cfg, relations: empty, singlePagePerInterval: empty })).to.deep.equal({
        settings: {
          entity: item,
          by: { kind: 'time', field: 'timeStamp' },
          startMs: undefined,
          endMs: undefined,
          pageSize: 100,
          maxPages: Number.POSITIVE_INFINITY,
          relations: [],
          archived: 'include',
          filters: [],
          parents: {},
        },
        emitBehavior: 'emitIndividually',
        staleRelations: [],
        fields: undefined,
      });
    }
  });

  it('reads what the form gives', () => {
    const { settings, emitBehavior } = readPollStep({
      objectType: 'Sale',
      pollingField: 'completeTime',
      startTime: '2026-01-01T00:00:00Z',
      endTime: '2026-02-01',
      pageSize: '25',
      emitBehavior: 'emitPage',
      singlePagePerInterval: true,
      relations: ['SaleLines', 'SaleLines.Item'],
      archived: 'exclude',
      filter: 'shopID=1&completed=true',
    });
    expect(emitBehavior).to.equal('emitPage');
    expect(settings).to.deep.include({
      by: { kind: 'time', field: 'completeTime' },
      startMs: Date.parse('2026-01-01T00:00:00Z'),
      endMs: Date.parse('2026-02-01T00:00:00Z'),
      pageSize: 25,
      maxPages: 1,
      relations: ['SaleLines', 'SaleLines.Item'],
      archived: 'exclude',
      filters: [
        { field: 'shopID', operator: '=', values: ['1'] },
        { field: 'completed', operator: '=', values: ['true'] },
      ],
    });
  });

  it('polls sales by the time that moves with every change', () =>
    expect(readPollStep({ objectType: 'Sale' }).settings.by).to.deep.equal({ kind: 'time', field: 'updatetime' }));

  it('polls by id what has no time to go by', () =>
    expect(readPollStep({ objectType: 'Quote' }).settings.by).to.deep.equal({ kind: 'id' }));

  it('polls by comparing when told so, with any filter, and what has nothing else to go by', () => {
    const { settings, fields } = readPollStep({
      ...{ objectType: 'Tag', pollingField: 'changes', filter: 'tagID=>,5', fields: ['name'] },
    });
    expect(settings.by).to.deep.equal({ kind: 'changes', field: 'changes' });
    expect(settings.filters).to.have.length(1);
    expect(fields).to.include.members(['tagID', 'name', 'deleted']);
    expect(readPollStep({ objectType: 'PriceLevel' }).settings.by.kind).to.equal('changes');
  });

  it('limits the pages of a run, to one above all', () => {
    const maxPages = (cfg: Cfg) => readPollStep({ objectType: 'Item', ...cfg }).settings.maxPages;
    expect(maxPages({ maxPages: '7' })).to.equal(7);
    expect(maxPages({ maxPages: 1000, singlePagePerInterval: 'false' })).to.equal(1000);
    expect(maxPages({ maxPages: '7', singlePagePerInterval: true })).to.equal(1);
  });

  it('polls a shop', () =>
    expect(readPollStep({ objectType: 'Sale', shopID: '2', filter: 'completed=true' }).settings.filters).to.deep.equal([
      { field: 'completed', operator: '=', values: ['true'] },
      { field: 'shopID', operator: '=', values: ['2'] },
    ]));

  it('keeps what says which record it is beside the chosen fields', () => {
    const fields = (cfg: Cfg) => readPollStep(cfg).fields;
    const relations = ['SaleLines.Item', 'Customer'];
    expect(fields({ objectType: 'Sale', fields: ['total'], relations })).to.deep.equal([
      ...['saleID', 'total', 'updatetime', 'SaleLines', 'Customer'],
    ]);
    expect(fields({ objectType: 'SaleSaleLine', fields: 'tax1Rate, tax', filter: 'saleID=1' })).to.include.members([
      'saleLineID',
      'saleID',
    ]);
  });

  it('takes times to the millisecond', () => {
    const times = { startTime: '2026-01-01T00:00:00.250Z', endTime: ' 2026-01-01T02:00:01.001+02:00 ' };
    expect(readPollStep({ objectType: 'Item', ...times }).settings).to.include({
      startMs: Date.parse('2026-01-01T00:00:00.250Z'),
      endMs: Date.parse('2026-01-01T00:00:01.001Z'),
    });
  });

  it('takes the ids of parents out of the filter', () =>
    expect(readPollStep({ objectType: 'SaleSaleLine', filter: 'saleID=12' }).settings).to.deep.include({
      filters: [],
      parents: { saleID: '12' },
    }));

  it('sets relations of another object aside', () => {
    const { settings, staleRelations } = readPollStep({
      objectType: 'Item',
      relations: ['ItemShops', 'SaleLines'],
    });
    expect(settings.relations).to.deep.equal(['ItemShops']);
    expect(staleRelations).to.deep.equal(['SaleLines']);
  });

  const issues: [issue: string, cfg: Cfg, text: string][] = [
    ...['0', '1001', '1.5', 'many', '-1'].map((maxPages): [string, Cfg, string] => [
      `${maxPages} pages`,
      { objectType: 'Item', maxPages },
      '"Max amount of Polling Pages" must be valid number between 1 and 1000',
    ]),
    ['a shop that is none', { objectType: 'Sale', shopID: 'main' }, '"Shop" must be the id of a shop'],
    ['the sum of all shops', { objectType: 'ItemShop', shopID: '0' }, '"Shop" must be the id of a shop'],
    [
      'a shop of what lies in none',
      { objectType: 'Customer', shopID: '1' },
      '"Shop" must be empty, since Customers lie in no shop',
    ],
    [
      'a shop beside that of the filter',
      { objectType: 'Sale', shopID: '1', filter: 'shopID=2' },
      '"Filter" must not name shopID beside "Shop"',
    ],
    [
      'fields of another object',
      { objectType: 'Item', fields: ['descripton', 'upc'] },
      '"Selected Fields": "descripton" is unknown (perhaps "description") among the fields of Items',
    ],
    [
      'a time that can never be',
      { objectType: 'Item', filter: 'createTime=2026-01-01T00:00:00.5Z' },
      '"createTime" has whole seconds, so it never equals a time with a fraction',
    ],
    ['an operator that a field does not take', { objectType: 'Item', filter: 'itemCode=>,5' }, 'with = or in only'],
    ['no object', {}, '"Object Type" is not chosen.'],
    ['an unknown object', { objectType: 'constructor' }, '"Object Type" constructor does not exist.'],
    ['an object that cannot be polled', { objectType: 'Session' }, '"Object Type" Sessions cannot be polled'],
    [
      "another object's polling field",
      { objectType: 'Item', pollingField: 'updatetime' },
      '"Polling Field" of Items must be one of timeStamp, changes',
    ],
    [
      'a start that is no time',
      { objectType: 'Item', startTime: 'soon' },
      'invalid "Start Time" date format, use ISO 8601 Date time utc format - YYYY-MM-DDThh:mm:ssZ',
    ],
    ['an end that is no time', { objectType: 'Item', endTime: '31.12.2026' }, 'invalid "End Time" date format'],
    [
      'an end before the start',
      { objectType: 'Item', startTime: '2026-02-01', endTime: '2026-02-01' },
      '"End Time" must be later than "Start Time"',
    ],
    [
      'times for an object that is polled by id',
      { objectType: 'Quote', endTime: '2026-02-01' },
      '"Start Time" and "End Time" must be empty, since Quotes are polled by id',
    ],
    [
      'times for an object that is polled by comparing',
      { objectType: 'Item', pollingField: 'changes', startTime: '2026-02-01' },
      '"Start Time" and "End Time" must be empty, since Items are polled by comparing',
    ],
    ...['0', '101', '-1', '1.5', 'many', '1e3'].map((pageSize): [string, Cfg, string] => [
      `page size ${pageSize}`,
      { objectType: 'Item', pageSize },
      '"Size of Polling Page" must be valid number between 1 and 100',
    ]),
    ['an unknown way to emit', { objectType: 'Item', emitBehavior: 'emitAll' }, '"Emit Behavior" must be one of'],
    ['an unknown archive choice', { objectType: 'Item', archived: 'true' }, '"Archived Objects" must be one of'],
    [
      'archived ones of what is never archived',
      { objectType: 'Category', archived: 'only' },
      '"Archived Objects" cannot be "Only archived ones": Categories are never archived',
    ],
    [
      'archived ones of LS One',
      { system: 'lsOne', objectType: 'PurchaseOrder', archived: 'only' },
      'Purchase Orders are never archived',
    ],
    ['a filter on an unknown field', { objectType: 'Item', filter: 'colour=red' }, 'Filter of Items: "colour"'],
    ['a missing parent', { objectType: 'SaleSaleLine' }, '"Filter" must name saleID, because Sale Lines within a Sale'],
    [
      'two missing parents',
      { objectType: 'OrderShipmentItem', filter: 'quantity=1' },
      '"Filter" must name orderID and orderShipmentID',
    ],
    [
      'a filter on the polling field',
      { objectType: 'Item', filter: 'timeStamp=>,2026-01-01' },
      '"Filter" cannot use timeStamp',
    ],
    ['a filter on the id', { objectType: 'Item', filter: 'itemID=5' }, '"Filter" cannot use itemID'],
  ];
  for (const [issue, cfg, text] of issues) {
    it(`refuses ${issue}`, () => {
      expect(issuesOf(cfg)).to.contain(text);
    });
  }

  it('names all issues at once', () => {
    const message = issuesOf({ objectType: 'Item', startTime: 'soon', pageSize: '0', filter: 'colour=red' });
    expect(message).to.match(/^Please correct the fields of this step: /);
    for (const part of ['"Start Time"', '"Size of Polling Page"', 'colour']) {
      expect(message).to.contain(part);
    }
  });
});
