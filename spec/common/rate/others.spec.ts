import { expect } from 'chai';
import {
  type Answer,
  type Bucket,
  bookDrips,
  newBucket,
  type Sent,
  settleDrips,
} from '../../../lib/common/rate/bucket';
import type { RateHeaders } from '../../../lib/common/rate/headers';
import { newOthers, type Others, type Sign, settleOthers } from '../../../lib/common/rate/others';

interface State {
  readonly bucket: Bucket;
  readonly others: Others;
  readonly sign: Sign;
}

const START: State = { bucket: newBucket(0), others: newOthers(0), sign: undefined };
const ok = (rate: RateHeaders): Answer => ({ status: 200, rate });
const refused = (rate: RateHeaders): Answer => ({ status: 429, rate });
const sentAt = (sentAtMs: number, costDrips = 1): Sent => ({ sentAtMs, costDrips });

const send = (state: State, ...sent: Sent[]): State => ({ ...state, bucket: sent.reduce(bookDrips, state.bucket) });

function settle(state: State, sent: Sent, answer: Answer | undefined, nowMs: number): State {
  const bucket = settleDrips(state.bucket, sent, answer, nowMs);
  return { bucket, ...settleOthers(state.others, { sent, answer, bucket, nowMs }) };
}

/** Sent and answered at once. */
function ask(state: State, nowMs: number, answer: Answer | undefined, costDrips = 1): State {
  const sent = sentAt(nowMs, costDrips);
  return settle(send(state, sent), sent, answer, nowMs);
}

const OWN = ask(START, 0, ok({ levelDrips: 1 }));

describe('settleOthers', () => {
  describe('a first answer', () => {
    const rows: [what: string, answer: Answer | undefined, sign: Sign][] = [
      ['that tells its own price', ok({ levelDrips: 1 }), 'none'],
      ['that is dearer than we thought, and so says', ok({ levelDrips: 3, costDrips: 3 }), 'none'],
      ['that tells nothing', ok({}), 'none'],
      ['that does not come', undefined, 'none'],
      ['that tells more', ok({ levelDrips: 1.9 }), 'past'],
      ['that is a refusal by the bucket', refused({ limiter: 'bucket' }), 'past'],
      ['that is a refusal by the burst limiter', refused({ limiter: 'burst', levelDrips: 0 }), 'present'],
    ];
    for (const [what, answer, sign] of rows) {
      it(`${what}: ${sign}`, () => expect(ask(START, 0, answer).sign).to.equal(sign));
    }
  });

  it('counts a request without an answer as our own spending', () => {
    expect(ask(ask(START, 0, undefined), 0, ok({ levelDrips: 2 })).sign).to.equal('none');
  });

  describe('a level told', () => {
    const rows: [what: string, levelDrips: number, atMs: number, sign: Sign][] = [
      ['that is our own', 2, 0, 'none'],
      ['that is our own, leaked', 1.5, 500, 'none'],
      ['that is less than our own', 0.2, 500, 'none'],
      ['that is more by rounding', 2.01, 0, 'none'],
      ['that is more by half a drip', 2.5, 0, 'present'],
      ['that is more, ten seconds later', 2, 10_000, 'present'],
      ['that is more, and nobody had asked for longer', 2, 10_001, 'past'],
    ];
    for (const [what, levelDrips, atMs, sign] of rows) {
      it(`${what}: ${sign}`, () => expect(ask(OWN, atMs, ok({ levelDrips })).sign).to.equal(sign));
    }

    it('may have been our own at some moment of its way', () => {
      const sent = sentAt(0);
      expect(settle(send(OWN, sent), sent, ok({ levelDrips: 2 }), 3000).sign).to.equal('none');
      expect(settle(send(OWN, sent), sent, ok({ levelDrips: 3.5 }), 1000).sign).to.equal('present');
    });

    it('holds what was sent later and came first', () => {
      const [first, second] = [sentAt(0, 2), sentAt(0, 8)];
      const state = send(OWN, first, second);
      expect(settle(state, first, ok({ levelDrips: 11 }), 0).sign).to.equal('none');
    });

    it('that was explained once as that of others is not told of them again', () => {
      const seen = ask(OWN, 0, ok({ levelDrips: 40 }));
      expect(seen.sign).to.equal('present');
      expect(ask(seen, 0, ok({ levelDrips: 41 })).sign).to.equal('none');
    });

    it('sums up what is too little to tell', () => {
      const once = ask(OWN, 0, ok({ levelDrips: 2.2 }));
      expect(once.sign).to.equal('none');
      expect(ask(once, 0, ok({ levelDrips: 3.4 })).sign).to.equal('present');
    });
  });

  describe('while requests of ours are under way whose prices may be wrong', () => {
    const sent = [sentAt(0), sentAt(0), sentAt(0)] as const;
    const told = settle(send(OWN, ...sent), sent[0], ok({ levelDrips: 10, costDrips: 3 }), 0);

    it('says nothing yet', () => expect(told.sign).to.equal(undefined));

    it('says nothing of others when the prices explain the level', () => {
      const next = settle(told, sent[1], ok({ levelDrips: 10, costDrips: 3 }), 0);
      expect(settle(next, sent[2], ok({ levelDrips: 10, costDrips: 3 }), 0).sign).to.equal('none');
    });

    it('tells of others when they do not', () => {
      const next = settle(told, sent[1], ok({ levelDrips: 10, costDrips: 1 }), 0);
      expect(next.sign).to.equal(undefined);
      expect(settle(next, sent[2], ok({ levelDrips: 10, costDrips: 1 }), 0).sign).to.equal('present');
    });
  });

  describe('a refusal', () => {
    const full = ask(START, 0, ok({ levelDrips: 95 }), 95);
    const rows: [what: string, state: State, rate: RateHeaders, sign: Sign][] = [
      ['by a bucket that we did not fill', OWN, { limiter: 'bucket', levelDrips: 91 }, 'present'],
      ['by a bucket that we did not fill, which tells no level', OWN, { limiter: 'bucket' }, 'present'],
      ['by a bucket that we filled ourselves', full, { limiter: 'bucket', levelDrips: 95 }, 'none'],
      ['by the burst limiter, to whose limit we keep', full, { limiter: 'burst', levelDrips: 95 }, 'present'],
      ['by nobody, at a level of our own, as that of gift cards', OWN, { levelDrips: 1 }, 'none'],
      ['by nobody, which tells no level', OWN, {}, 'present'],
    ];
    for (const [what, state, rate, sign] of rows) {
      it(`${what}: ${sign}`, () => expect(ask(state, 0, refused(rate)).sign).to.equal(sign));
    }
  });
});
