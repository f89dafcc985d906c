import { expect } from 'chai';
import {
  type Answer,
  type Bucket,
  bookDrips,
  bucketAdmitsAtMs,
  levelAt,
  newBucket,
  type Sent,
  settleDrips,
} from '../../../lib/common/rate/bucket';
import type { RateHeaders } from '../../../lib/common/rate/headers';

const ok = (rate: RateHeaders = {}): Answer => ({ status: 200, rate });
const refused = (rate: RateHeaders = {}): Answer => ({ status: 429, rate });

/** A bucket whose level was told at 0 ms, nothing in flight. */
function bucketAt(levelDrips: number, rate: RateHeaders = {}): Bucket {
  const sent: Sent = { sentAtMs: 0, costDrips: 1 };
  return settleDrips(bookDrips(newBucket(0), sent), sent, ok({ levelDrips, ...rate }), 0);
}

/** The bucket with these in flight. */
const flying = (bucket: Bucket, ...sent: Sent[]) => sent.reduce(bookDrips, bucket);

describe('bucket', () => {
  describe('level unknown', () => {
    it('lets one request go, and the next with its answer', () => {
      const sent: Sent = { sentAtMs: 0, costDrips: 1 };
      const asked = bookDrips(newBucket(0), sent);
      expect(bucketAdmitsAtMs(newBucket(0), 1, 0)).to.equal(0);
      expect(bucketAdmitsAtMs(asked, 1, 0)).to.equal(Number.POSITIVE_INFINITY);
      expect(bucketAdmitsAtMs(settleDrips(asked, sent, undefined, 70), 1, 70)).to.equal(70);
      expect(bucketAdmitsAtMs(settleDrips(asked, sent, ok({ sizeDrips: 90 }), 70), 1, 70)).to.equal(70);
    });

    it('stays one at a time until an answer tells the level', () => {
      const sent: Sent = { sentAtMs: 0, costDrips: 1 };
      const silent = settleDrips(bookDrips(newBucket(0), sent), sent, ok(), 70);
      expect(bucketAdmitsAtMs(flying(silent, { sentAtMs: 70, costDrips: 1 }), 1, 70)).to.equal(
        Number.POSITIVE_INFINITY,
      );
    });

    it('takes the first told level as that of the answer, however long it was under way', () => {
      const sent: Sent = { sentAtMs: 0, costDrips: 1 };
      const bucket = settleDrips(bookDrips(newBucket(0), sent), sent, ok({ levelDrips: 1.8 }), 2000);
      expect(levelAt(bucket, 2000)).to.equal(1.8);
    });
  });

  it('leaks with the drip rate told, down to nothing', () => {
    const bucket = bucketAt(50, { dripsPerS: 1.5 });
    expect([0, 10_000, 60_000].map((atMs) => levelAt(bucket, atMs))).to.deep.equal([50, 35, 0]);
  });

  it('does not leak when the clock is set back', () => {
    expect(levelAt(bucketAt(50), -60_000)).to.equal(50);
  });

  describe('the brim', () => {
    const rows: [what: string, levelDrips: number, costDrips: number, opensAtMs: number, rate?: RateHeaders][] = [
      ['below it a request goes, whatever it costs', 89.9, 500, 0],
      ['a margin below it waits for the rounding of the header', 89.99, 1, 10],
      ['at it', 90, 1, 20],
      ['above it', 96, 1, 6020],
      ['above it, leaking faster', 96, 1, 3010, { dripsPerS: 2 }],
      ['a larger bucket', 96, 1, 0, { sizeDrips: 110 }],
    ];
    for (const [what, levelDrips, costDrips, opensAtMs, rate] of rows) {
      it(what, () => {
        expect(bucketAdmitsAtMs(bucketAt(levelDrips, rate), costDrips, 0)).to.be.closeTo(opensAtMs, 1);
      });
    }

    it('counts what is in flight in full', () => {
      const bucket = flying(bucketAt(84), { sentAtMs: 0, costDrips: 8 });
      expect(levelAt(bucket, 1000)).to.equal(91);
      expect(bucketAdmitsAtMs(bucket, 1, 1000)).to.be.closeTo(2020, 1);
    });

    it('waits for an answer when what is in flight alone may fill it', () => {
      expect(bucketAdmitsAtMs(flying(bucketAt(0), { sentAtMs: 0, costDrips: 95 }), 1, 0)).to.equal(
        Number.POSITIVE_INFINITY,
      );
    });

    it('is not overstepped by a request that could overtake a cheaper one', () => {
      const bucket = flying(bucketAt(80), { sentAtMs: 0, costDrips: 1 });
      expect(bucketAdmitsAtMs(bucket, 1, 0), 'equal prices').to.equal(0);
      expect(bucketAdmitsAtMs(bucket, 9, 0), 'still below it').to.equal(0);
      expect(bucketAdmitsAtMs(bucket, 12, 0), '81 + 12 - 1').to.be.closeTo(2020, 1);
    });
  });

  describe('an answer', () => {
    const sent: Sent = { sentAtMs: 1000, costDrips: 5 };
    const other: Sent = { sentAtMs: 1000, costDrips: 2 };
    const levelAfter = (bucket: Bucket, answer: Answer | undefined, atMs = 1000) =>
      levelAt(settleDrips(flying(bucket, sent), sent, answer, atMs), atMs);

    it('without headers, and no answer, leave the booked price', () => {
      expect(levelAfter(bucketAt(41), ok())).to.equal(45);
      expect(levelAfter(bucketAt(41), { status: 502, rate: {} })).to.equal(45);
      expect(levelAfter(bucketAt(41), undefined)).to.equal(45);
    });

    it('charges what the server says, also less', () => {
      expect(levelAfter(bucketAt(41), ok({ costDrips: 1 }))).to.equal(41);
      expect(levelAfter(bucketAt(41), ok({ costDrips: 9 }))).to.equal(49);
    });

    it('charges nothing for a refusal', () => {
      expect(levelAfter(bucketAt(41), refused({ costDrips: 5 }))).to.equal(40);
    });

    it('with a refusal by the bucket tells that it is full', () => {
      expect(levelAfter(bucketAt(41), refused({ limiter: 'bucket' }))).to.equal(90);
      expect(levelAfter(bucketAt(41), refused({ limiter: 'bucket', levelDrips: 93.5 }))).to.equal(93.5);
      expect(levelAfter(bucketAt(41), refused({ limiter: 'burst' }))).to.equal(40);
    });

    it('tightens at once, with others in flight too', () => {
      const bucket = flying(bucketAt(41), other, sent);
      expect(levelAt(settleDrips(bucket, sent, ok({ levelDrips: 60 }), 1000), 1000)).to.equal(62);
    });

    it('loosens when nothing is in flight', () => {
      expect(levelAfter(bucketAt(41), ok({ levelDrips: 12 }))).to.equal(12);
    });

    it('loosens by the greatest level told since nothing was in flight', () => {
      let bucket = flying(bucketAt(41), other, sent);
      bucket = settleDrips(bucket, sent, ok({ levelDrips: 20 }), 1000);
      expect(levelAt(bucket, 1000), 'one still in flight').to.equal(47);
      bucket = settleDrips(bucket, other, ok({ levelDrips: 12 }), 2000);
      expect(levelAt(bucket, 2000), 'overtaken by the greater level').to.equal(19);
    });

    it('does not loosen after one of several did not tell', () => {
      let bucket = flying(bucketAt(41), other, sent);
      bucket = settleDrips(bucket, other, undefined, 1000);
      expect(levelAt(settleDrips(bucket, sent, ok({ levelDrips: 12 }), 1000), 1000)).to.equal(47);
    });

    it('loosens again with the next one that is alone', () => {
      let bucket = settleDrips(flying(bucketAt(41), other), other, undefined, 1000);
      bucket = settleDrips(flying(bucket, sent), sent, ok({ levelDrips: 12 }), 1000);
      expect(levelAt(bucket, 1000)).to.equal(12);
    });

    it('changes nothing where its level may have been ours at some moment of its way', () => {
      // 40 + 5 when sent, 43 when answered two seconds later: a level told of 44 was ours on the way.
      expect(levelAfter(bucketAt(41), ok({ levelDrips: 44 }), 3000)).to.equal(43);
      expect(levelAfter(bucketAt(41), ok({ levelDrips: 45 }), 3000)).to.equal(43);
      expect(levelAfter(bucketAt(41), ok({ levelDrips: 45.1 }), 3000), 'more than we had').to.equal(45.1);
      expect(levelAfter(bucketAt(41), ok({ levelDrips: 42 }), 3000), 'less than we have').to.equal(42);
    });

    it('brings size and drip rate, and keeps them', () => {
      let bucket = bucketAt(50, { sizeDrips: 110, dripsPerS: 2 });
      bucket = settleDrips(flying(bucket, sent), sent, undefined, 1000);
      expect(bucket).to.include({ sizeDrips: 110, dripsPerS: 2 });
    });

    it('is remembered as the high-water mark', () => {
      const bucket = settleDrips(flying(bucketAt(41), sent), sent, ok({ levelDrips: 12 }), 1000);
      expect(bucket.highWaterDrips).to.equal(41);
    });
  });
});
