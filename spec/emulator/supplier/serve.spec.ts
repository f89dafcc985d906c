import { expect } from 'chai';
import { startSupplierEmulator } from '../../../emulator/supplier/startSupplierEmulator';
import { errorOf } from '../../support/errorOf';
import { type SupplierBench, startSupplierBench } from '../../support/supplierBench';

describe('emulator of the supplier platform: server', () => {
  let bench: SupplierBench;
  beforeEach(async () => {
    bench = await startSupplierBench();
  });
  afterEach(() => bench.emulator.close());

  const update = () => {
    const [product] = bench.emulator.admin.products();
    return { method: 'PUT', body: { products: [{ id: product?.id, quantity: 999 }] } };
  };
  const quantity = () => bench.emulator.admin.products()[0]?.quantity;

  it('knows its paths and methods alone, and no query', async () => {
    expect((await bench.ask('/elsewhere'))[0]).to.equal(404);
    expect((await bench.ask('/inventory'))[0]).to.equal(405);
    expect((await bench.ask('/oauth/token'))[0]).to.equal(405);
    expect((await bench.ask('/orders?status=OrderOpen'))[0]).to.equal(400);
  });

  it('writes a log of requests with their bodies', async () => {
    const sent = update();
    await bench.send('/inventory', sent);
    expect(bench.emulator.log.entries).to.deep.equal([
      {
        at: bench.clock.nowMs(),
        method: 'PUT',
        path: '/inventory',
        query: '',
        params: {},
        authorization: 'bearer',
        status: 200,
        body: sent.body,
      },
    ]);
  });

  it('tells those who come too often when to come again', async () => {
    bench.emulator.faults.add({ path: 'inventory', action: { kind: 'status', status: 429 } });
    const answer = await bench.send('/inventory', update());
    expect([answer.status, answer.headers.get('Retry-After')]).to.deep.equal([429, '5']);
    expect((await bench.send('/inventory', update())).status).to.equal(200);
  });

  it('fails with a page of HTML', async () => {
    bench.emulator.faults.add({ action: { kind: 'status', status: 500 } });
    const answer = await bench.send('/inventory', update());
    expect([answer.status, answer.headers.get('Content-Type')]).to.deep.equal([500, 'text/html']);
    expect(await answer.text()).to.match(/^<!DOCTYPE html>/);
    expect(quantity()).to.not.equal(999);
  });

  it('loses its answer after the write, or breaks off before', async () => {
    const before = quantity();
    bench.emulator.faults.add({ path: '/inventory', action: { kind: 'reset' } });
    await errorOf(bench.send('/inventory', update()));
    expect(quantity()).to.equal(before);
    bench.emulator.faults.add({ path: '/inventory', action: { kind: 'lostAnswer' } });
    await errorOf(bench.send('/inventory', update()));
    expect(quantity()).to.equal(999);
  });

  it('is late by the clock', async () => {
    const startMs = bench.clock.nowMs();
    bench.emulator.faults.add({ action: { kind: 'delay', delayMs: 90_000 } });
    await bench.send('/orders');
    expect(bench.clock.nowMs() - startMs).to.equal(90_000);
  });

  it('breaks token calls as well', async () => {
    bench.emulator.faults.add({ path: '/oauth/token', action: { kind: 'status', status: 503 } });
    expect((await bench.send('/oauth/token', { method: 'POST' })).status).to.equal(503);
  });

  it('starts anew', async () => {
    const before = bench.emulator.admin.products();
    await bench.send('/inventory', update());
    bench.emulator.faults.add({ times: 9, action: { kind: 'reset' } });
    bench.emulator.reset();
    expect(bench.emulator.admin.products()).to.deep.equal(before);
    expect(bench.emulator.admin.refreshTokens()).to.deep.equal([]);
    expect((await bench.send('/orders')).status).to.equal(401);
    expect(bench.emulator.log.entries).to.have.length(1);
  });

  it('refuses options that make no sense', async () => {
    for (const options of [{ products: -1 }, { maxBatch: 0 }, { accessTokenLifeS: 0.5 }, { latencyMs: -1 }]) {
      const error = await errorOf(startSupplierEmulator(options));
      expect(error).to.be.an.instanceOf(RangeError);
      expect(error.message).to.include(Object.keys(options)[0]);
    }
  });

  it('has a search for products only where it is switched on', async () => {
    expect((await bench.ask('/products'))[0]).to.equal(404);
    for (const productSearch of ['array', 'object'] as const) {
      await bench.emulator.close();
      bench = await startSupplierBench({ productSearch, products: 2 });
      const products = bench.emulator.admin
        .products()
        .map(({ fields, ...product }) => ({ ...product, name: fields['name'] }));
      const body = productSearch === 'array' ? products : { products };
      expect(await bench.ask('/products')).to.deep.equal([200, body]);
    }
  });
});
