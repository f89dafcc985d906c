import { setTimeout as sleep } from 'node:timers/promises';
import type { Emulator } from '../../../emulator/startEmulator';
import type { Bench } from './bench';
import { idsOf, isAhead, isOver, itemsInOrder } from './polled';

/** What a load with kills came to. */
export interface KilledPollFigures {
  readonly records: number;
  readonly kills: number;
  readonly lost: number;
  /** Records that came again after a kill: in all, and at most after one kill. */
  readonly repeated: number;
  readonly mostRepeatedPerKill: number;
  /** Times that the snapshot told of a record that had not arrived. */
  readonly snapshotsAhead: number;
  readonly errors: number;
  readonly durationS: number;
}

export interface KilledPollPlan {
  readonly kills: number;
  readonly pageSize: number;
  readonly random: () => number;
}

/** A container lives that long at most from its first record on; some are killed before it. */
const LIFE_MS = 1800;
/** What was sent before the kill has arrived by then. */
const SETTLE_MS = 200;
const WHOLE_LOAD_MS = 600_000;

/**
 * Loads the emulator's items in containers that get `kill -9` at random moments, with the snapshot that the platform has at
 * the start of each, and then in one that lives to the end. The message of the run is never sent again by hand: the broker
 * gives it to the next container.
 */
export async function killedPoll(
  bench: Bench<Emulator>,
  { kills, pageSize, random }: KilledPollPlan,
): Promise<KilledPollFigures> {
  const fields = { objectType: 'Item', pageSize: String(pageSize) };
  const { flow, start, kill } = await bench.openStep('pollEntity', fields);
  const startedMs = Date.now();
  const order = itemsInOrder(bench.emulator);
  const seen = { repeated: 0, most: 0, ahead: 0, kills: 0 };
  await flow.trigger();
  const lifeFrom = async () => {
    const from = flow.data.items.length;
    const known = new Set(idsOf(flow));
    if (isAhead(flow, order)) seen.ahead++;
    await start();
    return { from, known };
  };
  const count = ({ from, known }: { readonly from: number; readonly known: ReadonlySet<string> }) => {
    const again = idsOf(flow)
      .slice(from)
      .filter((id) => known.has(id)).length;
    seen.repeated += again;
    seen.most = Math.max(seen.most, again);
  };
  while (seen.kills < kills && !isOver(flow)) {
    const life = await lifeFrom();
    await sleep(random() * LIFE_MS);
    await kill();
    await sleep(SETTLE_MS);
    seen.kills++;
    count(life);
  }
  const last = await lifeFrom();
  if (!isOver(flow)) await flow.snapshots.until('the end of the load', () => isOver(flow), WHOLE_LOAD_MS);
  await sleep(SETTLE_MS);
  count(last);
  const arrived = new Set(idsOf(flow));
  return {
    records: order.length,
    kills: seen.kills,
    lost: order.filter((id) => !arrived.has(id)).length,
    repeated: seen.repeated,
    mostRepeatedPerKill: seen.most,
    snapshotsAhead: seen.ahead,
    errors: flow.errors.items.length + flow.rejected.items.length,
    durationS: Math.round((Date.now() - startedMs) / 1000),
  };
}
