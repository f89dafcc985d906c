import { expect } from 'chai';
import { type LsOneBench, startLsOneBench } from '../../support/lsOneBench';

describe('emulator of LS One: lines', () => {
  let bench: LsOneBench;
  let id: string;
  beforeEach(async () => {
    bench = await startLsOneBench();
    id = bench.emulator.admin.addOrder();
  });
  afterEach(() => bench.emulator.close());

  const line = (change: object = {}) => ({
    purchaseOrderID: id,
    itemId: '10001',
    unitID: 'EA',
    quantity: 2.5,
    unitPrice: 3,
    ...change,
  });
  const create = (body: unknown, order = id) => bench.ask(`purchase-order/${order}/line`, { method: 'POST', body });
  const update = (body: unknown, order = id) => bench.ask(`purchase-order/${order}/line`, { method: 'PUT', body });
  const get = (number: string, order = id) => bench.ask(`purchase-order/${order}/line/${number}`);
  const remove = (number: string) => bench.ask(`purchase-order/${id}/line/${number}`, { method: 'DELETE' });

  it('are created with a number of the server; the reply knows less than a read', async () => {
    const { status, body } = await create(line({ taxCalculationMethod: 2, unitPrice: 10.5 }));
    expect(status).to.equal(200);
    expect(body).to.include({ id, purchaseOrderID: id, lineNumber: '0-00000001', itemID: '10001', itemName: null });
    expect(body).to.include({ taxAmount: 0, taxCalculationMethod: 0, vendorItemID: null });
    const read = (await get(body.lineNumber)).body;
    expect(read).to.include({ itemName: bench.emulator.admin.master.items.get('10001')?.name, unitName: 'Each' });
    expect(read).to.include({ id, taxAmount: 0.5, taxCalculationMethod: 2, vendorItemID: '' });
  });

  it('tell the record in replies to writes when told so', async () => {
    bench.emulator.switches.writeReply = 'record';
    const { body } = await create(line({ taxCalculationMethod: 1, unitPrice: 10 }));
    expect(body).to.include({ unitName: 'Each', taxAmount: 0.5, vendorItemID: '' });
  });

  it('have numbers that other orders have as well, or numbers of their own', async () => {
    const other = bench.emulator.admin.addOrder();
    const numberOf = async (order: string) => (await create(line({ purchaseOrderID: order }), order)).body.lineNumber;
    expect([await numberOf(id), await numberOf(other)]).to.deep.equal(['0-00000001', '0-00000001']);
    bench.emulator.switches.lineNumbers = 'global';
    expect([await numberOf(id), await numberOf(other)]).to.deep.equal(['0-00000001', '0-00000002']);
  });

  const refused: [string, object][] = [
    ['the id of another order', { purchaseOrderID: '00000001' }],
    ['no order', { purchaseOrderID: undefined }],
    ['no item', { itemId: undefined }],
    ['an unknown item', { itemId: '1' }],
    ['an unknown unit', { unitID: 'TON' }],
    ['no quantity', { quantity: undefined }],
    ['a text as price', { unitPrice: '3' }],
    ['an unknown tax method', { taxCalculationMethod: 3 }],
    ['part of a tax method', { taxCalculationMethod: 0.5 }],
    ['a line number', { lineNumber: '1' }],
    ['the name of the item', { itemName: 'Milk' }],
  ];
  for (const [name, change] of refused) {
    it(`are not created with ${name}`, async () => {
      expect((await create(line(change))).status).to.equal(400);
      expect(bench.emulator.admin.order(id)?.lines).to.deep.equal([]);
    });
  }

  it('are not created in an order that is unknown, not open or in work', async () => {
    expect((await create(line({ purchaseOrderID: '9' }), '9')).status).to.equal(400);
    bench.emulator.admin.process(id, { status: 2, forMs: 1000 });
    expect((await create(line())).status).to.equal(400);
    bench.clock.advance(1000);
    expect((await create(line())).status).to.equal(200);
    bench.emulator.admin.changeOrder(id, { purchaseStatus: 1 });
    expect((await create(line())).status).to.equal(400);
  });

  it('are replaced as a whole by an update', async () => {
    const lineNumber = bench.emulator.admin.addLine(id, { discountAmount: '1', vendorItemID: 'V', quantity: '9' });
    expect((await update(line({ lineNumber, quantity: 4 }))).status).to.equal(200);
    expect((await get(lineNumber)).body).to.include({ quantity: 4, discountAmount: 0, vendorItemID: '' });
    expect((await update(line())).status).to.equal(400);
    expect((await update(line({ lineNumber: '9' }))).status).to.equal(404);
  });

  it('are deleted, once; their numbers do not come again', async () => {
    const { lineNumber } = (await create(line())).body;
    expect([(await remove(lineNumber)).status, (await remove(lineNumber)).status]).to.deep.equal([204, 404]);
    expect((await create(line())).body.lineNumber).to.equal('0-00000002');
  });

  it('keep every digit of a decimal, and show at least six', async () => {
    const body = JSON.stringify(line()).replace('2.5', '12345678901234.123456789');
    const { lineNumber } = (await create(body)).body;
    const text = await (await bench.send(`purchase-order/${id}/line/${lineNumber}`)).text();
    expect(text).to.contain('"quantity":12345678901234.123456789,').and.to.contain('"unitPrice":3.000000,');
  });

  it('can be found by ids that have to be encoded', async () => {
    const order = bench.emulator.admin.addOrder({ id: 'A/1 %.json' }, [{}]);
    expect((await get('0-00000001', encodeURIComponent(order))).status).to.equal(200);
    expect((await bench.ask('purchase-order/100%25/line/1')).status).to.equal(404);
    expect((await bench.ask('purchase-order/%ff/line/1')).status).to.equal(400);
  });
});
