import { expect } from 'chai';
import { type SupplierBench, startSupplierBench } from '../../support/supplierBench';

const UNKNOWN_ID = '00000000-0000-4000-8000-000000000000';

describe('emulator of the supplier platform: inventory', () => {
  let bench: SupplierBench;
  const start = async (options: Parameters<typeof startSupplierBench>[0] = {}) => {
    await bench?.emulator.close();
    bench = await startSupplierBench(options);
  };
  beforeEach(() => start());
  afterEach(() => bench.emulator.close());

  const idAt = (at: number) => bench.emulator.admin.products()[at]?.id ?? '';
  const quantityAt = (at: number) => bench.emulator.admin.product(idAt(at))?.quantity;
  const put = (body: unknown, headers: Record<string, string> = {}) =>
    bench.ask('/inventory', { method: 'PUT', body, headers });

  it('sets quantities and leaves all others', async () => {
    const before = bench.emulator.admin.quantities();
    const products = [
      { id: idAt(0), quantity: 0 },
      { id: idAt(1).toUpperCase(), quantity: 777 },
    ];
    expect(await put({ products })).to.deep.equal([200, {}]);
    const expected = new Map(before).set(idAt(0), 0).set(idAt(1), 777);
    expect(bench.emulator.admin.quantities()).to.deep.equal(expected);
  });

  it('answers in the form that it was told', async () => {
    await start({ inventoryReply: 'noContent' });
    expect(await put({ products: [{ id: idAt(0), quantity: 5 }] })).to.deep.equal([204, undefined]);
    expect(quantityAt(0)).to.equal(5);
    await start({ inventoryReply: 'products' });
    const body = { products: [{ id: idAt(0), quantity: 6 }] };
    expect(await put(body)).to.deep.equal([200, body]);
  });

  const refused: [string, (id: string) => unknown, string][] = [
    ['text that is no JSON', () => '{“products”: []}', 'JSON'],
    ['a bare array', (id) => [{ id, quantity: 1 }], 'object'],
    ['no products', () => ({}), 'products'],
    ['an empty array', () => ({ products: [] }), 'products'],
    ['one product without array', (id) => ({ products: { id, quantity: 1 } }), 'products'],
    ['a further member', (id) => ({ products: [{ id, quantity: 1 }], mode: 'set' }), 'mode'],
    ['a product that is none', () => ({ products: ['x'] }), 'products[0]'],
    ['an id that is no UUID', () => ({ products: [{ id: 'SKU-00001', quantity: 1 }] }), 'products[0].id'],
    ['no quantity', (id) => ({ products: [{ id }] }), 'products[0].quantity'],
    ['a fraction', (id) => ({ products: [{ id, quantity: 1.5 }] }), 'products[0].quantity'],
    ['a negative quantity', (id) => ({ products: [{ id, quantity: -1 }] }), 'products[0].quantity'],
    ['a quantity as text', (id) => ({ products: [{ id, quantity: '1' }] }), 'products[0].quantity'],
    ['flags', (id) => ({ products: [{ id, quantity: 1, inventory: {} }] }), 'products[0].inventory'],
    ['the same id twice', (id) => ({ products: [1, 2].map((quantity) => ({ id, quantity })) }), 'twice'],
  ];
  for (const [name, body, named] of refused) {
    it(`refuses ${name}, and sets nothing`, async () => {
      const before = bench.emulator.admin.quantities();
      const good = { id: idAt(1), quantity: 999 };
      const sent = body(idAt(0)) as { products?: unknown[] };
      if (Array.isArray(sent?.products) && sent.products.length > 0) sent.products.push(good);
      const [status, answer] = await put(sent);
      expect(status).to.equal(400);
      expect((answer as { message: string }).message).to.include(named);
      expect(bench.emulator.admin.quantities()).to.deep.equal(before);
    });
  }

  it('refuses JSON of another type', async () => {
    const products = [{ id: idAt(0), quantity: 1 }];
    expect((await put({ products }, { 'content-type': 'text/plain' }))[0]).to.equal(400);
  });

  it('passes over further members where it is not strict', async () => {
    await start({ strict: false });
    expect((await put({ products: [{ id: idAt(0), quantity: 4, note: '' }] }))[0]).to.equal(200);
    expect(quantityAt(0)).to.equal(4);
  });

  it('refuses all for one unknown product, or passes over it', async () => {
    const products = () => [
      { id: UNKNOWN_ID, quantity: 1 },
      { id: idAt(0), quantity: 999 },
    ];
    const [status, answer] = await put({ products: products() });
    expect([status, (answer as { message: string }).message]).to.deep.equal([
      404,
      `There is no product ${UNKNOWN_ID}.`,
    ]);
    expect(quantityAt(0)).to.not.equal(999);
    await start({ unknownProducts: 'ignore', inventoryReply: 'products' });
    expect(await put({ products: products() })).to.deep.equal([200, { products: products().slice(1) }]);
    expect(quantityAt(0)).to.equal(999);
  });

  it('takes 100 products at once, or as many as it was told', async () => {
    await start({ products: 101 });
    const products = bench.emulator.admin.products().map(({ id }) => ({ id, quantity: 3 }));
    expect((await put({ products }))[0]).to.equal(413);
    expect((await put({ products: products.slice(1) }))[0]).to.equal(200);
    await start({ products: 101, maxBatch: 101 });
    expect((await put({ products }))[0]).to.equal(200);
  });

  it('can hold 10,000 products, the same for the same seed', async () => {
    await start({ products: 10_000 });
    const products = bench.emulator.admin.products();
    expect(new Set(products.map(({ id }) => id)).size).to.equal(10_000);
    expect(new Set(products.map(({ vendorSku }) => vendorSku)).size).to.equal(10_000);
    await start({ products: 10_000 });
    expect(JSON.stringify(bench.emulator.admin.products())).to.equal(JSON.stringify(products));
    await start({ products: 1, seed: 2 });
    expect(bench.emulator.admin.products()[0]?.id).to.not.equal(products[0]?.id);
  });
});
