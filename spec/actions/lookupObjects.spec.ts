import { expect } from 'chai';
import type { StoredRecord } from '../../emulator/types';
import {
  getMetaModel,
  getObjectTypes,
  getRelations,
  getSortFields,
  lookupObjects,
} from '../../lib/actions/lookupObjects';
import type { Cfg } from '../../lib/common/platform/context';
import { InputError } from '../../lib/common/util/errors';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { type ActionRun, observeAction } from '../support/observeAction';

type Term = [fieldName: string, condition: string, fieldValue: unknown];

/** Terms joined by `link`. */
function termsBody(terms: readonly Term[], link = 'and'): Record<string, unknown> {
  const entries = terms.flatMap(([fieldName, condition, fieldValue], index) => [
    ...(index > 0 ? [[`link_${index}_${index + 1}`, link]] : []),
    [`sTerm_${index + 1}`, { fieldName, condition, fieldValue }],
  ]);
  return Object.fromEntries(entries);
}

const found = ({ bodies }: ActionRun, name = 'itemID'): unknown[] =>
  ((bodies[0]?.['results'] ?? []) as StoredRecord[]).map((record) => record[name]);

const SPECIAL = [
  '100% wool',
  'a|b',
  'a,b',
  'x=y',
  '1+1=2',
  `"quoted"`,
  `it's`,
  'Übergröße',
  '🚲 bike',
  '>,5',
  'IN,1,2',
  'back\\slash',
  'a&b',
  '#hash',
  '[1,2]',
  '_',
];

const NUMBERS = Array.from({ length: 5000 }, (_, at) => String(at));

describe('lookupObjects', () => {
  let step: EmulatedStep;
  let items: readonly StoredRecord[];
  let ids: readonly string[];

  before(async () => {
    step = await emulatedStep({ size: { items: 250, customers: 30, sales: 20, orders: 5 } });
    const { admin } = step.emulator;
    SPECIAL.forEach((description, at) => {
      admin.change('Item', String(at + 1), { description, customSku: `special-${at}`, archived: false });
    });
    items = admin.records('Item').filter(({ archived }) => !archived);
    ids = items.map(({ itemID }) => String(itemID));
  });

  after(() => step.close());

  const search = (terms: readonly Term[], cfg: Cfg = {}, more: Record<string, unknown> = {}, link = 'and') =>
    observeAction(
      step,
      lookupObjects,
      { objectType: 'Item', emitBehavior: 'emitAll', termNumber: String(terms.length), ...cfg },
      { ...termsBody(terms, link), ...more },
    );

  describe('finds', () => {
    it('all objects, page by page, without terms', async () => {
      const run = await search([]);
      expect(run.error).to.equal(undefined);
      expect(found(run)).to.deep.equal(ids);
      expect(run.wire[0]).to.equal('GET Item?limit=100');
      expect(run.wire).to.have.length(Math.ceil(ids.length / 100));
    });

    it('archived objects as told', async () => {
      const all = step.emulator.admin.records('Item');
      const archived = all.filter((item) => item['archived']);
      expect(archived).to.not.have.length(0);
      expect(found(await search([], { archived: 'include' }))).to.have.length(all.length);
      const only = await search([], { archived: 'only' });
      expect(found(only)).to.deep.equal(archived.map(({ itemID }) => String(itemID)));
      expect(only.wire[0]).to.equal('GET Item?archived=only&limit=100');
    });

    it('in the order asked for', async () => {
      const run = await search([['itemID', '<=', 40]], { sort: '-timeStamp', archived: 'include' });
      expect(run.wire).to.deep.equal(['GET Item?itemID=<=,40&archived=true&sort=-timeStamp&limit=100']);
      const times = found(run, 'timeStamp');
      expect(times).to.have.length(40);
      expect(times).to.deep.equal([...times].sort().reverse());
    });

    it('linked objects along', async () => {
      const { bodies } = await search([['itemID', '=', ids[0]]], { relations: ['ItemShops'] });
      expect(bodies[0]).to.have.nested.property('results[0].ItemShops.ItemShop').that.is.an('array');
    });

    it('by a linked object, which it loads by itself', async () => {
      const wanted = step.emulator.admin
        .records('ItemShop')
        .filter(({ qoh, shopID }) => Number(qoh) > 5 && shopID === 1)
        .map(({ itemID }) => String(itemID));
      const run = await search([
        ['ItemShops.qoh', '>', 5],
        ['ItemShops.shopID', '=', '1'],
      ]);
      expect(run.wire[0]).to.contain('GET Item?ItemShops.qoh=>,5&ItemShops.shopID=1&load_relations=["ItemShops"]');
      expect(found(run)).to.deep.equal(ids.filter((id) => wanted.includes(id)));
      expect(found(run)).to.not.have.length(0);
    });

    it('values with commas in arrays', async () => {
      const run = await search([['description', 'in', ['a,b', 'x=y']]]);
      expect(found(run, 'description')).to.deep.equal(['a,b', 'x=y']);
    });

    it('values in a text with commas, or a JSON array', async () => {
      expect(found(await search([['itemID', 'in', '1, 3,,5']]))).to.deep.equal(['1', '3', '5']);
      expect(found(await search([['description', 'in', '["a,b"]']]), 'description')).to.deep.equal(['a,b']);
      expect(found(await search([['itemID', 'between', '2,4']]))).to.deep.equal(['2', '3', '4']);
      expect(found(await search([['itemID', 'between', [2, 4]]]))).to.deep.equal(['2', '3', '4']);
    });

    it('whether links and conditions are written small or not', async () => {
      const terms: Term[] = [
        ['itemID', 'Between', '2,4'],
        ['itemID', ' NOT LIKE ', '3'],
      ];
      expect(found(await search(terms, { sort: 'itemID' }, {}, ' AND '))).to.deep.equal(['2', '4']);
    });

    it('lists of any length, each object once', async () => {
      const run = await search([['itemID', 'in', [...ids, ...ids]]]);
      expect(found(run)).to.deep.equal(ids);
      expect(run.wire).to.have.length(Math.ceil(ids.length / 100));
    });

    it('nothing without a request when no object can match', async () => {
      const run = await search([
        ['itemID', '=', 1],
        ['itemID', '=', 2],
      ]);
      expect(run.wire).to.deep.equal([]);
      expect(run.bodies).to.deep.equal([{ results: [] }]);
    });

    it('customers by contact, gift cards when asked to', async () => {
      const customer = step.emulator.admin.record('Customer', '1');
      const contact = step.emulator.admin.record('Contact', String(customer?.['contactID']));
      const emails = contact?.['Emails'] as StoredRecord[] | undefined;
      const email = emails?.[0]?.['address'];
      expect(email).to.be.a('string');
      const run = await search([['Contact.email', '=', email]], { objectType: 'Customer', archived: 'include' });
      expect(found(run, 'customerID')).to.include('1');
      const cards = await search([['giftCard', '=', true]], { objectType: 'CreditAccount' });
      expect(found(cards, 'giftCard')).to.include(true);
      expect(found(await search([], { objectType: 'CreditAccount' }), 'giftCard')).to.not.include(true);
    });

    it('nested objects by the ids around them', async () => {
      const [line] = step.emulator.admin.records('SaleLine');
      const run = await search([], { objectType: 'SaleSaleLine' }, { saleID: line?.['saleID'] });
      expect(run.wire[0]).to.equal(`GET Sale/${line?.['saleID']}/SaleLine?limit=100`);
      expect(found(run, 'saleLineID')).to.include(String(line?.['saleLineID']));
      const { error } = await search([], { objectType: 'SaleSaleLine' });
      expect(error?.message).to.contain('"saleID" is missing');
    });
  });

  describe('with several queries', () => {
    const either: readonly Term[] = [
      ['itemID', '<=', 20],
      ['description', 'like', '%a%'],
    ];

    it('finds each object once', async () => {
      const run = await search(either, {}, {}, 'or');
      const matches = items.filter(({ itemID, description }) => Number(itemID) <= 20 || /a/i.test(String(description)));
      expect(run.wire.filter((line) => /GET Item\?(itemID|description)=/.test(line)).length).to.be.at.least(2);
      expect(found(run).length).to.equal(new Set(found(run)).size);
      expect(new Set(found(run))).to.deep.equal(new Set(matches.map(({ itemID }) => String(itemID))));
    });

    for (const sort of ['itemID', '-itemID', 'timeStamp', '-timeStamp', 'description', '-description']) {
      it(`merges them in the order of ${sort}`, async () => {
        const whole = await search([], { sort });
        const merged = await search(either, { sort }, {}, 'or');
        const wanted = new Set(found(merged));
        expect(found(merged)).to.deep.equal(found(whole).filter((id) => wanted.has(id)));
      });
    }

    it('reads no more pages than needed', async () => {
      const run = await search(either, { maxFetch: '5', sort: 'itemID' }, {}, 'or');
      expect(found(run)).to.have.length(5);
      expect(run.wire).to.have.length(2);
    });
  });

  describe('finds exactly', () => {
    for (const text of SPECIAL) {
      it(`${text}, by every condition`, async () => {
        const id = String(SPECIAL.indexOf(text) + 1);
        expect(found(await search([['description', '=', text]]))).to.deep.equal([id]);
        expect(found(await search([['description', 'in', [text, 'nowhere']]]))).to.deep.equal([id]);
        // % is the wildcard itself: the pattern finds the text, whatever stands in its place.
        expect(found(await search([['description', 'like', text]]))).to.include(id);
        const more = { relations: ['ItemShops', 'Images', 'ItemVendorNums', 'Category', 'Note'] };
        const either: Term[] = [
          ['description', '=', text],
          ['customSku', '=', 'nowhere'],
        ];
        expect(found(await search(either, more, {}, 'or'))).to.deep.equal([id]);
        const others = found(await search([['description', '!=', text]], { maxFetch: '30', sort: 'itemID' }));
        expect(others).to.have.length(30).and.not.include(id);
      });
    }

    it('what stands anywhere in a text when like has no wildcard', async () => {
      expect(found(await search([['description', 'like', 'ERGRÖ']]), 'description')).to.deep.equal(['Übergröße']);
      expect(found(await search([['description', 'like', 'ergröße%']]))).to.deep.equal([]);
      expect(found(await search([['description', 'not like', '%']]))).to.deep.equal([]);
    });
  });

  describe('emits', () => {
    it('each object by itself, page by page', async () => {
      const seen: number[] = [];
      step.onEmit = () => void seen.push(step.emulator.log.entries.length);
      const run = await search([], { emitBehavior: 'emitIndividually' });
      step.onEmit = () => {};
      expect(run.bodies.map(({ itemID }) => itemID)).to.deep.equal(ids);
      // The first hundred were out before the second page was asked for.
      expect(seen[99]).to.be.lessThan(seen[100] ?? 0);
    });

    it('so many as told, and asks for no more', async () => {
      const run = await search([], { emitBehavior: 'emitIndividually', maxFetch: '7' });
      expect(run.bodies).to.have.length(7);
      expect(run.wire).to.deep.equal(['GET Item?limit=7']);
      expect(found(await search([], { maxFetch: '120' }))).to.deep.equal(ids.slice(0, 120));
    });

    it('full pages where it has to leave out some objects itself', async () => {
      const terms: Term[] = [
        ['itemID', '!=', 1],
        ['itemID', '!=', 3],
      ];
      const run = await search(terms, { maxFetch: '3' });
      expect(found(run)).to.deep.equal(['2', '4', '5']);
      expect(run.wire).to.deep.equal(['GET Item?itemID=!=,1&limit=100']);
    });

    it('nothing when nothing is found one by one, but explains it in a sample', async () => {
      const none: Term[] = [['itemID', '=', 999_999]];
      const cfg = { emitBehavior: 'emitIndividually' };
      const run = await search(none, cfg);
      expect([run.bodies, run.error]).to.deep.equal([[], undefined]);
      step.env['ELASTICIO_FLOW_TYPE'] = 'debug';
      const sample = await search(none, cfg);
      delete step.env['ELASTICIO_FLOW_TYPE'];
      expect(sample.error?.message).to.contain('only applicable to the Retrieve Sample');
    });

    it('an empty list when nothing is found', async () => {
      const none: Term[] = [['itemID', '=', 999_999]];
      expect((await search(none)).bodies).to.deep.equal([{ results: [] }]);
      expect((await search(none, { emitBehavior: 'emitPage' })).bodies).to.deep.equal([{ results: [] }]);
    });

    it('pages of any size', async () => {
      const run = await search([], { emitBehavior: 'emitPage' }, { pageSize: 130 });
      const pages = run.bodies.map(({ results }) => (results as StoredRecord[]).map(({ itemID }) => itemID));
      expect(pages.map(({ length }) => length)).to.deep.equal([130, ids.length - 130]);
      expect(pages.flat()).to.deep.equal(ids);
    });

    it('one page, by its number', async () => {
      const cfg = { emitBehavior: 'emitPage' };
      const second = await search([], cfg, { pageSize: '30', pageNumber: '1' });
      expect(second.bodies).to.have.length(1);
      expect(found(second)).to.deep.equal(ids.slice(30, 60));
      expect(second.wire).to.deep.equal(['GET Item?limit=60']);
      expect(found(await search([], cfg, { pageNumber: 0 }))).to.deep.equal(ids.slice(0, 100));
      expect((await search([], cfg, { pageSize: 100, pageNumber: 9 })).bodies).to.deep.equal([{ results: [] }]);
    });

    it('only the number of objects for pages of none, by one request', async () => {
      const run = await search([['itemID', '>', 10]], { emitBehavior: 'emitPage' }, { pageSize: 0 });
      const totalCountOfMatchingResults = ids.filter((id) => Number(id) > 10).length;
      expect(run.bodies).to.deep.equal([{ results: [], totalCountOfMatchingResults }]);
      expect(run.wire).to.deep.equal(['GET Item?itemID=>,10&count=1']);
      expect(run.entries[0]?.costDrips).to.equal(10);
    });

    it('the number of objects that several queries find, by reading them', async () => {
      const either: Term[] = [
        ['itemID', '<=', 20],
        ['customSku', 'like', 'special-%'],
      ];
      const run = await search(either, { emitBehavior: 'emitPage', relations: ['ItemShops'] }, { pageSize: 0 }, 'or');
      const expected = items.filter(
        ({ itemID, customSku }) => Number(itemID) <= 20 || /^special-/.test(`${customSku}`),
      );
      expect(run.bodies).to.deep.equal([{ results: [], totalCountOfMatchingResults: expected.length }]);
      expect(run.wire.join()).to.not.contain('count').and.not.contain('load_relations');
    });

    it('an error instead of too much at once, and stops reading', async () => {
      const name = 'x'.repeat(90_000);
      const own = await emulatedStep({ size: { items: 300 } });
      for (let id = 1; id <= 150; id++) own.emulator.admin.change('Item', String(id), { description: name });
      const cfg = { objectType: 'Item', archived: 'include', emitBehavior: 'emitAll' };
      const run = await observeAction(own, lookupObjects, cfg);
      await own.close();
      expect(run.error).to.be.instanceOf(InputError);
      expect(run.error?.message).to.contain('7 MB').and.contain('Emit individually').and.contain('Max Fetch Count');
      expect(run.bodies).to.deep.equal([]);
      expect(run.wire).to.have.length(1);
    });
  });

  describe('is complete or an error', () => {
    it('when a page cannot be read', async () => {
      step.emulator.faults.add({ path: 'Item', page: 2, times: 50, action: { kind: 'status', status: 400 } });
      const run = await search([]);
      step.emulator.faults.clear();
      expect(run.error?.name).to.equal('IncompleteListError');
      expect(run.bodies).to.deep.equal([]);
    });

    it('and goes on after an outage', async () => {
      step.emulator.faults.add({ path: 'Item', page: 2, times: 2, action: { kind: 'status', status: 502 } });
      expect(found(await search([]))).to.deep.equal(ids);
    });
  });

  describe('searches reports and catalogues', () => {
    it('refuses them without what Lightspeed needs', async () => {
      const { error, wire } = await search([], { objectType: 'ReportsAccountingPaymentsByDay' });
      expect(error?.message).to.contain('"startDate" is required; "endDate" is required');
      expect(wire).to.deep.equal([]);
    });

    it('finds rows of a report, each once, though they have no ids', async () => {
      const days: Term[] = [
        ['startDate', '=', '2024-01-01'],
        ['endDate', '=', '2027-01-01'],
      ];
      const cfg = { objectType: 'ReportsAccountingPaymentsByDay' };
      const all = await search(days, cfg);
      expect(all.error).to.equal(undefined);
      const rows = all.bodies[0]?.['results'] as StoredRecord[];
      expect(rows).to.not.have.length(0);
      const ofShop: Term = ['shopID', '=', '1'];
      const oneOrOther: Term[] = [...days, ofShop, ...days, ['paymentTypeID', '>=', '1']];
      const body = { ...termsBody(oneOrOther), link_3_4: 'or' };
      const sorted = { ...cfg, emitBehavior: 'emitAll', termNumber: '6', sort: '-date' };
      const run = await observeAction(step, lookupObjects, sorted, body);
      expect(run.wire).to.have.length(2);
      expect(run.bodies[0]?.['results']).to.have.deep.members(rows);
      const times = found(run, 'date').map((date) => Date.parse(String(date)));
      expect(times).to.deep.equal([...times].sort((a, b) => b - a));
    });

    it('finds goods in the catalogues of vendors', async () => {
      const [good] = step.emulator.admin.records('CatalogSearch');
      const word = String(good?.['description']).split(' ')[0];
      const run = await search([['description', '=', word]], { objectType: 'CatalogSearch', maxFetch: '3' });
      expect(run.error).to.equal(undefined);
      expect(found(run, 'catalogVendorItemID')).to.not.have.length(0);
    });

    describe('in catalogues with more hits than Lightspeed shows,', () => {
      let catalog: EmulatedStep;
      const hits = 209;

      before(async () => {
        catalog = await emulatedStep({ size: { items: 1 } });
        for (let hit = 1; hit <= hits; hit++) {
          catalog.emulator.admin.add('CatalogSearch', { catalogVendorID: 1, configured: true, description: 'bike' });
        }
      });

      after(() => catalog.close());

      const bikes = (cfg: Cfg, body: Record<string, unknown> = {}) =>
        observeAction(
          catalog,
          lookupObjects,
          { objectType: 'CatalogSearch', emitBehavior: 'emitAll', termNumber: '1', ...cfg },
          { ...termsBody([['description', '=', 'bike']]), ...body },
        );

      for (const maxFetch of [1, 3, 100]) {
        it(`the first ${maxFetch} if no more is wanted`, async () => {
          const run = await bikes({ maxFetch });
          expect(run.error).to.equal(undefined);
          expect(found(run)).to.have.length(maxFetch);
          expect(run.wire).to.have.length(1);
        });
      }

      it('a page of those that it shows', async () => {
        const run = await bikes({ emitBehavior: 'emitPage' }, { pageSize: 50, pageNumber: 1 });
        expect(run.error).to.equal(undefined);
        expect(found(run)).to.have.length(50);
      });

      for (const [cfg, body] of [
        [{}, {}],
        [{ maxFetch: 101 }, {}],
        [{ emitBehavior: 'emitIndividually' }, {}],
        [{ emitBehavior: 'emitPage' }, { pageSize: 60, pageNumber: 1 }],
      ] as const) {
        it(`nothing but an error that tells their number, with ${JSON.stringify([cfg, body])}`, async () => {
          const run = await bikes(cfg, body);
          expect(run.error).to.be.instanceOf(InputError);
          expect(run.error?.message).to.contain('209 were found').and.contain('the first 100').and.contain('Narrow');
          expect(run.bodies).to.deep.equal([]);
          expect(run.wire).to.have.length(1);
        });
      }
    });
  });

  it('emits an empty object for an empty result, if told so', async () => {
    const nothing: Term[] = [['upc', '=', 'nowhere']];
    const emitted = async (cfg: Cfg, terms = nothing) => (await search(terms, cfg)).bodies;
    expect(await emitted({ emitBehavior: 'emitIndividually' })).to.deep.equal([]);
    expect(await emitted({ emitBehavior: 'emitIndividually', emitEmpty: true })).to.deep.equal([{}]);
    expect(await emitted({ emitBehavior: 'emitPage', emitEmpty: true })).to.deep.equal([{ results: [] }]);
    expect(await emitted({ emitBehavior: 'emitAll', emitEmpty: true })).to.deep.equal([{ results: [] }]);
    const one = await emitted({ emitBehavior: 'emitIndividually', emitEmpty: true }, [['itemID', '=', ids[0]]]);
    expect(one.map(({ itemID }) => itemID)).to.deep.equal([ids[0]]);
  });

  for (const emitBehavior of ['emitAll', 'emitPage', 'emitIndividually']) {
    it(`emits chosen fields only, with ${emitBehavior}`, async () => {
      const cfg = { emitBehavior, fields: 'description', relations: 'ItemShops' };
      const { bodies } = await search([['itemID', '=', ids[0]]], cfg);
      const results = (bodies[0]?.['results'] ?? bodies) as StoredRecord[];
      expect(Object.keys(results[0] ?? {})).to.have.members(['itemID', 'description', 'ItemShops']);
    });
  }

  it('says what an empty result may have left out', async () => {
    const cfg = { objectType: 'CreditAccount' };
    const nothing = await search([['name', '=', 'nobody']], cfg);
    expect(nothing.lines).to.include(
      'Credit Accounts: nothing was found. Without a search term on giftCard = true there are no gift cards',
    );
    const counted = await search([['name', '=', 'nobody']], { ...cfg, emitBehavior: 'emitPage' }, { pageSize: 0 });
    expect(counted.lines.join()).to.contain('there are no gift cards');
    const cards = await search(
      [
        ['name', '=', 'nobody'],
        ['giftCard', '=', 'true'],
      ],
      cfg,
    );
    expect(cards.lines.join()).to.not.contain('gift cards');
  });

  describe('compares times', () => {
    const at = (time: string) => ({ timeStamp: `2026-01-01T${time}Z` });
    let timed: EmulatedStep;

    before(async () => {
      timed = await emulatedStep({ size: { items: 4 } });
      const { admin } = timed.emulator;
      for (const { itemID } of admin.records('Item').slice(4)) admin.change('Item', String(itemID), at('00:00:00'));
      for (let id = 1; id <= 4; id++) admin.change('Item', String(id), { ...at(`12:00:0${id}`), archived: false });
    });

    after(() => timed.close());

    const cases: [condition: string, value: unknown, ids: string[], sent: string | undefined][] = [
      ['>', '2026-01-01T12:00:02.500Z', ['3', '4'], '>=,2026-01-01T12:00:03+00:00'],
      ['>=', '2026-01-01T12:00:02.001Z', ['3', '4'], '>=,2026-01-01T12:00:03+00:00'],
      ['>', '2026-01-01T12:00:02.000Z', ['3', '4'], '>,2026-01-01T12:00:02Z'],
      ['>=', '2026-01-01T12:00:02.000000Z', ['2', '3', '4'], '>=,2026-01-01T12:00:02Z'],
      ['>=', ' 2026-01-01T14:00:02.1+02:00 ', ['3', '4'], '>=,2026-01-01T12:00:03+00:00'],
      ['>=', '2026-01-01T17:30:02+0530', ['2', '3', '4'], '>=,2026-01-01T17:30:02+05:30'],
      ['>=', '2026-01-01T07:00:03-05', ['3', '4'], '>=,2026-01-01T07:00:03-05:00'],
      ['>', '2026-01-01T12:00:02.9', ['3', '4'], '>=,2026-01-01T12:00:03'],
      ['=', '2026-01-01T12:00:02.000Z', ['2'], '2026-01-01T12:00:02Z'],
      ['=', '2026-01-01T12:00:02.5Z', [], undefined],
      ['in', '2026-01-01T12:00:02.5Z,2026-01-01T12:00:04.0Z', ['4'], '2026-01-01T12:00:04Z'],
      ['in', ['2026-01-01T12:00:02.5Z'], [], undefined],
      [
        'between',
        ['2026-01-01T12:00:01.999Z', '2026-01-01T12:00:03.999Z'],
        ['2', '3'],
        '><,2026-01-01T12:00:02+00:00,2026-01-01T12:00:03Z',
      ],
    ];
    for (const [condition, value, ids, sent] of cases) {
      it(`${condition} ${value}`, async () => {
        const terms: Term[] = [
          ['timeStamp', condition, value],
          ['itemID', '<=', '4'],
        ];
        const cfg = { objectType: 'Item', emitBehavior: 'emitAll', termNumber: '2' };
        const run = await observeAction(timed, lookupObjects, cfg, termsBody(terms));
        expect(run.error).to.equal(undefined);
        expect(found(run)).to.deep.equal(ids);
        expect(run.wire[0]).to.equal(sent && `GET Item?timeStamp=${sent}&itemID=<=,4&limit=100`);
      });
    }

    it('takes ranges of milliseconds apart, and none of them for another', async () => {
      const terms: Term[] = [
        ['timeStamp', '>', '2026-01-01T12:00:01.5Z'],
        ['timeStamp', '<', '2026-01-01T12:00:04.5Z'],
        ['timeStamp', '!=', '2026-01-01T12:00:02.5Z'],
      ];
      const cfg = { objectType: 'Item', emitBehavior: 'emitAll', termNumber: '3' };
      const run = await observeAction(timed, lookupObjects, cfg, termsBody(terms));
      expect(found(run)).to.deep.equal(['2', '3', '4']);
    });

    it('with a day as rows of reports print it', async () => {
      const days: Term[] = [
        ['startDate', '=', '01/02/2026'],
        ['endDate', '=', '2026-12-31'],
        ['date', '>=', '05/18/2026'],
      ];
      const cfg = { objectType: 'ReportsAccountingPaymentsByDay', emitBehavior: 'emitAll', termNumber: '3' };
      const run = await observeAction(timed, lookupObjects, cfg, termsBody(days));
      expect(run.error).to.equal(undefined);
      expect(run.wire[0]).to.contain('?startDate=2026-01-02&endDate=2026-12-31&date=>=,2026-05-18&');
    });

    it('with a moment for a day, where the vendor has days', async () => {
      const now = '2026-01-15T11:22:33.444Z';
      const days: Term[] = [
        ['startDate', '=', now],
        ['endDate', '=', now],
      ];
      const cfg = { objectType: 'ReportsAccountingPaymentsByDay', emitBehavior: 'emitAll', termNumber: '2' };
      const run = await observeAction(timed, lookupObjects, cfg, termsBody(days));
      expect(run.error).to.equal(undefined);
      expect(run.wire[0]).to.contain('startDate=2026-01-15T11:22:33Z&endDate=2026-01-15T11:22:33Z');
    });
  });

  it('does not mind names under which nothing is', async () => {
    const empty = { sTerm_2: { fieldName: '', condition: null }, link_1_2: '', pageSize: null, other: ' ', list: [] };
    const run = await search([['itemID', '=', 7]], { archived: 'include' }, empty);
    expect(run.error).to.equal(undefined);
    expect(found(run)).to.deep.equal(['7']);
  });

  for (const [field, value, sent] of [
    ['itemID', ' 7 ', '7'],
    ['itemID', '7.00', '7'],
    ['itemID', '+7', '7'],
    ['itemID', 7.0, '7'],
    ['defaultCost', ' 19.90 ', '19.90'],
    ['defaultCost', '.5', '0.5'],
    ['defaultCost', '1e2', '100'],
    ['defaultCost', 1e-7, '0.0000001'],
    ['tax', ' TRUE ', 'true'],
    ['tax', true, 'true'],
  ] as const) {
    it(`compares ${field} with ${JSON.stringify(value)} as ${sent}`, async () => {
      const run = await search([[field, '=', value]], { maxFetch: 1 });
      expect(run.error).to.equal(undefined);
      expect(run.wire[0]).to.equal(`GET Item?${field}=${sent}&limit=1`);
    });
  }

  it('takes one value for a list, however it is written', async () => {
    for (const value of ['7', 7, ['7'], '["7"]', ' 7 ,', '[7]']) {
      const run = await search([['itemID', 'in', value]], { archived: 'include' });
      expect(found(run), JSON.stringify(value)).to.deep.equal(['7']);
    }
    const run = await search([['itemID', '=', ['7']]], { archived: 'include' });
    expect(found(run)).to.deep.equal(['7']);
  });

  for (const relations of ['ItemShops', 'ItemShops,Category', '["ItemShops", "Category"]', ['ItemShops']]) {
    it(`loads the linked objects ${JSON.stringify(relations)}`, async () => {
      const run = await search([['itemID', '=', ids[0]]], { relations });
      expect(run.bodies[0]).to.have.nested.property('results[0].ItemShops.ItemShop');
    });
  }

  it('takes a term that is a list of one', async () => {
    const sTerm_1 = [{ fieldName: 'itemID', condition: '=', fieldValue: ['1'] }];
    const run = await search([['itemID', '=', '1']], {}, { sTerm_1 });
    expect(run.error).to.equal(undefined);
    expect(run.wire).to.have.length(1);
  });

  describe('refuses, before anything is sent,', () => {
    const good: Term = ['itemID', '=', 1];
    const cases: [what: string, terms: Term[], cfg: Cfg, body: Record<string, unknown>, text: string][] = [
      ['a number that nobody can be sure of', [['itemID', '=', '1,000']], {}, {}, '"itemID" must be a whole number'],
      ['a part of a whole number', [['itemID', '=', '7.5']], {}, {}, '"itemID" must be a whole number'],
      ['a number of terms that is none', [], { termNumber: '100' }, {}, 'from the interval [0-99]'],
      ['a broken number of terms', [], { termNumber: '1.5' }, {}, 'from the interval [0-99]'],
      ['an unknown behavior', [], { emitBehavior: 'fetchAll' }, {}, '"Emit Behavior" must be one of emitAll'],
      [
        'archived ones of an object that is never archived',
        [],
        { objectType: 'Category', archived: 'only' },
        {},
        '"Archived Objects" cannot be "Only archived ones": Categories are never archived',
      ],
      ['an unknown sort field', [], { sort: 'upc' }, {}, '"Sort Order" of Items must be one of itemID, -itemID'],
      ['no objects at all', [], { maxFetch: '0' }, {}, '"Max Fetch Count" must be a whole number from 1'],
      ['a missing term', [good], { termNumber: '2' }, { link_1_2: 'and' }, '"Search Term 2" is missing'],
      [
        'all that is wrong',
        [
          ['price', '=', 1],
          ['itemID', 'between', '5'],
          ['tax', '=', 'perhaps'],
        ],
        {},
        { link_2_3: 'nor', pageSize: 5 },
        'incoming message: "pageSize" counts only with the Emit Behavior "Emit page"; "Search Term 2" needs two values ' +
          'for between; "Between Search Terms 2 and 3" must be "and" or "or"; "price" is unknown; "tax" must be true or false.',
      ],
      [
        'an object in place of words',
        [good, good],
        {},
        { link_1_2: { toString: 1 }, sTerm_2: { fieldName: { toString: 1 }, condition: { toString: 1 } } },
        '"Between Search Terms 1 and 2" must be "and" or "or"; "Search Term 2" names no field',
      ],
      ['a missing link', [good], { termNumber: '2' }, {}, '"Between Search Terms 1 and 2" must be "and" or "or"'],
      [
        'a list of terms as a term',
        [good],
        {},
        { sTerm_1: [{}, {}] },
        '"Search Term 1" must be one term, not a list of several',
      ],
      ['an unknown field', [['price', '=', 1]], {}, {}, '"price" is unknown'],
      ['no field', [['', '=', 1]], {}, {}, '"Search Term 1" names no field'],
      ['an unknown condition', [['itemID', 'is', 1]], {}, {}, '"Search Term 1" must have one of the conditions ='],
      ['a condition that every object has', [['itemID', 'constructor', 1]], {}, {}, 'one of the conditions'],
      ['no value', [['upc', '=', undefined]], {}, {}, '"Search Term 1" has no value'],
      ['an empty list', [['upc', 'in', []]], {}, {}, '"Search Term 1" has no value'],
      ['a list of nothing', [['upc', 'in', ',']], {}, {}, '"Search Term 1" has no value'],
      ['one value for two', [['itemID', 'between', '5']], {}, {}, '"Search Term 1" needs two values for between'],
      ['an object for a value', [['upc', '=', { a: 1 }]], {}, {}, '"Search Term 1" must be compared with text'],
      [
        'several values for one',
        [['upc', '=', ['a', 'b']]],
        {},
        {},
        '"Search Term 1" takes one value, several only with',
      ],
      [
        'lists whose combinations are without end',
        ['upc', 'ean', 'customSku', 'manufacturerSku'].map((name): Term => [name, 'in', NUMBERS]),
        {},
        {},
        'need more than 1000000 requests, and at most 300 are made. Shorten the list of "upc" or "ean"',
      ],
      ['a list that is too long', [['upc', 'in', [...Array(30_001).keys()]]], {}, {}, 'need 301 requests'],
      ['a value of another type', [['itemID', '=', 'abc']], {}, {}, '"itemID" must be a whole number'],
      ['too large pages', [], { emitBehavior: 'emitPage' }, { pageSize: 1001 }, '"Page Size" must be a whole number'],
      ['a negative page', [], { emitBehavior: 'emitPage' }, { pageNumber: -1 }, '"Page Number" must be a whole number'],
      ['an object that cannot be searched', [], { objectType: 'Session' }, {}, 'cannot be searched'],
    ];
    for (const [what, terms, cfg, body, text] of cases) {
      it(what, async () => {
        const run = await search(terms, cfg, body);
        expect(run.error).to.be.instanceOf(InputError);
        expect(run.error?.message).to.contain(text);
        expect(run.wire).to.deep.equal([]);
        expect(run.bodies).to.deep.equal([]);
      });
    }

    it('several things at once, in one message', async () => {
      const { error } = await search(
        [
          ['itemID', '=', 'x'],
          ['upcc', '=', 1],
        ],
        {},
        {},
      );
      expect(error?.message).to.equal(
        'Please correct the incoming message: "itemID" must be a whole number; "upcc" is unknown (perhaps "upc"). Nothing was sent.',
      );
    });
  });
});

describe('The form of lookupObjects', () => {
  it('offers objects and reports that can be listed, linked objects and sort fields', async () => {
    const types = await getObjectTypes({});
    expect(types).to.include({ Item: 'Items', ReportsAccountingPaymentsByDay: 'Payments by Day' });
    expect(types).to.not.have.any.keys('Session', 'RegisterCalculated', 'SaleRefund', 'DisplayTemplateSale');
    expect(Object.keys(types).length).to.be.at.least(80);
    expect(await getRelations({ objectType: 'Quote' })).to.deep.equal({});
    expect(await getSortFields({ objectType: 'Item' })).to.include({
      timeStamp: 'Time Stamp, ascending',
      '-timeStamp': 'Time Stamp, descending',
    });
  });

  it('asks for terms and what joins them', async () => {
    const { in: input } = await getMetaModel({ objectType: 'SaleSaleLine', termNumber: '2' });
    expect(Object.keys(input.properties ?? {})).to.deep.equal(['saleID', 'sTerm_1', 'link_1_2', 'sTerm_2']);
    const { fieldName, condition, fieldValue } = input.properties?.['sTerm_2']?.properties ?? {};
    expect(fieldName?.enum).to.include.members(['unitQuantity', 'saleLineID']);
    expect(condition?.enum).to.deep.equal(['=', '!=', '<', '<=', '>', '>=', 'between', 'like', 'not like', 'in']);
    expect(fieldValue).to.include({ required: true });
    expect(input.properties?.['link_1_2']).to.deep.include({ enum: ['and', 'or'], required: true });
  });

  it('offers fields, parameters and fields of linked objects', async () => {
    const names = async (objectType: string) =>
      (await getMetaModel({ objectType, termNumber: '1' })).in.properties?.['sTerm_1']?.properties?.['fieldName']?.enum;
    expect(await names('Item')).to.include.members(['upc', 'itemCode', 'ItemShops.qoh', 'Category.name']);
    expect(await names('Item'))
      .to.not.include.members(['archived'])
      .and.not.include.members(['ItemShops']);
    expect(await names('Customer'))
      .to.include.members(['Contact.email'])
      .and.not.include.members(['archive']);
  });

  it('asks for pages only where pages are emitted', async () => {
    const pages = await getMetaModel({ objectType: 'Item', emitBehavior: 'emitPage' });
    expect(Object.keys(pages.in.properties ?? {})).to.deep.equal(['pageSize', 'pageNumber']);
    expect(Object.keys(pages.out.properties ?? {})).to.deep.equal(['results', 'totalCountOfMatchingResults']);
    const all = await getMetaModel({ objectType: 'Item', emitBehavior: 'emitAll' });
    expect(all.in.properties).to.deep.equal({});
    expect(Object.keys(all.out.properties ?? {})).to.deep.equal(['results']);
    const each = await getMetaModel({ objectType: 'Item', emitBehavior: 'emitIndividually', relations: ['ItemShops'] });
    expect(each.out).to.deep.equal(
      (await getMetaModel({ objectType: 'Item', relations: ['ItemShops'] })).out.properties?.['results']?.items,
    );
  });

  it('says what a search needs', async () => {
    const { in: input } = await getMetaModel({ objectType: 'ReportsAccountingPaymentsByDay', termNumber: '2' });
    expect(input.properties?.['sTerm_1']?.properties?.['fieldName']?.help?.description).to.contain(
      'a search needs startDate and endDate',
    );
  });

  it('says which conditions fields take that do not take all, and what lists leave out', async () => {
    const term = async (objectType: string) =>
      (await getMetaModel({ objectType, termNumber: '1' })).in.properties?.['sTerm_1']?.properties;
    expect((await term('Item'))?.['condition']?.help?.description).to.match(/; itemCode: = and in only$/);
    const accounts = await term('CreditAccount');
    expect(accounts?.['condition']?.help?.description).to.match(
      /; giftCard, code, name, description, customerID, balance, creditLimit: = and in only$/,
    );
    expect(accounts?.['fieldName']?.help?.description).to.match(/; gift cards are found only with giftCard = true$/);
    expect((await term('Sale'))?.['condition']?.help?.description).to.match(/; in: one of several$/);
  });
});
