import { expect } from 'chai';
import { getFields, getLookupCriteria, getMetaModel, getObjectTypes, lookupSet } from '../../lib/actions/lookupSet';
import type { Cfg } from '../../lib/common/platform/context';
import { InputError } from '../../lib/common/util/errors';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { observeAction } from '../support/observeAction';

type Results = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

describe('lookupSet', () => {
  let step: EmulatedStep;

  before(async () => {
    step = await emulatedStep({ size: { items: 250, customers: 10, sales: 5, orders: 2 }, registers: 20 });
    const { admin } = step.emulator;
    for (const { itemID } of admin.records('Item')) {
      admin.change('Item', String(itemID), { customSku: `sku-${itemID}`, archived: false });
    }
  });

  after(() => step.close());

  const lookUp = async (cfg: Cfg, values: unknown, more: Readonly<Record<string, unknown>> = {}) => {
    const run = await observeAction(step, lookupSet, { objectType: 'Item', ...cfg }, { values, ...more });
    return { ...run, results: (run.bodies[0]?.['results'] ?? {}) as Results, missing: run.bodies[0]?.['missing'] };
  };
  const ids = (results: Results) => Object.entries(results).map(([value, { itemID }]) => [value, itemID]);
  const sku = { lookupCriteria: 'customSku' };

  it('finds the objects of many values, a hundred with a request', async () => {
    const values = Array.from({ length: 250 }, (_, at) => `sku-${at + 1}`);
    const { error, results, missing, wire } = await lookUp(sku, values);
    expect(error).to.equal(undefined);
    expect(ids(results)).to.deep.equal(values.map((value, at) => [value, String(at + 1)]));
    expect(missing).to.deep.equal([]);
    expect(wire).to.have.length(3);
    expect(wire[0]).to.match(/^GET Item\?customSku=IN,\["sku-1",.*"sku-100"\]&limit=100$/);
  });

  it('finds objects by their ids, archived ones too, however the ids are written', async () => {
    step.emulator.admin.change('Item', '7', { archived: true });
    const { results, wire } = await lookUp({ relations: 'Category' }, [' 7', 8, '009']);
    step.emulator.admin.change('Item', '7', { archived: false });
    expect(Object.entries(results).map(([value, { itemID }]) => [value, itemID])).to.have.deep.members([
      ['7', '7'],
      ['8', '8'],
      ['009', '9'],
    ]);
    expect(wire).to.deep.equal([
      'GET Item?itemID=IN,["7","8","9"]&load_relations=["Category"]&archived=true&limit=100',
    ]);
  });

  it('prefers live objects to archived ones', async () => {
    const { admin } = step.emulator;
    const [live, gone, other] = [
      admin.add('Item', { description: 'live', customSku: 'moved' }),
      admin.add('Item', { description: 'gone', customSku: 'moved', archived: true }),
      admin.add('Item', { description: 'only gone', customSku: 'left', archived: true }),
    ];
    const { results, wire } = await lookUp(sku, ['moved', 'left']);
    expect(ids(results)).to.deep.equal([
      ['moved', live],
      ['left', other],
    ]);
    expect(wire).to.deep.equal([
      'GET Item?customSku=IN,["moved","left"]&limit=100',
      'GET Item?customSku=left&archived=only&limit=100',
    ]);
    expect(gone).to.not.equal(live);
  });

  for (const values of ['sku-3', ['sku-3'], '["sku-3"]', ' sku-3, ', ['sku-3', null, '', 'sku-3']]) {
    it(`takes ${JSON.stringify(values)} as a list`, async () =>
      expect(ids((await lookUp(sku, values)).results)).to.deep.equal([['sku-3', '3']]));
  }

  it('has nothing to ask for an empty list', async () => {
    for (const values of [[], [''], ',']) {
      const { bodies, wire } = await lookUp(sku, values);
      expect(bodies).to.deep.equal([{ results: {}, missing: [] }]);
      expect(wire).to.deep.equal([]);
    }
  });

  it('tells by number which values no object has, or leaves them out', async () => {
    const values = ['sku-1', 'SKU-2', 'nowhere'];
    const { error, bodies } = await lookUp(sku, values);
    expect(error).to.be.instanceOf(InputError);
    expect(error?.message).to.equal(
      'No objects found for 2 of the 3 values: none of the Items has the "customSku" of value 2, 3.',
    );
    expect(bodies).to.deep.equal([]);
    const { results, missing } = await lookUp({ ...sku, whenMissing: 'leaveOut' }, values);
    expect(ids(results)).to.deep.equal([['sku-1', '1']]);
    expect(missing).to.deep.equal(['SKU-2', 'nowhere']);
  });

  it('refuses values that several objects have', async () => {
    step.emulator.admin.change('Item', '20', { upc: '4006381333931' });
    step.emulator.admin.change('Item', '21', { upc: '4006381333931' });
    const { error } = await lookUp({ lookupCriteria: 'upc', whenMissing: 'leaveOut' }, ['1', '4006381333931']);
    expect(error?.message).to.equal('More than one object found: several Items have the "upc" of value 2.');
  });

  it('finds customers by any of their e-mail addresses, in capital letters or not', async () => {
    const [address] = ['Anna.Berg@example.org'];
    const [customer] = step.emulator.admin.records('Customer');
    const contact = String(customer?.['contactID']);
    step.emulator.admin.change('Contact', contact, { Emails: [{ address, useType: 'Primary' }] });
    const cfg = { objectType: 'Customer', lookupCriteria: 'email', relations: ['Contact'] };
    const { error, results, wire } = await lookUp(cfg, ['anna.berg@example.org']);
    expect(error).to.equal(undefined);
    expect(results['anna.berg@example.org']).to.include({ customerID: String(customer?.['customerID']) });
    expect(wire).to.have.length(1);
  });

  it('asks for gift cards one by one, whose codes come back masked', async () => {
    const codes = ['GIFT-CARD-1', 'GIFT-CARD-2'];
    for (const code of codes) step.emulator.admin.add('CreditAccount', { code, giftCard: true, name: code });
    const { error, results, entries } = await lookUp({ objectType: 'CreditAccount', lookupCriteria: 'code' }, codes);
    expect(error).to.equal(undefined);
    expect(codes.map((code) => results[code]?.['name'])).to.deep.equal(codes);
    expect(entries.filter(({ status }) => status === 200)).to.have.length(2);
  });

  it('finds objects within others', async () => {
    const [line] = step.emulator.admin.records('SaleLine');
    const cfg = { objectType: 'SaleSaleLine' };
    const { error, results } = await lookUp(cfg, [line?.['saleLineID']], { saleID: line?.['saleID'] });
    expect(error).to.equal(undefined);
    expect(Object.keys(results)).to.deep.equal([String(line?.['saleLineID'])]);
    expect((await lookUp(cfg, ['1'])).error?.message).to.contain('"saleID" is missing');
  });

  it('emits chosen fields only', async () => {
    const { results } = await lookUp({ ...sku, fields: ['description'], relations: ['Category'] }, ['sku-3']);
    expect(Object.keys(results['sku-3'] ?? {})).to.have.members(['itemID', 'customSku', 'description', 'Category']);
  });

  describe('refuses, before anything is sent,', () => {
    const cases: [what: string, cfg: Cfg, values: unknown, more: Record<string, unknown>, text: string][] = [
      ['no values', sku, undefined, {}, '"values" is missing'],
      ['blank values', sku, ' ', {}, '"values" is missing'],
      ['objects for values', sku, [{ a: 1 }], {}, '"values[1]" must be a text or a number'],
      ['ids that are none', {}, ['1', '../2'], {}, '"values[2]" must be an id, digits only'],
      ['unknown names', sku, ['a'], { customSku: 'b' }, '"customSku" is unknown'],
      ['another criterion', { lookupCriteria: 'description' }, ['a'], {}, '"Lookup Criteria" of Items must be one of'],
      ['another strategy', { ...sku, whenMissing: 'ignore' }, ['a'], {}, '"When Objects Are Missing" must be one of'],
      ['too many values', sku, Array.from({ length: 30_001 }, (_, at) => at), {}, 'need 301 requests, and at most 300'],
      [
        'too many gift cards',
        { objectType: 'CreditAccount', lookupCriteria: 'code' },
        Array.from({ length: 301 }, (_, at) => `GIFTCARD${at}`),
        {},
        'need 301 requests, and at most 300',
      ],
    ];
    for (const [what, cfg, values, more, text] of cases) {
      it(what, async () => {
        const { error, wire } = await lookUp(cfg, values, more);
        expect(error).to.be.instanceOf(InputError);
        expect(error?.message).to.contain(text);
        expect(wire).to.deep.equal([]);
      });
    }
  });
});

describe('The form of lookupSet', () => {
  it('offers what a single look-up offers', async () => {
    expect(await getObjectTypes({})).to.include({ Item: 'Item' });
    expect(Object.keys(await getLookupCriteria({ objectType: 'Item' }))).to.include.members(['itemID', 'customSku']);
    expect(await getFields({ objectType: 'Item' })).to.include({ description: 'Description', Prices: 'Prices' });
    expect(await getFields({ objectType: 'Item' })).to.not.have.any.keys('ItemShops', 'Category');
  });

  it('asks for the values and the ids around the objects', async () => {
    const { in: input, out } = await getMetaModel({ objectType: 'SaleSaleLine' });
    expect(Object.keys(input.properties ?? {})).to.deep.equal(['saleID', 'values']);
    expect(input.properties?.['values']).to.include({ type: 'array', required: true });
    expect(Object.keys(out.properties ?? {})).to.deep.equal(['results', 'missing']);
  });
});
