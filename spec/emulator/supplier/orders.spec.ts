import { expect } from 'chai';
import { ORDER_STATUSES } from '../../../emulator/supplier/records';
import { type SupplierBench, startSupplierBench } from '../../support/supplierBench';

describe('emulator of the supplier platform: orders, relations and webhooks', () => {
  let bench: SupplierBench;
  beforeEach(async () => {
    bench = await startSupplierBench();
  });
  afterEach(() => bench.emulator.close());

  const ask = (method: string, path: string, body?: unknown) =>
    bench.ask(path, { method, ...(body !== undefined && { body }) });
  const orderIn = (status: string) => {
    const order = bench.emulator.admin.orders().find((each) => each.status === status);
    return order ?? expect.fail(`There is no ${status}`);
  };

  it('lists the orders, in every status', async () => {
    const [status, orders] = await ask('GET', '/orders');
    expect([status, orders]).to.deep.equal([200, bench.emulator.admin.orders()]);
    for (const each of ORDER_STATUSES)
      expect(orderIn(each)).to.have.all.keys('id', 'supplierID', 'retailerID', 'status');
  });

  const allowed = [
    'OrderOpen OrderSubmitted',
    'OrderSubmitted OrderProcessing',
    'OrderProcessing OrderCancelled',
    'OrderProcessing OrderCompleted',
  ];
  for (const from of ORDER_STATUSES) {
    it(`moves an order from ${from} only where the workflow leads`, async () => {
      for (const status of ORDER_STATUSES) {
        bench.emulator.reset();
        const { access_token } = bench.emulator.connect();
        const order = orderIn(from);
        const answer = await bench.ask(`/orders/${order.id}`, {
          method: 'PUT',
          headers: { authorization: `Bearer ${access_token}` },
          body: { status },
        });
        const isAllowed = allowed.includes(`${from} ${status}`);
        expect(answer[0], status).to.equal(isAllowed ? 200 : 409);
        const now = bench.emulator.admin.orders().find(({ id }) => id === order.id);
        expect(now?.status).to.equal(isAllowed ? status : from);
      }
    });

    it(`${from === 'OrderOpen' ? 'deletes' : 'does not delete'} an order that is ${from}`, async () => {
      const [status] = await ask('DELETE', `/orders/${orderIn(from).id}`);
      expect(status).to.equal(from === 'OrderOpen' ? 200 : 409);
    });
  }

  it('refuses a status or an order that there is not', async () => {
    const path = `/orders/${orderIn('OrderOpen').id}`;
    expect((await ask('PUT', path, { status: 'Submitted' }))[0]).to.equal(400);
    expect((await ask('PUT', path, { status: 'OrderSubmitted', note: '' }))[0]).to.equal(400);
    expect((await ask('PUT', '/orders/1', { status: 'OrderSubmitted' }))[0]).to.equal(404);
    expect((await ask('DELETE', '/orders/1'))[0]).to.equal(404);
  });

  it('takes a relation', async () => {
    const { supplierID } = bench.emulator.admin;
    const [status, relation] = await ask('POST', '/suppliers/relations', {
      supplierID,
      contactEmail: 'shop@example.com',
    });
    expect(status).to.equal(200);
    expect(relation)
      .to.include({ supplierID, status: 'Pending' })
      .and.have.all.keys('id', 'supplierID', 'retailerID', 'status');
    expect(bench.emulator.admin.relations()).to.deep.equal([relation]);
    expect((await ask('POST', '/suppliers/relations', { supplierID }))[0]).to.equal(400);
    expect((await ask('POST', '/suppliers/relations', { supplierID: '1', contactEmail: 'a@b' }))[0]).to.equal(404);
  });

  it('keeps webhooks, the same twice when it comes twice', async () => {
    const hook = { eventName: 'order.submitted', callbackUrl: 'https://example.com/hook' };
    expect(await ask('GET', '/webhooks')).to.deep.equal([200, []]);
    const [, first] = await ask('POST', '/webhooks', hook);
    const [, second] = await ask('POST', '/webhooks', hook);
    expect(first).to.include({ ...hook, supplierID: bench.emulator.admin.supplierID });
    expect(await ask('GET', '/webhooks')).to.deep.equal([200, [first, second]]);
    expect(bench.emulator.admin.webhooks()).to.deep.equal([first, second]);
    expect((await ask('POST', '/webhooks', { ...hook, eventName: 'customer.created' }))[0]).to.equal(400);
    expect((await ask('POST', '/webhooks', { ...hook, callbackUrl: 'hook' }))[0]).to.equal(400);
  });
});
