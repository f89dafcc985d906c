import { expect } from 'chai';
import { newBucket } from '../../../lib/common/rate/bucket';
import { assumedFall, shareRate } from '../../../lib/common/rate/shareRate';

const bucket = newBucket(0);
const large = { ...bucket, sizeDrips: 130, dripsPerS: 3 };

/** The level at which the rates of so many processes are the drip. */
const settled = (processes: number) => {
  let level = 0;
  while (processes * shareRate(bucket, level) > bucket.dripsPerS) level += 0.01;
  return Math.round(level);
};

describe('shareRate', () => {
  it('is the drip at a sixth of the bucket', () => {
    expect(shareRate(bucket, 0.17 * 90)).to.be.closeTo(1, 1e-9);
    expect(shareRate(large, 0.17 * 130)).to.be.closeTo(3, 1e-9);
  });

  it('falls with the level, and never stops', () => {
    const rates = [30, 50, 90, 150, 700].map((level) => shareRate(bucket, level));
    expect(rates).to.deep.equal([...rates].sort((a, b) => b - a));
    expect(Math.min(...rates)).to.be.above(0);
  });

  it('lets nobody take much more than the drip, however empty the bucket is', () => {
    expect(shareRate(bucket, 0)).to.equal(1.25);
    expect(shareRate(large, 0)).to.equal(3.75);
  });

  it('settles any number of processes below the brim, eight drips higher for each doubling', () => {
    expect([1, 2, 4, 8, 16, 32, 64].map(settled)).to.deep.equal([15, 23, 31, 39, 46, 54, 62]);
  });
});

describe('assumedFall', () => {
  it('is the drip where hardly anybody is let in, and a part of it below', () => {
    expect(assumedFall(bucket, 95, 0)).to.equal(1);
    expect(assumedFall(large, 120, 0)).to.equal(3);
    expect(assumedFall(bucket, 50, 0)).to.be.within(0.1, 0.3);
  });

  it('is more when nothing was told for long', () => {
    expect(assumedFall(bucket, 50, 61)).to.be.above(assumedFall(bucket, 50, 60));
  });
});
