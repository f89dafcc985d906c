import { expect } from 'chai';
import {
  getLookupCriteria,
  getMetaModel,
  getObjectTypes,
  getRelations,
  lookupObject,
} from '../../lib/actions/lookupObject';
import type { Cfg } from '../../lib/common/platform/context';
import { InputError } from '../../lib/common/util/errors';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { observeAction } from '../support/observeAction';

describe('lookupObject', () => {
  let step: EmulatedStep;
  let liveItems: string[];

  before(async () => {
    step = await emulatedStep({ size: { items: 30, customers: 10, sales: 5, orders: 2 } });
    const { admin } = step.emulator;
    liveItems = admin
      .records('Item')
      .filter(({ archived }) => !archived)
      .map(({ itemID }) => String(itemID));
  });

  after(() => step.close());

  const lookUp = (cfg: Cfg, body: Readonly<Record<string, unknown>> = {}) =>
    observeAction(step, lookupObject, { objectType: 'Item', ...cfg }, body);

  const change = (fields: Record<string, unknown>, at = 0) => {
    const id = liveItems[at] ?? '';
    step.emulator.admin.change('Item', id, fields);
    return id;
  };

  it('finds an object by its id, with linked objects, in one request', async () => {
    const { bodies, wire } = await lookUp({ relations: ['ItemShops'] }, { itemID: Number(liveItems[0]) });
    expect(wire).to.deep.equal([`GET Item/${liveItems[0]}?load_relations=["ItemShops"]`]);
    expect(bodies).to.have.length(1);
    expect(bodies[0]).to.include({ itemID: liveItems[0], archived: false });
    expect(bodies[0]).to.have.nested.property('ItemShops.ItemShop').that.is.an('array');
  });

  it('finds an archived object by its id', async () => {
    const id = step.emulator.admin.add('Item', { description: 'gone', archived: true });
    const { bodies } = await lookUp({}, { itemID: id });
    expect(bodies[0]).to.include({ itemID: id, archived: true });
  });

  it('finds an object by a field, asking for two at most', async () => {
    const id = change({ customSku: 'ABC-1' });
    const { bodies, wire } = await lookUp({ lookupCriteria: 'customSku' }, { customSku: 'ABC-1' });
    expect(wire).to.deep.equal(['GET Item?customSku=ABC-1&limit=2']);
    expect(bodies[0]).to.include({ itemID: id });
  });

  const values = [
    '50% off',
    'a|b',
    'a,b',
    '1+1',
    `"it's"`,
    'Übergröße',
    '🚲 bike',
    '>,5',
    'x=y',
    'a&b',
    '#1',
    'IN,[1]',
  ];
  for (const value of values) {
    it(`finds exactly ${value}`, async () => {
      const id = change({ customSku: value, upc: '' }, 1);
      change({ customSku: `${value}x` }, 2);
      const { bodies, error } = await lookUp({ lookupCriteria: 'customSku' }, { customSku: value });
      expect(error).to.equal(undefined);
      expect(bodies[0]).to.include({ itemID: id, customSku: value });
    });
  }

  it('takes a text in other letters for another one, though the vendor does not', async () => {
    change({ customSku: 'Shirt-xl' }, 1);
    const id = change({ customSku: 'Shirt-XL' }, 2);
    const { bodies } = await lookUp({ lookupCriteria: 'customSku' }, { customSku: 'Shirt-XL' });
    expect(bodies[0]).to.include({ itemID: id });
    expect((await lookUp({ lookupCriteria: 'customSku' }, { customSku: 'SHIRT-XL' })).error?.message).to.equal(
      'No objects found: none of the Items has this "customSku".',
    );
  });

  it('prefers a live object, and finds an archived one when there is no other', async () => {
    const gone = step.emulator.admin.add('Item', { customSku: 'TWIN', archived: true });
    const alone = await lookUp({ lookupCriteria: 'customSku' }, { customSku: 'TWIN' });
    expect(alone.bodies[0]).to.include({ itemID: gone });
    expect(alone.wire).to.deep.equal([
      'GET Item?customSku=TWIN&limit=2',
      'GET Item?customSku=TWIN&archived=only&limit=2',
    ]);
    const live = change({ customSku: 'TWIN' }, 3);
    expect((await lookUp({ lookupCriteria: 'customSku' }, { customSku: 'TWIN' })).bodies[0]).to.include({
      itemID: live,
    });
  });

  it('finds a gift card by its code, archived or not', async () => {
    const card = { giftCard: true, code: 'GIFT-00000042', archived: true };
    const id = step.emulator.admin.add('CreditAccount', card);
    const cfg = { objectType: 'CreditAccount', lookupCriteria: 'code' };
    const { bodies, wire } = await lookUp(cfg, { code: 'GIFT-00000042' });
    expect(wire).to.deep.equal(['GET CreditAccount?code=GIFT-00000042&giftCard=true&archived=true&limit=2']);
    expect(bodies[0]).to.include({ creditAccountID: id, giftCard: true });
  });

  it('asks for the ids of the objects around a nested one', async () => {
    const [line] = step.emulator.admin.records('SaleLine');
    const cfg = { objectType: 'SaleSaleLine' };
    const body = { saleID: line?.['saleID'], saleLineID: line?.['saleLineID'] };
    const { bodies, wire } = await lookUp(cfg, body);
    expect(wire).to.deep.equal([`GET Sale/${line?.['saleID']}/SaleLine/${line?.['saleLineID']}`]);
    expect(bodies[0]).to.include({ saleLineID: String(line?.['saleLineID']) });
    const { error } = await lookUp(cfg, { saleLineID: '1' });
    expect(error?.message).to.contain('"saleID" is missing');
  });

  it('finds what can only be listed', async () => {
    const [log] = step.emulator.admin.records('InventoryLog');
    const id = log?.['inventoryLogID'];
    const { wire, bodies } = await lookUp({ objectType: 'InventoryLog' }, { inventoryLogID: id });
    expect(wire[0]).to.contain(`GET InventoryLog?inventoryLogID=${id}`);
    expect(bodies[0]).to.include({ inventoryLogID: String(id) });
  });

  it('reads the session, by nothing, whatever criterion the form has kept', async () => {
    const { error, bodies, wire } = await lookUp({ objectType: 'Session', lookupCriteria: 'itemID' });
    expect(error).to.equal(undefined);
    expect(bodies[0]).to.include.keys('employeeID', 'Rights');
    expect(wire).to.deep.equal(['GET /API/Session']);
    const refused = await lookUp({ objectType: 'Session' }, { sessionID: '1' });
    expect(refused.error?.message).to.contain('"sessionID" is unknown. This step takes no fields.');
  });

  it('reads the calculated amounts of a register, by its id', async () => {
    const cfg = { objectType: 'RegisterCalculated' };
    const { error, bodies, wire } = await lookUp(cfg, { registerID: '1' });
    expect(error).to.equal(undefined);
    expect(wire).to.deep.equal(['GET Register/1/calculated']);
    expect(bodies[0]?.['CalculatedAmount']).to.be.an('array');
    const { in: input, out } = await getMetaModel(cfg);
    expect(Object.keys(input.properties ?? {})).to.deep.equal(['registerID']);
    expect(out.properties?.['CalculatedAmount']?.items?.properties).to.include.keys('payment', 'paymentTypeID');
    expect((await lookUp(cfg)).error?.message).to.contain('"registerID" is missing');
  });

  it('reads no calculated amounts where the id of the register may be omitted', async () => {
    const cfg = { objectType: 'RegisterCalculated', allowCriteriaToBeOmitted: true };
    const { bodies, wire } = await lookUp(cfg, { registerID: ' ' });
    expect([bodies, wire]).to.deep.equal([[{}], []]);
    expect((await lookUp(cfg, { registerID: '1' })).wire).to.deep.equal(['GET Register/1/calculated']);
    const { in: input } = await getMetaModel(cfg);
    expect(input.properties?.['registerID']).to.include({ type: 'string' }).and.not.have.property('required');
  });

  it('refuses what it does not look up by, before anything is sent', async () => {
    const body = { systemsku: '210000000001', itemID: liveItems[0], note: ' ', list: [] };
    const { error, wire } = await lookUp({ lookupCriteria: 'systemSku', allowCriteriaToBeOmitted: true }, body);
    expect(error).to.be.instanceOf(InputError);
    expect(error?.message).to.equal(
      'Please correct the incoming message: "systemsku" is unknown (perhaps "systemSku"); "itemID" is unknown. This step takes "systemSku". Nothing was sent.',
    );
    expect(wire).to.deep.equal([]);
  });

  for (const relations of ['ItemShops', 'ItemShops, Category', '["ItemShops"]']) {
    it(`loads the linked objects ${relations}`, async () => {
      const { bodies } = await lookUp({ relations }, { itemID: liveItems[0] });
      expect(bodies[0]).to.have.nested.property('ItemShops.ItemShop');
    });
  }

  it('emits chosen fields only, with the id, the criterion and the linked objects', async () => {
    const id = change({ customSku: 'chosen' });
    const cfg = { lookupCriteria: 'customSku', fields: ['description', 'Prices'], relations: ['ItemShops'] };
    const { bodies } = await lookUp(cfg, { customSku: 'chosen' });
    expect(Object.keys(bodies[0] ?? {})).to.have.members(['itemID', 'customSku', 'description', 'Prices', 'ItemShops']);
    expect(bodies[0]).to.include({ itemID: id });
    const { out } = await getMetaModel({ objectType: 'Item', ...cfg });
    expect(Object.keys(out.properties ?? {})).to.have.members(Object.keys(bodies[0] ?? {}));
    const none = await lookUp({ ...cfg, allowZeroResults: true }, { customSku: 'nowhere' });
    expect(none.bodies).to.deep.equal([{}]);
  });

  it('refuses to choose fields that the object does not have', async () => {
    const { error, wire } = await lookUp({ fields: ['upc', 'saleID', 'ItemShops'] }, { itemID: liveItems[0] });
    expect(error?.message).to.contain('"Selected Fields": "saleID" is unknown').and.contain('"ItemShops" is unknown');
    expect(wire).to.deep.equal([]);
  });

  describe('with a cache', () => {
    const cached = (body: Readonly<Record<string, unknown>>, cfg: Cfg = {}) =>
      lookUp({ enableCacheUsage: true, ...cfg }, body);

    it('asks once in ten minutes for the same object', async () => {
      const itemID = change({ description: 'before' }, 6);
      expect((await cached({ itemID })).wire).to.have.length(1);
      change({ description: 'after' }, 6);
      const again = await cached({ itemID });
      expect(again.wire).to.deep.equal([]);
      expect(again.bodies[0]).to.include({ description: 'before' });
      expect((await lookUp({}, { itemID })).bodies[0]).to.include({ description: 'after' });
      step.clock.advance(10 * 60_000);
      const late = await cached({ itemID });
      expect(late.wire).to.have.length(1);
      expect(late.bodies[0]).to.include({ description: 'after' });
    });

    it('asks for another value, criterion, set of linked objects or credential', async () => {
      const itemID = change({ customSku: liveItems[8] }, 7);
      const first = await cached({ itemID });
      expect(first.wire).to.have.length(1);
      expect((await cached({ itemID: liveItems[8] })).wire).to.have.length(1);
      expect((await cached({ itemID }, { relations: ['Category'] })).wire).to.have.length(1);
      expect((await cached({ customSku: liveItems[8] }, { lookupCriteria: 'customSku' })).bodies[0]).to.include({
        itemID,
      });
      expect((await cached({ itemID }, { _account: 'another' })).wire).to.have.length(1);
      expect((await cached({ itemID }, { fields: ['upc'] })).wire).to.have.length(0);
    });

    it('does not remember that nothing was found', async () => {
      const cfg = { lookupCriteria: 'customSku', allowZeroResults: true };
      expect((await cached({ customSku: 'soon' }, cfg)).bodies).to.deep.equal([{}]);
      const itemID = change({ customSku: 'soon' }, 9);
      expect((await cached({ customSku: 'soon' }, cfg)).bodies[0]).to.include({ itemID });
    });
  });

  describe('when there is no single object', () => {
    it('refuses several', async () => {
      change({ upc: '4006381333931' }, 4);
      change({ upc: '4006381333931' }, 5);
      const { error, bodies } = await lookUp(
        { lookupCriteria: 'upc', allowZeroResults: true },
        { upc: '4006381333931' },
      );
      expect(error).to.be.instanceOf(InputError);
      expect(error?.message).to.equal('More than one object found: several Items have this "upc".');
      expect(bodies).to.deep.equal([]);
    });

    for (const [criterion, value] of [
      ['itemID', '999999'],
      ['customSku', 'nowhere'],
    ] as const) {
      it(`refuses or emits none, by ${criterion}`, async () => {
        const cfg = { lookupCriteria: criterion };
        const { error } = await lookUp(cfg, { [criterion]: value });
        expect(error?.message).to.equal(`No objects found: none of the Items has this "${criterion}".`);
        expect((await lookUp({ ...cfg, allowZeroResults: 'true' }, { [criterion]: value })).bodies).to.deep.equal([{}]);
      });
    }

    for (const empty of [undefined, null, '', '  ']) {
      it(`refuses or emits none for the value ${empty === undefined ? 'undefined' : JSON.stringify(empty)}`, async () => {
        const { error, wire } = await lookUp({ allowZeroResults: true }, { itemID: empty });
        expect(error?.message).to.equal('No unique criteria provided: "itemID" of the incoming message is empty.');
        expect(wire).to.deep.equal([]);
        expect((await lookUp({ allowCriteriaToBeOmitted: true }, { itemID: empty })).bodies).to.deep.equal([{}]);
      });
    }

    for (const id of ['../Account', '1?x=y', '1/2', '%2e%2e', '1 2', '-1', { id: 1 }, 2 ** 53]) {
      it(`sends nothing for the id ${JSON.stringify(id)}`, async () => {
        const { error, wire } = await lookUp({}, { itemID: id });
        expect(error).to.be.instanceOf(InputError);
        expect(wire).to.deep.equal([]);
      });
    }

    it('lets other troubles be errors', async () => {
      step.emulator.faults.add({ path: 'Item', action: { kind: 'status', status: 403 } });
      const { error } = await lookUp({ allowZeroResults: true }, { itemID: liveItems[0] });
      expect(error?.name).to.equal('PermissionError');
    });
  });

  it('warns of linked objects that the object does not have', async () => {
    const { lines, bodies } = await lookUp({ relations: ['SaleLines'] }, { itemID: liveItems[0] });
    expect(lines[0]).to.equal('Items have no linked objects SaleLines: left out');
    expect(bodies).to.have.length(1);
  });

  it('refuses criteria and objects that do not go together', async () => {
    expect((await lookUp({ lookupCriteria: 'description' })).error?.message).to.contain(
      '"Lookup Criteria" of Items must be one of itemID, systemSku',
    );
    expect((await lookUp({ objectType: 'SaleRefund' })).error?.message).to.contain('cannot be looked up');
  });
});

describe('The form of lookupObject', () => {
  it('offers objects that have an id and can be read, criteria and linked objects', async () => {
    const types = await getObjectTypes({});
    expect(types).to.include({ Item: 'Item', Customer: 'Customer' });
    expect(types['WorkorderWorkorderLine']).to.match(/\(within Work Order\)$/);
    expect(types).to.include({
      Session: 'Session',
      RegisterCalculated: 'Calculated Register Amount (within Register)',
    });
    expect(types).to.not.have.any.keys('SaleRefund', 'DisplayTemplateSale', 'CatalogSearch', 'Locale');
    expect(Object.keys(types).length).to.be.at.least(70);
    expect(Object.keys(await getLookupCriteria({ objectType: 'Item' }))).to.deep.equal([
      'itemID',
      'systemSku',
      'customSku',
      'upc',
      'ean',
      'manufacturerSku',
    ]);
    expect(await getRelations({ objectType: 'Item' })).to.include({ ItemShops: 'Item Shops' });
  });

  it('asks for the criterion and for the ids around the object', async () => {
    const { in: input, out } = await getMetaModel({ objectType: 'SaleSaleLine' });
    expect(Object.keys(input.properties ?? {})).to.deep.equal(['saleID', 'saleLineID']);
    expect(input.properties?.['saleID']).to.include({ type: 'string', required: true });
    expect(input.properties?.['saleLineID']).to.include({ type: 'string', required: true });
    expect(out.properties).to.include.keys('unitQuantity');
  });

  it('does not insist on a criterion that may be omitted', async () => {
    const cfg = { objectType: 'Customer', lookupCriteria: 'email', allowCriteriaToBeOmitted: true };
    const { in: input } = await getMetaModel(cfg);
    expect(input.properties).to.deep.equal({ email: { type: 'string', title: 'Email' } });
  });
});
