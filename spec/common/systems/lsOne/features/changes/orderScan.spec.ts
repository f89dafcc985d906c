import { expect } from 'chai';
import type { Condition, VendorRecord } from '../../../../../../lib/common/model/query';
import type { ChangeScan } from '../../../../../../lib/common/polling/changeScan';
import type { PollSettings } from '../../../../../../lib/common/polling/pollSettings';
import { purchaseOrder } from '../../../../../../lib/common/systems/lsOne/catalogue/purchaseOrder';
import type { OrderReads } from '../../../../../../lib/common/systems/lsOne/features/changes/orderReads';
import { orderScan } from '../../../../../../lib/common/systems/lsOne/features/changes/orderScan';
import { recordTest } from '../../../../../../lib/common/systems/lsOne/query/recordTest';
import { InputError } from '../../../../../../lib/common/util/errors';

const [OPEN, CLOSED, PARTIAL, PLACED] = [0, 1, 2, 3];

/** Orders in memory; `beforePage` is called before each list is read, and may change them. */
function shop(...orders: VendorRecord[]) {
  const got: string[] = [];
  let proofs = 0;
  const reads: OrderReads & { beforePage: (conditions: readonly Condition[]) => void } = {
    beforePage: () => {},
    async *pages({ filters = [] }) {
      const conditions = filters as Condition[];
      reads.beforePage(conditions);
      const records = orders.filter(recordTest(purchaseOrder, conditions)).map((order) => ({ ...order }));
      yield { records, number: 1, serverNowMs: undefined };
    },
    async get({ id }, { relations = [] } = {}) {
      got.push(id);
      const order = orders.find((each) => each['id'] === id);
      return order && { ...order, ...(relations.includes('lines') && { lines: [] }) };
    },
    async proveServer() {
      proofs++;
    },
  };
  return { orders, reads, got, proofs: () => proofs };
}

const order = (
  id: string,
  purchaseStatus: number | undefined,
  createdDate = `2026-06-01T10:00:${id}`,
): VendorRecord => ({
  id,
  purchaseStatus,
  createdDate,
});

const settingsOf = (pollingField: string, more: Partial<PollSettings> = {}): PollSettings => ({
  entity: purchaseOrder,
  by: { kind: 'changes', field: pollingField },
  pageSize: 100,
  maxPages: Number.POSITIVE_INFINITY,
  relations: [],
  archived: 'include',
  filters: [],
  parents: {},
  sample: false,
  settleMs: 0,
  timeLimitMs: 60_000,
  ...more,
});

/** Scans to the end; the ids and statuses that came, and the memory, as it lies in the snapshot. */
async function scanned(scan: ChangeScan, missing: readonly string[] = []) {
  const came: string[] = [];
  for await (const records of scan.records())
    came.push(...records.map(({ id, purchaseStatus }) => `${id}:${purchaseStatus}`));
  const found = missing.length > 0 ? await scan.missing(missing) : new Map<string, VendorRecord>();
  const memory: unknown = JSON.parse(JSON.stringify(scan.memory?.() ?? null));
  return { came, found: [...found.values()], memory };
}

describe('orderScan by changes', () => {
  const settings = settingsOf('changes');

  it('reads open, placed and partly received orders, and at first no closed ones', async () => {
    const { reads } = shop(order('01', OPEN), order('02', CLOSED), order('03', PARTIAL), order('04', PLACED));
    const { came } = await scanned(orderScan(reads, { settings, memory: undefined }));
    expect(came).to.deep.equal(['01:0', '04:3', '03:2']);
  });

  it('tells of orders that were created and closed since the scan before, once', async () => {
    const { reads, orders } = shop(order('01', OPEN), order('02', CLOSED));
    const first = await scanned(orderScan(reads, { settings, memory: undefined }));
    orders.push(order('03', CLOSED));
    const second = await scanned(orderScan(reads, { settings, memory: first.memory }));
    expect(second.came).to.deep.equal(['01:0', '03:1']);
    const third = await scanned(orderScan(reads, { settings, memory: second.memory }));
    expect(third.came).to.deep.equal(['01:0']);
  });

  it('tells of a closed order where there was none at all before', async () => {
    const { reads, orders } = shop();
    const first = await scanned(orderScan(reads, { settings, memory: undefined }));
    orders.push(order('01', CLOSED));
    const { came } = await scanned(orderScan(reads, { settings, memory: first.memory }));
    expect(came).to.deep.equal(['01:1']);
  });

  it('does not take the oldest closed orders for new ones when none was open', async () => {
    const { reads } = shop(order('01', CLOSED), order('02', CLOSED));
    const first = await scanned(orderScan(reads, { settings, memory: undefined }));
    expect((await scanned(orderScan(reads, { settings, memory: first.memory }))).came).to.deep.equal([]);
  });

  it('finds an order whose date lies before the latest one: the clock was set back, or it appeared later', async () => {
    const { reads, orders } = shop(order('01', OPEN, '2026-10-25T02:59:59.1234567'));
    const first = await scanned(orderScan(reads, { settings, memory: undefined }));
    orders.push(order('02', CLOSED, '2026-10-25T02:00:00'));
    const second = await scanned(orderScan(reads, { settings, memory: first.memory }));
    expect(second.came).to.deep.equal(['01:0', '02:1']);
    expect((await scanned(orderScan(reads, { settings, memory: second.memory }))).came).to.deep.equal(['01:0']);
  });

  it('meets an order again that goes on while the lists are read, and never misses it', async () => {
    const moving = order('01', OPEN);
    const { reads } = shop(moving);
    const scan = orderScan(reads, { settings, memory: { from: '', ids: [] } });
    reads.beforePage = (conditions) => {
      const status = conditions.find(({ field }) => field === 'purchaseStatus')?.values[0];
      moving['purchaseStatus'] = Number(status);
    };
    expect((await scanned(scan)).came).to.deep.equal(['01:0', '01:3', '01:2', '01:1']);
  });

  it('asks for a missing order by its id: gone, closed, or passed over', async () => {
    const { reads, orders } = shop(order('01', OPEN), order('02', OPEN), order('03', PLACED));
    const first = await scanned(orderScan(reads, { settings, memory: undefined }));
    orders.splice(0, 3, order('02', CLOSED), order('03', PLACED));
    const scan = orderScan(reads, { settings, memory: first.memory });
    const { found } = await scanned(scan, ['01', '02', '03']);
    expect(found.map(({ id }) => id)).to.deep.equal(['02', '03']);
    expect(found.map((each) => scan.isFinal?.(each))).to.deep.equal([true, false]);
    expect(found.map((each) => scan.isFollowed?.(each))).to.deep.equal([false, true]);
  });

  it('does not bring a closed order again that was asked for by its id', async () => {
    const { reads, orders } = shop(order('01', OPEN));
    const first = await scanned(orderScan(reads, { settings, memory: undefined }));
    // It is closed only after the lists were read.
    orders.splice(0);
    const closing: OrderReads = { ...reads, get: async () => order('01', CLOSED) };
    const { memory } = await scanned(orderScan(closing, { settings, memory: first.memory }), ['01']);
    orders.push(order('01', CLOSED));
    expect((await scanned(orderScan(reads, { settings, memory }))).came).to.deep.equal([]);
  });

  it('does not bring closed orders again when the latest order was deleted', async () => {
    const closed = order('02', CLOSED, '2026-05-20T10:00:00');
    const { reads, orders } = shop(order('01', OPEN, '2026-05-01T10:00:00'), closed, order('03', OPEN));
    const first = await scanned(orderScan(reads, { settings, memory: undefined }));
    orders.pop();
    const second = await scanned(orderScan(reads, { settings, memory: first.memory }));
    const third = await scanned(orderScan(reads, { settings, memory: second.memory }));
    expect([second.came, third.came]).to.deep.equal([['01:0'], ['01:0']]);
  });

  it('has it proved that the server is there before it says that all orders are gone', async () => {
    const { reads, orders, proofs } = shop(order('01', OPEN), order('02', CLOSED));
    const { memory } = await scanned(orderScan(reads, { settings, memory: undefined }));
    expect((await scanned(orderScan(reads, { settings, memory }), ['03'])).found).to.deep.equal([]);
    expect(proofs()).to.equal(0);
    orders.length = 0;
    expect((await scanned(orderScan(reads, { settings, memory }), ['01'])).found).to.deep.equal([]);
    expect(proofs()).to.equal(1);
  });

  it('goes by the filter', async () => {
    const { reads, orders } = shop(order('01', OPEN), { ...order('02', OPEN), storeID: 'S0001' });
    const filters: Condition[] = [{ field: 'storeID', operator: '=', values: ['S0001'] }];
    const scan = orderScan(reads, { settings: { ...settings, filters }, memory: undefined });
    expect((await scanned(scan)).came).to.deep.equal(['02:0']);
    expect(scan.isFollowed?.(orders[0] ?? {})).to.equal(false);
    expect(scan.isFollowed?.(orders[1] ?? {})).to.equal(true);
  });

  it('reads only the statuses that the filter leaves', async () => {
    const lists: unknown[] = [];
    const { reads } = shop(order('01', OPEN), order('02', PLACED), order('03', CLOSED));
    reads.beforePage = (conditions) => lists.push(conditions[0]?.values[0]);
    const filters: Condition[] = [{ field: 'status', operator: '!=', values: ['0'] }];
    const scan = orderScan(reads, { settings: { ...settings, filters }, memory: { from: '', ids: [] } });
    expect((await scanned(scan)).came).to.deep.equal(['02:3', '03:1']);
    expect(lists.slice(0, 2)).to.deep.equal(['3', '2']);
  });

  it('refuses a filter that leaves closed orders alone', () => {
    const { reads } = shop();
    const filters: Condition[] = [{ field: 'purchaseStatus', operator: '=', values: ['1'] }];
    expect(() => orderScan(reads, { settings: { ...settings, filters }, memory: undefined })).to.throw(
      InputError,
      /"purchaseStatus" in a later step/,
    );
  });

  it('shows closed orders in a sample, where there are no others', async () => {
    const { reads } = shop(order('01', CLOSED));
    const sample = settingsOf('changes', { sample: true });
    expect((await scanned(orderScan(reads, { settings: sample, memory: undefined }))).came).to.deep.equal(['01:1']);
  });

  it('begins anew with a memory that makes no sense', async () => {
    for (const memory of [null, 'x', {}, { from: 'yesterday', ids: [] }, { from: '', ids: [1] }]) {
      const { reads } = shop(order('01', CLOSED), order('02', OPEN));
      expect((await scanned(orderScan(reads, { settings, memory }))).came).to.deep.equal(['02:0']);
    }
  });
});

describe('orderScan by createdDate', () => {
  const settings = settingsOf('createdDate');

  it('reads orders of every status, the oldest first, each once', async () => {
    const { reads, orders } = shop(order('03', OPEN), order('01', CLOSED), order('02', PLACED));
    const first = await scanned(orderScan(reads, { settings, memory: undefined }));
    expect(first.came).to.deep.equal(['01:1', '02:3', '03:0']);
    orders.push(order('04', OPEN), order('05', CLOSED, '2026-06-01T09:30:00'));
    const second = await scanned(orderScan(reads, { settings, memory: first.memory }));
    expect(second.came).to.deep.equal(['05:1', '04:0']);
    const third = await scanned(orderScan(reads, { settings, memory: second.memory }));
    expect(third.came).to.deep.equal([]);
    expect(third.memory).to.deep.equal(second.memory);
  });

  it('sees no news in an order that was changed or deleted', async () => {
    const { reads } = shop(order('01', OPEN));
    const scan = orderScan(reads, { settings, memory: undefined });
    expect(scan.version?.(order('01', OPEN))).to.deep.equal(scan.version?.(order('01', CLOSED)));
    const { found } = await scanned(scan, ['09']);
    expect(found).to.deep.equal([{ id: '09', deleted: true }]);
    expect(scan.version?.(found[0] ?? {})).to.deep.equal(scan.version?.({ id: '09' }));
    expect(scan.isFinal?.({ id: '09' })).to.equal(true);
  });

  it('takes 250 at a time, and keeps less than 5 KB in mind', async () => {
    const time = (at: number) => new Date(Date.parse('2026-06-01T00:00:00Z') + at * 20_000).toISOString().slice(0, 19);
    const { reads } = shop(
      ...Array.from({ length: 900 }, (_, at) => order(`0-${String(at).padStart(8, '0')}`, OPEN, time(at))),
    );
    const came: string[] = [];
    let memory: unknown;
    for (let run = 0; run < 5; run++) {
      const done = await scanned(orderScan(reads, { settings, memory }));
      expect(done.came.length).to.equal([250, 250, 250, 150, 0][run]);
      came.push(...done.came);
      memory = done.memory;
      expect(JSON.stringify(memory).length).to.be.below(5000);
    }
    expect(new Set(came).size).to.equal(900);
  });

  it('does not bring orders again that a killed run had emitted, when earlier ones have pushed them back', async () => {
    const late = Array.from({ length: 250 }, (_, at) =>
      order(`9${String(at).padStart(3, '0')}`, OPEN, '2026-06-01T09:59:00'),
    );
    const { reads } = shop(order('01', OPEN), ...late);
    const second = await scanned(orderScan(reads, { settings, memory: undefined }), ['01']);
    expect(second.came).to.have.length(250).and.not.include('01:0');
    expect((await scanned(orderScan(reads, { settings, memory: second.memory }))).came).to.deep.equal([]);
  });

  it('loads the lines of the orders that go out, and of no others', async () => {
    const { reads, got } = shop(order('01', OPEN), order('02', OPEN));
    const withLines = settingsOf('createdDate', { relations: ['lines'] });
    const memory = { from: '2026-06-01T09:00:00', ids: ['01'] };
    await scanned(orderScan(reads, { settings: withLines, memory }));
    expect(got).to.deep.equal(['02']);
  });
});
