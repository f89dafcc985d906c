import { expect } from 'chai';
import type { LsOneEmulator } from '../../emulator/lsOne/startLsOneEmulator';
import type { SupplierEmulator } from '../../emulator/supplier/startSupplierEmulator';
import { emulatedLsOne } from '../../runner/systems/lsOne';
import { emulatedSupplier } from '../../runner/systems/supplier';
import { linesFor, orderOf } from '../support/lsOneOrders';
import { type Bench, openBench } from './support/bench';
import { expectResult, type FunctionCase } from './support/functionCase';

const ORDERS = 12;
/** Open ones. */
const [ID, POSTED, GONE] = ['00000001', '00000003', '0-00000013'];
const order = { objectType: 'PurchaseOrder' };
const { lines: _, ...fields } = orderOf(undefined, []);

const LS_ONE: readonly FunctionCase<LsOneEmulator>[] = [
  {
    fn: 'pollEntity',
    fields: { ...order, pollingField: 'createdDate', relations: ['lines'] },
    count: ORDERS + 1,
    check: (body, { admin }) =>
      expect(body['lines']).to.have.length(admin.order(String(body['id']))?.lines.length ?? 0),
  },
  {
    fn: 'lookupObject',
    fields: { ...order, relations: ['lines'] },
    body: { id: ID },
    check: (body) => expect(body).to.include({ id: ID }).and.to.have.property('lines').that.is.an('array'),
  },
  {
    fn: 'lookupSet',
    fields: { ...order, lookupCriteria: 'id', whenMissing: 'leaveOut' },
    body: { values: [ID, '99999999'] },
    check(body) {
      expect(body).to.have.nested.property(`results.${ID}.id`, ID);
      expect(body['missing']).to.deep.equal(['99999999']);
    },
  },
  {
    fn: 'lookupObjects',
    fields: { ...order, emitBehavior: 'emitAll', termNumber: '1' },
    body: { sTerm_1: { fieldName: 'storeID', condition: '=', fieldValue: 'S0001' } },
    check({ results }, { admin }) {
      const expected = admin.orders().filter(({ storeID }) => storeID === 'S0001');
      expect((results as { id: string }[]).map(({ id }) => id)).to.have.members(expected.map(({ id }) => id));
    },
  },
  {
    fn: 'createObject',
    fields: order,
    body: fields,
    check: (body, { admin }) => expect(admin.order(String(body['id']))).to.include({ description: 'Spring stock' }),
  },
  ...['updateObject', 'upsertObject'].map((fn) => ({
    fn,
    fields: order,
    body: { id: ID, description: `By ${fn}` },
    check(body: object, { admin }: LsOneEmulator) {
      expect(body).to.include({ id: ID, description: `By ${fn}` });
      expect(admin.order(ID)).to.include({ description: `By ${fn}` });
    },
  })),
  {
    fn: 'deleteObject',
    fields: order,
    body: { id: GONE },
    check(body, { admin }) {
      expect(body).to.deep.equal({ id: GONE, outcome: 'deleted' });
      expect(admin.order(GONE)).to.equal(undefined);
    },
  },
  {
    fn: 'createOrder',
    body: orderOf('PO-1', linesFor(5)),
    check(body, { admin }) {
      expect(body).to.include({ created: 5, failed: 0 });
      expect(admin.order(Object(body['order']).id)?.lines).to.have.length(5);
    },
  },
  {
    fn: 'runOperation',
    fields: { operation: 'PurchaseOrderPost' },
    body: { id: POSTED },
    check: (body) => expect(body).to.include({ outcome: 'posted' }).and.to.have.nested.property('order.id', POSTED),
  },
  {
    fn: 'rawRequest',
    body: { method: 'GET', url: `/api/inventory/purchase-order/${ID}` },
    check: (body) => expect(body).to.include({ statusCode: 200 }).and.to.have.nested.property('responseBody.id', ID),
  },
];

describe('Functions in a container, on LS One', () => {
  let bench: Bench<LsOneEmulator>;
  before(async () => {
    bench = await openBench(await emulatedLsOne({ orders: ORDERS }));
    expect(bench.emulator.admin.addOrder()).to.equal(GONE);
  });
  after(() => bench.close());

  for (const each of LS_ONE) it(each.fn, () => expectResult(bench, each));
});

describe('Functions in a container, on the supplier platform', () => {
  let bench: Bench<SupplierEmulator>;
  before(async () => {
    bench = await openBench(await emulatedSupplier({ products: 4 }));
  });
  after(() => bench.close());

  it('setInventory', async () => {
    const items = bench.emulator.admin.products().map(({ id }, at) => ({ id, quantity: 900 + at }));
    await expectResult(bench, {
      fn: 'setInventory',
      body: { items },
      check(body, { admin }) {
        expect(body).to.include({ succeeded: 4, failed: 0 });
        expect(admin.products().map(({ id, quantity }) => ({ id, quantity }))).to.deep.equal(items);
      },
    });
  });

  it('upsertObject', () =>
    expectResult(bench, {
      fn: 'upsertObject',
      fields: { objectType: 'CatalogItem' },
      body: { vendorSku: 'KITE-1', name: 'Kite', brand: 'Acme', msrp: 79.9, defaultCost: 39.95, language: 'en' },
      check(body, { admin }) {
        expect(body).to.include({ vendorSku: 'KITE-1' });
        expect(admin.product('KITE-1')).to.not.equal(undefined);
      },
    }));

  it('rawRequest', () =>
    expectResult(bench, {
      fn: 'rawRequest',
      body: { method: 'GET', url: '/webhooks' },
      check: (body) => expect(body).to.include({ statusCode: 200 }),
    }));
});
