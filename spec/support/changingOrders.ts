import type { VendorRecord } from '../../lib/common/model/query';
import type { EmulatedLsOne } from './emulatedLsOne';
import { pollOnce } from './emulatedPoll';
import { randomChoices } from './seededRandom';

const [OPEN, CLOSED, PARTIAL, PLACED] = [0, 1, 2, 3] as const;

/** Orders of an emulated LS One that change while they are polled; each change gives an order another description. */
interface ChangingOrders {
  /** Creates, changes, places, receives, closes or deletes an order, or creates one that is closed at once. */
  disturb(): void;
  /** The names of the versions in a message. */
  versionsOf(body: unknown): string[];
  /**
   * What is wrong with the messages that came: a version that came twice and is not `repeatable`, an order whose last
   * version never came, or a deletion.
   */
  faults(repeatable?: ReadonlySet<string>): string[];
}

function changingOrders(step: EmulatedLsOne, seed: number): ChangingOrders {
  const { admin, clock } = step.emulator;
  const { pick } = randomChoices(seed);
  let count = 0;
  /** Orders that were closed before the first run are not followed. */
  const before = new Set(admin.orders().flatMap(({ id, purchaseStatus }) => (purchaseStatus === CLOSED ? [id] : [])));
  const now = () => new Date(clock.nowMs()).toISOString().slice(0, 23);
  const add = (purchaseStatus: number) =>
    admin.addOrder({ purchaseStatus, description: `v${++count}`, createdDate: now() });
  const change = (purchaseStatus: (present: number) => number) => {
    const order = pick(admin.orders().filter((each) => each.purchaseStatus !== CLOSED));
    const description = `v${++count}`;
    admin.changeOrder(order.id, { description, purchaseStatus: purchaseStatus(order.purchaseStatus) });
  };
  const actions: readonly (() => void)[] = [
    () => change((status) => status),
    () => change((status) => (status === OPEN ? PLACED : PARTIAL)),
    () => change(() => CLOSED),
    () => admin.deleteOrder(pick(admin.orders().filter((each) => each.purchaseStatus !== CLOSED)).id),
    () => void add(OPEN),
    () => void add(PLACED),
    () => void add(CLOSED),
    // Back to what it was: the vendor's page does not say whether that can be.
    () => change((status) => (status === PLACED ? OPEN : status)),
  ];
  const records = (body: unknown): VendorRecord[] =>
    (body as { results?: VendorRecord[] }).results ?? [body as VendorRecord];
  const versionOf = ({ id, deleted, description, purchaseStatus }: VendorRecord) =>
    `${id} ${deleted ? 'deleted' : `${description}, ${purchaseStatus}`}`;

  return {
    disturb: () => pick(actions)(),
    versionsOf: (body) => records(body).map(versionOf),
    faults(repeatable = new Set()) {
      const last = new Map<unknown, string>();
      const came = new Set<string>();
      const faults: string[] = [];
      for (const record of step.bodies.flatMap(records)) {
        const version = versionOf(record);
        if (came.has(version) && !repeatable.has(version)) faults.push(`${version} came twice`);
        came.add(version);
        last.set(record['id'], version);
      }
      for (const order of admin.orders()) {
        const version = versionOf({ ...order });
        if (!before.has(order.id) && last.get(order.id) !== version) {
          faults.push(`${version} is missing, there is ${last.get(order.id)}`);
        }
        last.delete(order.id);
      }
      for (const [id, version] of last) if (version !== `${id} deleted`) faults.push(`${id} was deleted unnoticed`);
      return faults;
    },
  };
}

/** What a poll has come to. */
export interface ChangingPoll {
  readonly faults: readonly string[];
  /** Runs whose process died. */
  readonly kills: number;
  readonly messages: number;
}

/**
 * Polls by comparing while orders change between the requests and between the runs; in every other run the process dies
 * before one of its emits.
 */
export async function pollWhileChanging(step: EmulatedLsOne, runs: number): Promise<ChangingPoll> {
  const cfg = { objectType: 'PurchaseOrder', emitBehavior: 'emitPage' };
  const orders = changingOrders(step, 5);
  const { roll } = randomChoices(9);
  const repeatable = new Set<string>();
  let kills = 0;
  const calmRun = async () => {
    step.clock.advance(60_000);
    const error = await pollOnce(step, cfg);
    if (error) throw error;
  };
  await calmRun();
  for (let run = 0; run < runs; run++) {
    for (let at = roll(12); at > 0; at--) orders.disturb();
    const interleave = { kind: 'interleave', change: orders.disturb, afterCommit: roll(2) === 0 } as const;
    step.emulator.faults.add({ path: /search/, nth: 1 + roll(6), action: interleave });
    step.clock.advance(60_000);
    const killed = killAt(step, run % 2 === 0 ? 1 + roll(4) : Number.POSITIVE_INFINITY);
    const error = await pollOnce(step, { ...cfg, pageSize: String(2 + roll(5)) });
    if (error && !killed.isDead()) throw error;
    step.emulator.faults.clear();
    step.onEmit = () => {};
    kills += killed.isDead() ? 1 : 0;
    if (killed.isDead())
      for (const body of killed.unsaved()) for (const each of orders.versionsOf(body)) repeatable.add(each);
  }
  for (let run = 0; run < 3; run++) await calmRun();
  return { faults: orders.faults(repeatable), kills, messages: step.bodies.length };
}

/** Lets the process die before so many more emits. */
export function killAt(step: EmulatedLsOne, emits: number) {
  let left = emits;
  let unsaved: unknown[] = [];
  step.onEmit = (event, payload) => {
    if (--left <= 0) throw new Error('The platform has gone away');
    unsaved = event === 'snapshot' ? [] : [...unsaved, (payload as { body: unknown }).body];
  };
  return { isDead: () => left <= 0, unsaved: () => unsaved };
}
