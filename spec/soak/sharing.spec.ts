import { expect } from 'chai';
import { mixedLoad } from '../platform/support/mixedLoad';
import { measureSharing, shareLine } from '../platform/support/shareReport';

/** Of the sailor's own processes on one account of one register. */
const CASES = [
  { steps: 2, mostRefused: 0.005, leastShare: 0.7 },
  { steps: 4, mostRefused: 0.005, leastShare: 0.7 },
  { steps: 8, mostRefused: 0.005, leastShare: 0.7 },
  // A share is a handful of requests in that time.
  { steps: 16, mostRefused: 0.01, leastShare: 0.6 },
];

describe('Steps on one account', () => {
  for (const { steps, mostRefused, leastShare } of CASES) {
    it(`${steps} of them share its limit`, async () => {
      const report = await measureSharing({ steps: mixedLoad(steps), warmUpS: 120, seconds: 300 });
      process.stdout.write(`${shareLine(report)}\n`);
      expect(report.errors).to.deep.equal([]);
      expect(report.used).to.be.at.least(0.97);
      expect(report.refused).to.be.at.most(mostRefused);
      expect(report.leastShare).to.be.at.least(leastShare);
      expect(report.singlesAtOnce).to.be.at.least(0.98);
    });
  }
});
