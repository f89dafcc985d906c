import { expect } from 'chai';
import { getMetaModel } from '../../lib/actions/createOrder';
import type { Demo } from '../../runner/demos/demoSystem';
import { lsOneDemo } from '../../runner/demos/lsOne';
import { retailDemo } from '../../runner/demos/retail';
import { supplierDemo } from '../../runner/demos/supplier';
import { lineLog } from '../../runner/log';
import { runFunction } from '../../runner/runFunction';
import { loadFunction } from '../../runner/sailor';

describe('The demo', () => {
  /** Runs what the demo runs. */
  async function run({ account, step, fn = 'pollEntity', recordsIn }: Demo, body: unknown, before?: unknown) {
    const emitted: unknown[] = [];
    let snapshot = before;
    const { errors } = await runFunction({
      module: await loadFunction(fn),
      cfg: { ...account.credentials, ...step },
      log: lineLog('error', () => {}),
      body: body ?? {},
      snapshot,
      onData: (message) => emitted.push(...(recordsIn?.(message.body) ?? [message.body])),
      onSnapshot: (next) => {
        snapshot = next;
      },
    });
    expect(errors).to.deep.equal([]);
    return { count: emitted.length, snapshot };
  }

  for (const [system, start] of Object.entries({ lsOne: lsOneDemo, supplier: supplierDemo })) {
    it(`on ${system} emits as many records as it says, in both runs`, async () => {
      const demo = await start();
      try {
        const first = await run(demo, demo.body);
        expect(first.count).to.equal(demo.count);
        const change = demo.change();
        expect((await run(demo, change.body, first.snapshot)).count).to.equal(change.count);
      } finally {
        await demo.account.close();
      }
    });
  }

  it('on Lightspeed Retail changes as many items as it says', async () => {
    const demo = await retailDemo();
    try {
      expect(demo.greeting).to.contain(`${demo.count} items`);
      expect(demo.change()).to.deep.equal({ text: '40 items change', count: 40 });
    } finally {
      await demo.account.close();
    }
  });
});

describe('The form of a purchase order on LS One', () => {
  it('has the fields of an order and of its lines in the names of replies, and the result of each line', async () => {
    const { in: input, out } = await getMetaModel({ system: 'lsOne' });
    expect(input.properties).to.include.keys('description', 'vendorID', 'storeID', 'refNum', 'lines');
    const line = input.properties?.['lines']?.items?.properties;
    expect(line).to.include.keys('itemID', 'unitID', 'quantity', 'unitPrice').and.not.have.any.keys('purchaseOrderID');
    expect(Object.keys(out.properties ?? {})).to.deep.equal(['order', 'lines', 'created', 'found', 'failed']);
    expect(JSON.stringify([input, out])).to.not.match(/lightspeed/i);
  });
});
