import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from 'chai';
import { startComponentStep } from '../../runner/flows/componentFlowStep';
import { readFlowFile } from '../../runner/flows/flowFile';
import { reportFlow } from '../../runner/flows/flowReport';
import type { FlowMessage } from '../../runner/flows/mapping';
import { startFlow } from '../../runner/flows/startFlow';
import { openBroker } from '../../runner/platform/broker';
import { type Container, startStep } from '../../runner/platform/container';
import { startPlatformApi } from '../../runner/platform/platformApi';
import { componentRoot } from '../../runner/sailor';
import { emulatedLsOne } from '../../runner/systems/lsOne';
import { emulatedRetail } from '../../runner/systems/retail';
import { emulatedSupplier } from '../../runner/systems/supplier';

const LOOK_MS = 200;

describe('Flows of several steps', () => {
  /** What has to be closed, in the order of its opening. */
  let opened: { close(): unknown }[];
  beforeEach(() => {
    opened = [];
  });
  afterEach(async () => {
    for (const each of opened.reverse()) await each.close();
  });
  function closeLater<T extends { close(): unknown }>(value: T): T {
    opened.push(value);
    return value;
  }

  it('reorder what is low: one purchase order per vendor, each line once', async () => {
    const file = readFlowFile(join(componentRoot, 'flows', 'reorder.json'));
    const account = closeLater(await emulatedRetail(file.emulator?.['retail']));
    const { records } = account.emulator.admin;
    const before = records('OrderLine').length;
    const flow = closeLater(
      await startFlow(file, { accounts: { retail: account }, runs: 1, everyS: 60, snapshots: {}, env: process.env }),
    );
    await flow.done;
    const { errors, result } = await reportFlow(file, flow, { accounts: 'retail', seconds: 1 });
    expect(errors).to.deep.equal([]);
    const lines = records('OrderLine').slice(before);
    const low = records('ItemShop').filter(
      ({ shopID, qoh, reorderPoint, reorderLevel }) =>
        Number(shopID) === 1 && Number(reorderLevel) > 0 && Number(qoh) <= Number(reorderPoint),
    );
    expect(lines.length).to.be.above(5);
    expect(new Set(lines.map(({ itemID }) => itemID))).to.have.property('size', lines.length);
    expect(low.map(({ itemID }) => itemID)).to.include.members(lines.map(({ itemID }) => itemID));
    const vendors = result?.rows.map(({ vendor }) => vendor);
    expect(new Set(vendors)).to.have.property('size', vendors?.length);
    expect(flow.snapshots).to.have.nested.property('stock.objectType', 'ItemShop');
  });

  it('bring what LS One has received into the supplier inventory', async () => {
    const file = readFlowFile(join(componentRoot, 'flows', 'ls-one-stock-to-supplier.json'));
    const lsOne = closeLater(await emulatedLsOne(file.emulator?.['lsOne']));
    const supplier = closeLater(await emulatedSupplier(file.emulator?.['supplier']));
    const accounts = { lsOne, supplier };
    const flow = closeLater(await startFlow(file, { accounts, runs: 1, everyS: 60, snapshots: {}, env: process.env }));
    await flow.done;
    const { errors, result } = await reportFlow(file, flow, { accounts: 'both', seconds: 1 });
    expect(errors).to.deep.equal([]);
    expect(result?.rows.length).to.be.above(3);
    const stored = new Map(supplier.emulator.admin.products().map(({ id, quantity }) => [id, quantity]));
    for (const { product, quantity } of result?.rows ?? []) expect(stored.get(String(product))).to.equal(quantity);
  });

  it('go on when a process is killed in the middle of its work', async () => {
    const broker = closeLater(await openBroker());
    const api = closeLater(await startPlatformApi());
    const { credentials } = closeLater(
      await emulatedRetail({
        size: { items: 20 },
        registers: 20,
        latencyMs: 300,
      }),
    );
    api.steps['item'] = { config: { ...credentials, objectType: 'Item' }, snapshot: {} };
    const containers: Container[] = [];
    const results: FlowMessage[] = [];
    const errors: string[] = [];
    const step = await startComponentStep(
      { id: 'item', title: 'Look up', function: 'lookupObject', mapping: { itemID: 'id' } },
      {
        channel: await broker.openChannel(),
        async startContainer(queues, onLine) {
          const env = { LOG_LEVEL: 'trace' };
          const container = await startStep('lookupObject', queues, broker.uri, api, { stepId: 'item', env, onLine });
          closeLater({ close: container.kill });
          containers.push(container);
          return container;
        },
        onSnapshot() {},
        variables: {},
        outlet: { onData: (message) => results.push(message), onError: (text) => errors.push(text) },
      },
    );
    closeLater(step);
    for (let id = 1; id <= 6; id++) await step.give({ body: { id: String(id) } });
    while (results.length < 2) await sleep(LOOK_MS);
    containers[0]?.kill();
    while (!(await step.isIdle())) await sleep(LOOK_MS);
    expect(new Set(results.map(({ body }) => Object(body).itemID))).to.have.property('size', 6);
    expect(errors).to.deep.equal([]);
    expect(step.figures).to.include({ in: 6, restarts: 1, errors: 0 });
    await step.stop();
  });
});
