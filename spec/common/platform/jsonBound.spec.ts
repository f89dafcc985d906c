import { expect } from 'chai';
import { maxJsonBytes } from '../../../lib/common/platform/jsonBound';
import { jsonBytes } from '../../../lib/common/platform/messageRoom';
import { seededRandom } from '../../support/seededRandom';

const TEXTS = ['', 'a', 'ü', '\u0000\u001f', '"\\\n', '\ud83d', '\u{1f6d2}', '\u2028', 'x'.repeat(50)];
const PLAIN = [0, -0, 1e21, -1.7976931348623157e308, Number.NaN, true, false, null, undefined];

/** Anything that a message may hold. */
function anything(random: () => number, depth: number): unknown {
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const kind = Math.floor(random() * (depth === 0 ? 2 : 4));
  if (kind === 0) return pick(TEXTS);
  if (kind === 1) return pick(PLAIN);
  const values = Array.from({ length: Math.floor(random() * 4) }, () => anything(random, depth - 1));
  return kind === 2 ? values : Object.fromEntries(values.map((value, at) => [`${pick(TEXTS)}${at}`, value]));
}

describe('maxJsonBytes', () => {
  it('is never less than the JSON has', () => {
    const random = seededRandom(7);
    for (let times = 0; times < 2000; times++) {
      const value = { body: anything(random, 4) };
      expect(maxJsonBytes(value), JSON.stringify(value)).to.be.at.least(jsonBytes(value));
    }
  });

  it('is not known of what tells its JSON itself', () => {
    expect(maxJsonBytes({ at: new Date(0) })).to.equal(Number.POSITIVE_INFINITY);
    expect(maxJsonBytes([Buffer.from('x')])).to.equal(Number.POSITIVE_INFINITY);
  });
});
