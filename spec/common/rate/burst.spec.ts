import { expect } from 'chai';
import type { Sent } from '../../../lib/common/rate/bucket';
import { type Burst, burstAdmitsAtMs, newBurst, settleBurst } from '../../../lib/common/rate/burst';

const sentAt = (sentAtMs: number): Sent => ({ sentAtMs, costDrips: 1 });

/** After answers at these times to requests sent just before, nothing else in flight. */
const answered = (...atMs: number[]): Burst =>
  atMs.reduce((burst, ms) => settleBurst(burst, sentAt(ms), { burstLimit: 3 }, 0, ms), newBurst);

describe('burst', () => {
  it('lets the limit go at once, and the next a second after the first answer', () => {
    expect(burstAdmitsAtMs(answered(0, 100), 90, 0, 100)).to.be.at.most(100);
    expect(burstAdmitsAtMs(answered(0, 100, 200), 90, 0, 200)).to.equal(1001);
    expect(burstAdmitsAtMs(answered(0, 100, 200, 1001), 90, 0, 1001)).to.equal(1101);
  });

  it('counts a request in flight however long ago it was sent', () => {
    expect(burstAdmitsAtMs(answered(0), 90, 1, 500)).to.be.at.most(500);
    expect(burstAdmitsAtMs(answered(0), 90, 2, 500)).to.equal(1001);
    expect(burstAdmitsAtMs(answered(0), 90, 3, 500)).to.equal(Number.POSITIVE_INFINITY);
    expect(burstAdmitsAtMs(answered(0), 90, 3, 9000)).to.equal(Number.POSITIVE_INFINITY);
  });

  it('takes two ninths of the bucket where no header tells the limit', () => {
    for (const [sizeDrips, limit] of [
      [90, 20],
      [110, 24],
      [1, 1],
    ] as const) {
      expect(burstAdmitsAtMs(newBurst, sizeDrips, limit - 1, 0)).to.be.at.most(0);
      expect(burstAdmitsAtMs(newBurst, sizeDrips, limit, 0)).to.equal(Number.POSITIVE_INFINITY);
    }
  });

  it('keeps the limit of an earlier header', () => {
    const burst = settleBurst(answered(0), sentAt(10), {}, 0, 10);
    expect(burstAdmitsAtMs(burst, 90, 1, 10)).to.equal(1001);
  });

  describe('others in the same second', () => {
    const told = (burstCount: number, sentAtMs: number, atMs: number, burst = newBurst, inFlight = 0) =>
      settleBurst(burst, sentAt(sentAtMs), { burstCount, burstLimit: 3 }, inFlight, atMs);

    it('take its room', () => {
      expect(burstAdmitsAtMs(told(3, 0, 40), 90, 0, 40)).to.equal(1041);
      expect(burstAdmitsAtMs(told(2, 0, 40), 90, 0, 40)).to.be.at.most(40);
    });

    it('are not our own, answered or in flight', () => {
      expect(told(3, 0, 40, newBurst, 2).countedAtMs).to.have.length(1);
      expect(told(3, 0, 40, answered(0, 20)).countedAtMs).to.have.length(3);
      expect(told(3, 500, 1400, answered(0, 20)).countedAtMs, 'answered long before this answer').to.have.length(3);
    });

    it('are over when the answer was under way for a second', () => {
      expect(told(3, 0, 1001).countedAtMs).to.have.length(1);
    });

    it('are counted once', () => {
      expect(told(3, 40, 50, told(3, 0, 40)).countedAtMs).to.have.length(4);
    });

    it('are bounded, whatever the header says', () => {
      expect(told(999_999_999, 0, 40).countedAtMs).to.have.length(4);
    });
  });

  it('forgets what is over', () => {
    expect(answered(0, 1, 2, 10_000).countedAtMs).to.deep.equal([10_000]);
  });
});
