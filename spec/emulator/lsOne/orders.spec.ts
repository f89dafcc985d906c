import { expect } from 'chai';
import { type LsOneBench, startLsOneBench } from '../../support/lsOneBench';

describe('emulator of LS One: orders', () => {
  let bench: LsOneBench;
  beforeEach(async () => {
    bench = await startLsOneBench();
  });
  afterEach(() => bench.emulator.close());

  const ORDER = {
    description: 'Spring',
    vendorID: '0000001',
    storeId: 'S0001',
    currencyCode: 'EUR',
    deliveryDate: '2026-06-09',
    orderingDate: '2026-06-01',
  };
  const create = (body: unknown) => bench.ask('purchase-order', { method: 'POST', body });
  const update = (body: unknown) => bench.ask('purchase-order', { method: 'PUT', body });
  const get = (id: string) => bench.ask(`purchase-order/${id}`);

  it('are created open, with a number of the server, and told without what only reads know', async () => {
    const { status, body } = await create(ORDER);
    expect(status).to.equal(200);
    expect(body).to.include({ id: '0-00000021', purchaseOrderID: '0-00000021', storeID: 'S0001', purchaseStatus: 0 });
    expect(body).to.include({ vendorName: null, templateID: null, deliveryDate: '2026-06-09T00:00:00+02:00' });
    expect(body).to.include({ createdDate: '2026-06-01T14:00:00+02:00', defaultDiscountAmount: 0 });
    const read = (await get(body.id)).body;
    expect(read).to.include({ id: body.id, deliveryDate: '2026-06-09T00:00:00', templateID: '' });
    expect(read).to.include({ createdDate: '2026-06-01T14:00:00', currencyDescription: 'Euro' });
    expect(read.vendorName).to.equal(bench.emulator.admin.master.vendors.get('0000001'));
  });

  const refused: [string, object][] = [
    ['a required member that is missing', { description: undefined }],
    ['a required member that is empty', { vendorID: '' }],
    ['an unknown vendor', { vendorID: '9' }],
    ['an unknown store', { storeId: '1' }],
    ['an unknown currency', { currencyCode: 'XXX' }],
    ['an unknown member', { colour: 'red' }],
    ['a member of the server', { purchaseStatus: 0 }],
    ['a member in two spellings', { storeID: 'S0001' }],
    ['a text in place of a number', { defaultDiscountAmount: '1' }],
    ['a number in place of a text', { vendorID: 1 }],
    ['a day that there is not', { deliveryDate: '2026-02-30' }],
    ['no date', { orderingDate: 'today' }],
    ['an id', { id: '1' }],
  ];
  for (const [name, change] of refused) {
    it(`are not created with ${name}`, async () => {
      expect((await create({ ...ORDER, ...change })).status).to.equal(400);
      expect(bench.emulator.admin.orders()).to.have.length(20);
    });
  }

  it('are replaced as a whole by an update', async () => {
    const { id } = (await create({ ...ORDER, templateID: 'T1', defaultDiscountPercentage: 2.5 })).body;
    bench.clock.advance(60_000);
    const { status, body } = await update({ ...ORDER, id, description: 'Summer' });
    expect(status).to.equal(200);
    expect(body).to.include({ description: 'Summer', createdDate: '2026-06-01T14:01:00+02:00' });
    const read = (await get(id)).body;
    expect(read).to.include({ description: 'Summer', templateID: '', defaultDiscountPercentage: 0 });
    expect(read).to.include({ createdDate: '2026-06-01T14:00:00' });
  });

  it('keep what an update leaves out when told so', async () => {
    bench.emulator.switches.putMissing = 'keep';
    const { id } = (await create({ ...ORDER, templateID: 'T1' })).body;
    await update({ ...ORDER, id });
    expect((await get(id)).body).to.include({ templateID: 'T1' });
  });

  it('are not updated without an id, with an unknown one, or when they are not open', async () => {
    const placed = bench.emulator.admin.addOrder({ purchaseStatus: 3 });
    expect((await update(ORDER)).status).to.equal(400);
    expect((await update({ ...ORDER, id: '0-9' })).status).to.equal(404);
    expect((await update({ ...ORDER, id: placed })).status).to.equal(400);
    bench.emulator.switches.afterPosting = 'changeable';
    expect((await update({ ...ORDER, id: placed })).status).to.equal(200);
  });

  it('are deleted, once', async () => {
    const remove = () => bench.ask('purchase-order/00000001', { method: 'DELETE' });
    expect([(await remove()).status, (await remove()).status]).to.deep.equal([204, 404]);
    bench.emulator.switches.deleteAnswer = '200';
    const second = await bench.ask('purchase-order/00000003', { method: 'DELETE' });
    expect(second).to.deep.equal({ status: 200, body: '' });
    expect((await bench.ask('purchase-order/00000002', { method: 'DELETE' })).status).to.equal(400);
  });

  it('take names in any letter case, or in the documented one alone', async () => {
    const { storeId, ...rest } = ORDER;
    expect((await create({ ...rest, STOREID: storeId })).status).to.equal(200);
    bench.emulator.switches.names = 'documented';
    expect((await create({ ...rest, storeID: storeId })).status).to.equal(400);
    expect((await create(ORDER)).status).to.equal(200);
  });
});
