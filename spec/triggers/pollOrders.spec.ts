import { expect } from 'chai';
import type { Cfg } from '../../lib/common/platform/context';
import { killAt, pollWhileChanging } from '../support/changingOrders';
import { type EmulatedLsOne, emulatedLsOne } from '../support/emulatedLsOne';
import { pollOnce } from '../support/emulatedPoll';

type Body = Readonly<Record<string, unknown>>;

const ORDERS = { objectType: 'PurchaseOrder' };

const [OPEN, CLOSED, PLACED] = [0, 1, 3];

describe('pollEntity on LS One', () => {
  let step: EmulatedLsOne;

  const start = async (orders: number) => {
    step = await emulatedLsOne({ orders });
  };

  afterEach(() => step.close());

  /** One run; the orders that come, by id and status. */
  async function poll(cfg: Cfg = {}): Promise<string[]> {
    const from = step.bodies.length;
    step.clock.advance(60_000);
    expect(await pollOnce(step, { ...ORDERS, ...cfg })).to.equal(undefined);
    return (step.bodies.slice(from) as Body[]).map(({ id, deleted, purchaseStatus }) =>
      deleted ? `${id} deleted` : `${id} ${purchaseStatus}`,
    );
  }

  describe('by changes', () => {
    it('emits new, changed, closed and deleted orders once', async () => {
      await start(0);
      const { admin } = step.emulator;
      const [a = '', b = '', c = '', d = ''] = [OPEN, PLACED, OPEN, CLOSED].map((purchaseStatus) =>
        admin.addOrder({ purchaseStatus }),
      );
      expect(await poll()).to.deep.equal([`${a} 0`, `${c} 0`, `${b} 3`]);
      expect(await poll()).to.deep.equal([]);
      admin.changeOrder(a, { description: 'other' });
      admin.changeOrder(b, { purchaseStatus: CLOSED });
      admin.deleteOrder(c);
      const e = admin.addOrder({ purchaseStatus: CLOSED });
      expect((await poll()).sort()).to.deep.equal([`${a} 0`, `${b} 1`, `${c} deleted`, `${e} 1`].sort());
      expect(step.bodies).to.deep.include({ id: c, deleted: true });
      admin.changeOrder(d, { description: 'other' });
      expect(await poll()).to.deep.equal([]);
    });

    it('sees with the lines an order whose line has changed', async () => {
      await start(0);
      const { admin } = step.emulator;
      const [a = ''] = [1, 2].map(() => admin.addOrder({}, [{}, {}]));
      expect(await poll({ relations: ['lines'] })).to.have.length(2);
      admin.changeLine(a, '0-00000002', { quantity: '7.5' });
      expect(await poll({ relations: ['lines'] })).to.deep.equal([`${a} 0`]);
      const lines = (step.bodies.at(-1) as { lines: Body[] }).lines;
      expect(lines.map(({ lineNumber, quantity }) => [lineNumber, quantity])).to.deep.equal([
        ['0-00000001', 1],
        ['0-00000002', 7.5],
      ]);
    });

    it('goes by the filter, and tells once of an order that has left it', async () => {
      await start(0);
      const { admin } = step.emulator;
      const [a = '', b = ''] = ['S0001', 'S0002'].map((storeID) => admin.addOrder({ storeID }));
      const filter = 'storeID=S0001';
      expect(await poll({ filter })).to.deep.equal([`${a} 0`]);
      admin.changeOrder(a, { storeID: 'S0002' });
      admin.changeOrder(b, { description: 'other' });
      expect(await poll({ filter })).to.deep.equal([`${a} 0`]);
      admin.changeOrder(a, { description: 'other' });
      expect(await poll({ filter })).to.deep.equal([]);
    });

    it('takes a list that is empty for no proof of a deletion', async () => {
      await start(20);
      const came = await poll();
      expect(came).to.have.length.above(10);
      for (let request = 0; request < 4; request++) {
        step.emulator.faults.add({ path: 'purchase-order/search', action: { kind: 'status', status: 404 } });
        step.emulator.faults.add({ path: 'purchase-orders/search', action: { kind: 'status', status: 404 } });
      }
      expect(await poll()).to.deep.equal([]);
      expect(await poll()).to.deep.equal([]);
    });

    it('takes answers of a server without LS One for no proof of a deletion', async () => {
      await start(5);
      await poll();
      const gone = { action: { kind: 'status', status: 404, body: '<html>Not Found</html>' }, times: 100 } as const;
      for (const path of [/purchase-order/, /authenticate/]) step.emulator.faults.add({ path, ...gone });
      const error = await pollOnce(step, ORDERS);
      expect(error?.message).to.match(/There is no LS One API at the "Environment URL"/);
      step.emulator.faults.clear();
      expect(await poll()).to.deep.equal([]);
    });

    it('does not show an order without lines that was deleted before they were read', async () => {
      await start(0);
      const { admin, faults } = step.emulator;
      const [a = '', b = ''] = [1, 2].map(() => admin.addOrder({}, [{}]));
      faults.add({
        path: /\/line$/,
        nth: 2,
        action: { kind: 'interleave', change: () => admin.deleteOrder(b) },
      });
      expect(await poll({ relations: ['lines'] })).to.deep.equal([`${a} 0`]);
    });

    for (const pollingField of ['changes', 'createdDate']) {
      it(`does not lose new orders after one with a date far in the future: ${pollingField}`, async () => {
        await start(0);
        const { admin } = step.emulator;
        const future = admin.addOrder({ createdDate: '2031-01-01', purchaseStatus: CLOSED });
        const first = admin.addOrder();
        await poll({ pollingField });
        const next = admin.addOrder({ purchaseStatus: CLOSED });
        expect(await poll({ pollingField })).to.deep.equal([`${next} 1`]);
        expect(await poll({ pollingField })).to.deep.equal([]);
        expect([future, first]).to.not.include(next);
      });
    }

    it('finds orders where the server has no search', async () => {
      await start(0);
      const { admin, faults } = step.emulator;
      const a = admin.addOrder();
      faults.add({ path: /search$/, action: { kind: 'status', status: 404 }, times: 100 });
      expect(await poll()).to.deep.equal([`${a} 0`]);
      const b = admin.addOrder({ purchaseStatus: PLACED });
      expect(await poll()).to.deep.equal([`${b} 3`]);
    });

    it('emits each version once while orders change and the process is killed every other run', async function () {
      this.timeout(60_000);
      await start(60);
      const { faults, kills } = await pollWhileChanging(step, 14);
      expect(faults).to.deep.equal([]);
      expect(kills).to.be.at.least(5);
    });
  });

  describe('by createdDate', () => {
    const byCreation = { pollingField: 'createdDate' };

    it('emits every order once, the oldest first, whatever becomes of it', async () => {
      await start(20);
      const { admin } = step.emulator;
      const [oldest, ...others] = admin.orders();
      expect(await poll(byCreation)).to.deep.equal(
        [oldest, ...others].map((order) => `${order?.id} ${order?.purchaseStatus}`),
      );
      admin.changeOrder(oldest?.id ?? '', { description: 'other' });
      admin.changeOrder(others[0]?.id ?? '', { purchaseStatus: CLOSED });
      admin.deleteOrder(others[1]?.id ?? '');
      const added = [OPEN, CLOSED].map((purchaseStatus) => admin.addOrder({ purchaseStatus }));
      expect(await poll(byCreation)).to.deep.equal([`${added[0]} 0`, `${added[1]} 1`]);
      expect(await poll(byCreation)).to.deep.equal([]);
    });

    it('needs a snapshot of 5 KB at most, and some runs for many orders', async function () {
      this.timeout(60_000);
      await start(600);
      const came = [await poll(byCreation), await poll(byCreation), await poll(byCreation), await poll(byCreation)];
      expect(came.map(({ length }) => length)).to.deep.equal([250, 250, 100, 0]);
      expect(new Set(came.flat()).size).to.equal(600);
      for (const snapshot of step.snapshots) expect(JSON.stringify(snapshot).length).to.be.below(5000);
    });

    it('finds an order whose date is older: the server has set its clock back', async () => {
      await start(0);
      const { admin } = step.emulator;
      const a = admin.addOrder({ createdDate: '2026-10-25T02:59:00' });
      expect(await poll(byCreation)).to.deep.equal([`${a} 0`]);
      const b = admin.addOrder({ createdDate: '2026-10-25T02:00:00' });
      expect(await poll(byCreation)).to.deep.equal([`${b} 0`]);
      expect(await poll(byCreation)).to.deep.equal([]);
    });

    it('emits each once although the process is killed and orders change meanwhile', async function () {
      this.timeout(60_000);
      await start(90);
      const { admin } = step.emulator;
      const cfg = { ...ORDERS, ...byCreation, pageSize: '7', emitBehavior: 'emitPage' };
      const repeatable = new Set<unknown>();
      for (let run = 0; run < 40; run++) {
        admin.changeOrder(admin.orders()[run]?.id ?? '', { description: `v${run}` });
        if (run % 4 === 0)
          admin.addOrder({ createdDate: run % 8 === 0 ? '2026-06-01T11:30:00' : '2026-06-01T12:30:00' });
        const killed = killAt(step, run % 2 === 0 ? 1 + (run % 5) : Number.POSITIVE_INFINITY);
        const error = await pollOnce(step, cfg);
        expect(error === undefined).to.equal(!killed.isDead());
        if (killed.isDead()) for (const body of killed.unsaved()) for (const id of idsOf(body)) repeatable.add(id);
      }
      const ids = step.bodies.flatMap(idsOf);
      const twice = ids.filter((id, at) => ids.indexOf(id) !== at && !repeatable.has(id));
      expect(twice).to.deep.equal([]);
      expect([...new Set(ids)].sort()).to.deep.equal(
        admin
          .orders()
          .map(({ id }) => id)
          .sort(),
      );
    });
  });
});

const idsOf = (body: unknown): unknown[] => (body as { results: Body[] }).results.map(({ id }) => id);
