import { expect } from 'chai';
import { getMetaModel, setInventory } from '../../../../lib/actions/setInventory';
import { attemptAction, runAction } from '../../../support/runAction';
import { type SupplierStep, supplierStep } from '../../../support/supplierStep';

const UNKNOWN = ['0e8fa0f2-2f42-4f1a-9f5e-000000000001', '0e8fa0f2-2f42-4f1a-9f5e-000000000002'] as const;

describe('Set Inventory on the supplier platform', () => {
  let step: SupplierStep;
  afterEach(() => step.close());

  const run = (items: unknown, cfg = {}) => runAction(step, setInventory, cfg, { items });
  const ids = () => step.emulator.admin.products().map(({ id }) => id);
  const quantities = () => [...step.emulator.admin.quantities().values()];
  const puts = () => step.emulator.log.entries.filter(({ method }) => method === 'PUT');
  const bodies = () => puts().map(({ body }) => body);

  it('sends one request and gives a result for each item', async () => {
    step = await supplierStep({ products: 2 });
    const [first = '', second = ''] = ids();
    const [body] = await run([
      { id: first, quantity: 5 },
      { id: second, quantity: ' 12.00 ' },
    ]);
    expect(body).to.deep.equal({
      results: [
        { index: 0, id: first, quantity: 5, status: 'set' },
        { index: 1, id: second, quantity: 12, status: 'set' },
      ],
      succeeded: 2,
      failed: 0,
    });
    expect(bodies()).to.deep.equal([
      {
        products: [
          { id: first, quantity: 5 },
          { id: second, quantity: 12 },
        ],
      },
    ]);
    expect(quantities()).to.deep.equal([5, 12]);
  });

  it('takes an item in place of a list of one', async () => {
    step = await supplierStep({ products: 1 });
    await run({ id: ids()[0], quantity: 0 });
    expect(quantities()).to.deep.equal([0]);
  });

  for (const inventoryReply of ['noContent', 'products'] as const) {
    it(`takes the answer ${inventoryReply} for done`, async () => {
      step = await supplierStep({ products: 1, inventoryReply });
      const [body] = await run([{ id: ids()[0], quantity: 3 }]);
      expect(body).to.include({ succeeded: 1, failed: 0 });
    });
  }

  it('does not take a page of HTML for an answer: once it is asked again, then the outcome is unknown', async () => {
    step = await supplierStep({ products: 1 });
    const page = { kind: 'status', status: 200, body: '\n<!doctype html><title>Sign in</title>' } as const;
    step.emulator.faults.add({ path: '/inventory', action: page });
    expect((await run([{ id: ids()[0], quantity: 3 }]))[0]).to.include({ succeeded: 1 });
    expect(quantities()).to.deep.equal([3]);
    step.bodies.length = 0;
    step.emulator.log.clear();
    step.emulator.faults.add({ path: '/inventory', every: 1, action: page });
    const error = await attemptAction(step, setInventory, { items: [{ id: ids()[0], quantity: 3 }] });
    expect(error?.message).to.match(/the answer itself was lost.* 0 of 1 quantities are known to be set/);
    expect(step.wire()).to.deep.equal(['PUT /inventory', 'PUT /inventory']);
    expect(step.bodies).to.deep.equal([]);
  });

  it('takes any other answer of a good status for done, whatever it holds', async () => {
    step = await supplierStep({ products: 1 });
    for (const body of ['{"products": [', '<?xml version="1.0"?><ok/>', '']) {
      step.emulator.faults.add({
        path: '/inventory',
        action: { kind: 'status', status: 200, body, headers: { 'content-type': 'application/json' } },
      });
      expect((await run([{ id: ids()[0], quantity: 3 }]))[0]).to.include({ succeeded: 1 });
    }
  });

  it('sends at most a hundred items at a time, in their order', async () => {
    step = await supplierStep({ products: 250 });
    await run(ids().map((id, at) => ({ id, quantity: at })));
    const sizes = bodies().map((body) => (body as { products: unknown[] }).products.length);
    expect(sizes).to.deep.equal([100, 100, 50]);
    expect(quantities()).to.deep.equal(Array.from({ length: 250 }, (_, at) => at));
  });

  it('names all faults of the items together, and sends nothing', async () => {
    step = await supplierStep({ products: 3 });
    const [first, second, third] = ids();
    const error = await attemptAction(step, setInventory, {
      items: [
        { id: 'SKU-00001', quantity: 1 },
        { id: first, quantity: 1.5 },
        { id: second, quantity: -1 },
        { id: second?.toUpperCase(), quantity: 4 },
        { id: third },
        { id: third, quantity: '1,000', qty: 2 },
        7,
        { id: UNKNOWN[0], quantity: 1, itemID: '5' },
      ],
      flags: true,
    });
    expect(error).to.have.property('name', 'InputError');
    for (const issue of [
      '"flags" is unknown',
      'item 1: "id" must be the UUID',
      'item 2: "quantity" must be a whole number of at least 0',
      'item 3: "quantity" must be a whole number of at least 0',
      'item 4: it has the same "id" as item 3',
      'item 5: "quantity" must be a whole number',
      'item 6: "qty" is unknown',
      'item 6: it has the same "id" as item 5',
      'item 6: "quantity" must be',
      'item 7: it must be an object',
      'item 8: "itemID" is for Lightspeed Retail only',
      'No quantity was set.',
    ]) {
      expect(error?.message).to.contain(issue);
    }
    expect(step.wire()).to.deep.equal([]);
  });

  for (const [items, cfg, issue] of [
    [[], {}, '"items" must be a list of at least one item'],
    [[{ id: UNKNOWN[0], quantity: 1 }], { method: 'count' }, 'Inventory Count'],
    [[{ id: UNKNOWN[0], quantity: 1 }], { shopID: '1' }, '"shopID" is for Lightspeed Retail only'],
    [[{ id: UNKNOWN[0], quantity: '9007199254740993' }], {}, 'whole number'],
  ] as const) {
    it(`refuses ${JSON.stringify([items, cfg])}`, async () => {
      step = await supplierStep({ products: 1 });
      const error = await attemptAction(step, setInventory, { items }, cfg);
      expect(error?.message).to.contain(issue);
      expect(step.wire()).to.deep.equal([]);
    });
  }

  it('finds the unknown ids of a request; all other items are set', async () => {
    step = await supplierStep({ products: 98 });
    const known = ids();
    const all = [...known.slice(0, 40), UNKNOWN[0], ...known.slice(40), UNKNOWN[1]];
    const [body] = await run(all.map((id, at) => ({ id, quantity: at + 1 })));
    expect(body).to.include({ succeeded: 98, failed: 2 });
    const failed = ((body?.['results'] ?? []) as { index: number; status: string; error?: string }[]).filter(
      ({ status }) => status === 'failed',
    );
    expect(failed.map(({ index }) => index)).to.deep.equal([40, 99]);
    expect(failed[0]?.error).to.contain('does not know this id');
    expect(quantities()).to.deep.equal(known.map((id) => all.indexOf(id) + 1));
    expect(puts().length).to.be.below(32);
  });

  it('fails an unknown id alone, when there is no other item', async () => {
    step = await supplierStep({ products: 1 });
    const [body] = await run([{ id: UNKNOWN[0], quantity: 1 }]);
    expect(body).to.include({ succeeded: 0, failed: 1 });
    expect(step.wire()).to.deep.equal(['POST /oauth/token', 'PUT /inventory', 'GET /webhooks']);
  });

  it('gives up when hundreds of items are refused and none is set', async () => {
    step = await supplierStep({ products: 1 });
    const items = Array.from({ length: 1000 }, (_, at) => ({ id: UNKNOWN[0].slice(0, -4) + (1000 + at), quantity: 1 }));
    let sent = 0;
    const refusing = async ({ url }: { readonly url: string }) => {
      if (!url.endsWith('/inventory')) return { status: 200, headers: {}, body: '{"access_token":"token-1"}' };
      sent++;
      return { status: 404, headers: {}, body: '' };
    };
    const runtime = { ...step.runtime, transportTo: () => ({ send: refusing }) };
    const error = await attemptAction(step, setInventory, { items }, {}, { runtime });
    expect(error).to.have.property('name', 'InputError');
    expect(error?.message).to.contain('refused all of the first 300 items').and.contain('does not know this id');
    expect(sent).to.equal(3 * 199);
  });

  it('halves what is too large for the platform', async () => {
    step = await supplierStep({ products: 100, maxBatch: 30 });
    const [body] = await run(ids().map((id) => ({ id, quantity: 9 })));
    expect(body).to.include({ succeeded: 100, failed: 0 });
    expect(new Set(quantities())).to.deep.equal(new Set([9]));
  });

  for (const status of [404, 410]) {
    it(`says that the platform is gone when it answers ${status} to everything`, async () => {
      step = await supplierStep({ products: 200 });
      step.emulator.faults.add({ path: /^\/(inventory|webhooks)/, every: 1, action: { kind: 'status', status } });
      const error = await attemptAction(step, setInventory, { items: ids().map((id) => ({ id, quantity: 1 })) });
      expect(error).to.have.property('name', 'ConfigurationError');
      expect(error?.message).to.match(/moved or been closed|closed this address/);
      expect(error?.message).to.contain('No other host was tried');
      expect(error?.message).to.contain('0 of 200 quantities are known to be set');
      expect(step.wire().length).to.be.below(4);
    });
  }

  it('follows no redirect', async () => {
    step = await supplierStep({ products: 1 });
    const headers = { location: 'https://elsewhere.example.com/inventory' };
    step.emulator.faults.add({ path: '/inventory', action: { kind: 'status', status: 307, headers } });
    const error = await attemptAction(step, setInventory, { items: [{ id: ids()[0], quantity: 1 }] });
    expect(error).to.have.property('name', 'ProtocolError');
    expect(step.wire()).to.deep.equal(['POST /oauth/token', 'PUT /inventory']);
  });

  it('waits as long as a refusal asks for', async () => {
    step = await supplierStep({ products: 1 });
    const headers = { 'retry-after': '42' };
    step.emulator.faults.add({ path: '/inventory', action: { kind: 'status', status: 429, headers } });
    const startMs = step.clock.nowMs();
    expect((await run([{ id: ids()[0], quantity: 1 }]))[0]).to.include({ succeeded: 1 });
    expect(step.clock.nowMs() - startMs).to.be.within(42_000, 44_000);
  });

  it('ends with an outage, and says how many quantities are set', async () => {
    step = await supplierStep({ products: 150 });
    step.emulator.faults.add({ path: '/inventory', nth: 2, every: 1, action: { kind: 'status', status: 503 } });
    const error = await attemptAction(step, setInventory, { items: ids().map((id) => ({ id, quantity: 1 })) });
    expect(error).to.have.property('name', 'UnavailableError');
    expect(error?.message).to.contain('100 of 150 quantities are known to be set');
  });

  it('sets exactly the quantities of 10,000 items when every tenth answer is lost', async function () {
    this.timeout(60_000);
    step = await supplierStep(
      { products: 10_000, rotateRefreshToken: true, accessTokenLifeS: 60, latencyMs: 2_000 },
      (emulator) => ({
        refreshToken: emulator.connect().refresh_token,
      }),
    );
    step.emulator.faults.add({ path: '/inventory', nth: 10, every: 10, action: { kind: 'lostAnswer' } });
    const wanted = ids().map((id, at) => ({ id, quantity: (at * 7919) % 1000 }));
    const [body] = await run(wanted);
    expect(body).to.include({ succeeded: 10_000, failed: 0 });
    expect(quantities()).to.deep.equal(wanted.map(({ quantity }) => quantity));
    expect(puts().length).to.be.within(105, 125);
    // Renewed between batches, and never too late.
    expect(step.wire().filter((line) => line === 'POST /oauth/token').length).to.be.above(3);
    expect(step.emulator.log.entries.filter(({ status }) => status === 401)).to.deep.equal([]);
  });

  it('shows its form without a connection, and warns of items that are not tracked', async () => {
    step = await supplierStep({ products: 1 });
    const { in: form, out } = await getMetaModel({ system: 'supplier' });
    const items = form.properties?.['items'];
    expect(Object.keys(items?.items?.properties ?? {})).to.deep.equal(['id', 'quantity']);
    expect(items?.help?.description).to.contain('isInventoryTrackingEnabled');
    expect(Object.keys(out.properties ?? {})).to.deep.equal(['results', 'succeeded', 'failed']);
    expect(step.wire()).to.deep.equal([]);
  });
});
