import { expect } from 'chai';
import type { VendorRecord } from '../../../lib/common/model/query';
import { formatTime } from '../../../lib/common/model/times';
import type { PollSummary } from '../../../lib/common/polling/poll';
import { poll } from '../../../lib/common/polling/poll';
import type { PollSettings } from '../../../lib/common/polling/pollSettings';
import { createRetailSystem } from '../../../lib/common/systems/retail/system';
import { silentLog } from '../../../lib/common/util/log';
import { pollSettings } from '../../support/pollSettings';
import { seededRandom } from '../../support/seededRandom';
import { type Row, shopStub } from '../../support/shopStub';
import { testClock } from '../../support/testClock';

const NOON = Date.parse('2026-06-01T12:00:00Z');
const SAME_SECOND = formatTime(NOON - 3_600_000);
const versionOf = ({ itemID, timeStamp }: Row | VendorRecord) => `${itemID} ${timeStamp}`;

/** `count` items, of which the middle 70 % carry one and the same second. */
const items = (count: number): Row[] =>
  Array.from({ length: count }, (_, at) => {
    const sideMs = at < count * 0.15 ? -1000 * (count - at) : 1000 * (at - count * 0.85 + 1);
    const same = at >= count * 0.15 && at < count * 0.85;
    return {
      itemID: String(((at * 7919) % count) + 1),
      timeStamp: same ? SAME_SECOND : formatTime(NOON - 3_600_000 + Math.floor(sideMs / 10)),
    };
  });

/** A shop that is being worked in: after every answer time goes on and a few items change. */
function changingShop(rows: Row[], changes: number) {
  const random = seededRandom(7);
  let nowMs = NOON;
  let left = changes;
  const shop = shopStub('Item', 'itemID', rows, {
    nowMs: () => nowMs,
    afterAnswer: () => {
      nowMs += 400;
      for (let i = 0; i < 3 && left > 0; i++, left--) {
        const row = rows[Math.floor(random() * rows.length)];
        if (row) row.timeStamp = formatTime(nowMs);
      }
    },
  });
  return { shop, pass: (ms: number) => (nowMs += ms) };
}

class Killed extends Error {}

/** Whether the process dies instead of the next step, a step being a page or a snapshot that went out. */
type Kill = (stepsDone: number, snapshotsStored: number) => boolean;

/** The platform's side: what was delivered, which snapshot is stored, and when the process dies. */
function platform(kill: Kill) {
  const delivered: string[] = [];
  const wrongRepeats: string[] = [];
  const seen = new Set<string>();
  /** Out, but not yet covered by a snapshot: after a crash it may come again, once. */
  let uncovered: string[] = [];
  let repeatable: string[] = [];
  let stored: unknown;
  let stepsDone = 0;
  let snapshotsStored = 0;
  const step = () => {
    if (kill(stepsDone, snapshotsStored)) {
      repeatable = [...repeatable, ...uncovered];
      throw new Killed();
    }
    stepsDone++;
  };
  return {
    delivered,
    wrongRepeats,
    stored: () => stored,
    output: {
      async page(records: readonly VendorRecord[]) {
        step();
        const versions = records.map(versionOf);
        wrongRepeats.push(...versions.filter((version) => seen.has(version) && !repeatable.includes(version)));
        repeatable = repeatable.filter((version) => !versions.includes(version));
        for (const version of versions) seen.add(version);
        delivered.push(...versions);
        uncovered = versions;
      },
      async snapshot(value: unknown) {
        step();
        snapshotsStored++;
        stored = JSON.parse(JSON.stringify(value));
        uncovered = [];
      },
    },
  };
}

/** Polls again and again until a run reaches the end without anything new. */
async function pollToTheEnd(rows: Row[], changes: number, kill: Kill, more: Partial<PollSettings> = {}) {
  const { shop, pass } = changingShop(rows, changes);
  const system = createRetailSystem({ client: shop, clock: testClock(NOON), log: silentLog });
  const receiver = platform(kill);
  const settings = pollSettings('Item', { kind: 'time', field: 'timeStamp' }, more);
  const deps = { clock: testClock(NOON), log: silentLog };
  for (let runs = 1; runs < 2000; runs++) {
    const run = poll(system, settings, receiver.stored(), receiver.output, deps);
    const summary = await run.catch((error: unknown): PollSummary | undefined => {
      if (error instanceof Killed) return undefined;
      throw error;
    });
    if (summary?.ended === 'end' && summary.records === 0) return { ...receiver, runs, requests: shop.seen.length };
    if (summary?.ended === 'end') pass(10_000);
  }
  throw new Error('polling never came to an end');
}

const never: Kill = () => false;

/** Dies twice on the way to every snapshot: before its page is out, and when that is out; the third try lives. */
function everywhere(): Kill {
  let tries = 0;
  let stored = 0;
  return (_, snapshotsStored) => {
    tries = snapshotsStored === stored ? tries + 1 : 1;
    stored = snapshotsStored;
    return tries === 1 || tries === 3;
  };
}

/** Dies once, before the given step. */
function once(step: number): Kill {
  let died = false;
  return (stepsDone) => {
    if (died || stepsDone !== step) return false;
    died = true;
    return true;
  };
}

describe('polling, exactly once', function () {
  this.timeout(60_000);

  it('10,000 items, 7,000 of one second, changed while they are read, over many runs', async () => {
    const rows = items(10_000);
    const { delivered, wrongRepeats, runs } = await pollToTheEnd(rows, 250, never, { timeLimitMs: 0 });
    expect(runs).to.be.greaterThan(100);
    expect(wrongRepeats).to.deep.equal([]);
    expect(new Set(delivered).size, 'no version twice').to.equal(delivered.length);
    expect(missing(rows, delivered), 'the last version of every item').to.deep.equal([]);
  });

  it('the same, killed before every page and every snapshot', async () => {
    const rows = items(10_000);
    const { delivered, wrongRepeats, runs } = await pollToTheEnd(rows, 250, everywhere());
    expect(runs).to.be.greaterThan(200);
    expect(wrongRepeats, 'a kill repeats its own page only, and once').to.deep.equal([]);
    expect(missing(rows, delivered)).to.deep.equal([]);
  });

  it('a single kill before any step, in runs of one page and of many', async () => {
    for (const maxPages of [Number.POSITIVE_INFINITY, 3, 1]) {
      for (let step = 0; step < 75; step++) {
        const rows = items(300);
        const { delivered, wrongRepeats } = await pollToTheEnd(rows, 20, once(step), { maxPages, pageSize: 10 });
        expect(wrongRepeats, `step ${step}`).to.deep.equal([]);
        expect(missing(rows, delivered), `step ${step}`).to.deep.equal([]);
        expect(delivered.length - new Set(delivered).size, `step ${step}`).to.be.at.most(10);
      }
    }
  });

  it('a second with thousands of items is not read from its beginning again', async () => {
    const { requests, runs } = await pollToTheEnd(items(10_000), 0, never, { timeLimitMs: 0 });
    // Each run reads its page, and at most one empty or short one before it.
    expect(requests).to.be.at.most(2 * runs + 2);
  });
});

const missing = (rows: readonly Row[], delivered: readonly string[]): string[] => {
  const out = new Set(delivered);
  return rows.map(versionOf).filter((version) => !out.has(version));
};
