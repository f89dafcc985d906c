import { expect } from 'chai';
import type { Booking } from '../../../lib/common/rate/allowance';
import { parseRateHeaders } from '../../../lib/common/rate/headers';
import { createScheduler } from '../../../lib/common/rate/scheduler';
import { testClock } from '../../support/testClock';

const MAX_MS = 600_000;
const SANE = { 'x-ls-api-bucket-level': '1/90', 'x-ls-api-drip-rate': '1', 'x-ls-api-request-cost': '1' };

type Row = readonly [what: string, status: number, headers: Record<string, string>];

/** Headers that would hold a connection for hours, were they believed. */
const HOLDING: readonly Row[] = [
  ['a level of 82 minutes', 200, { 'x-ls-api-bucket-level': '5000/90' }],
  ['a level of all time', 200, { 'x-ls-api-bucket-level': '1e300/90' }],
  ['a level beyond a tiny size', 200, { 'x-ls-api-bucket-level': '90000/1e-9' }],
  ['a price of all time', 200, { 'x-ls-api-request-cost': '1e308' }],
  ['a slow drip and a high level', 200, { 'x-ls-api-bucket-level': '170/90', 'x-ls-api-drip-rate': '0.1' }],
  [
    'a refusal at such a level',
    429,
    { 'x-ls-api-bucket-level': '5000/90', 'x-ls-api-ratelimit-type': 'api-leaky-bucket' },
  ],
  ['a Retry-After of a day', 429, { ...SANE, 'retry-after': '86400' }],
];

/** Of these another header of the same answer, or common sense, tells better. */
const HARMLESS: readonly Row[] = [
  ['a price of 31 years beside a level', 200, { ...SANE, 'x-ls-api-request-cost': '999999999' }],
  ['a drip rate that is hardly one', 200, { 'x-ls-api-bucket-level': '95/90', 'x-ls-api-drip-rate': '0.0001' }],
];

describe('what one header says', () => {
  for (const random of [0, 0.5, 1]) {
    for (const reserveDrips of [0, 10]) {
      for (const [what, status, headers] of [...HOLDING, ...HARMLESS]) {
        it(`holds a connection for ten minutes at most: ${what} (chance ${random}, reserve ${reserveDrips})`, async () => {
          const clock = testClock();
          const scheduler = createScheduler({ clock, random: () => random, reserveDrips });
          (await scheduler.acquire(1)).settle({ status: 200, rate: parseRateHeaders(SANE) });
          const booking = await scheduler.acquire(1);
          const startMs = clock.nowMs();
          booking.settle({ status, rate: parseRateHeaders(headers) });
          await scheduler.acquire(1);
          expect(clock.nowMs() - startMs).to.be.at.most(MAX_MS);
        });
      }
    }
  }

  for (const [what, status, headers] of HOLDING) {
    it(`lets one request ask again after that, and the others with its answer: ${what}`, async () => {
      const clock = testClock();
      const scheduler = createScheduler({ clock, random: () => 0.5 });
      const startMs = clock.nowMs();
      (await scheduler.acquire(1)).settle({ status, rate: parseRateHeaders(headers) });
      const went: number[] = [];
      const go = async (): Promise<Booking> => {
        const booking = await scheduler.acquire(1);
        went.push(clock.nowMs() - startMs);
        return booking;
      };
      const all = [go(), go(), go()];
      const first = await Promise.race(all);
      await clock.sleep(40_000);
      expect(went).to.have.length(1);
      first.settle({ status: 200, rate: parseRateHeaders(SANE) });
      await Promise.all(all);
      const firstMs = went[0] ?? 0;
      expect(went.every((atMs) => atMs === firstMs || (atMs >= firstMs + 40_000 && atMs < firstMs + 60_000))).to.equal(
        true,
      );
    });
  }

  it('does not make those who are told it again and again send in vain', async () => {
    const clock = testClock();
    const scheduler = createScheduler({ clock, random: () => 0 });
    const startMs = clock.nowMs();
    let sent = 0;
    while (clock.nowMs() - startMs < 3_600_000) {
      (await scheduler.acquire(1)).settle({
        status: 200,
        rate: parseRateHeaders({ 'x-ls-api-bucket-level': '999999999/90' }),
      });
      sent++;
    }
    expect(sent).to.equal(7);
  });
});
