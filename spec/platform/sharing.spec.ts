import { expect } from 'chai';
import { fastTime } from './support/fastTime';
import { mixedLoad } from './support/mixedLoad';
import { measureSharing, type ShareReport, shareLine } from './support/shareReport';

/** Five drips a second: as many requests in a minute as five minutes bring on an account of one register. */
const REGISTERS = 9;
const SPEED = 4;

describe('Eight steps in containers of their own on one account', () => {
  let report: ShareReport;
  before(async () => {
    report = await measureSharing({
      steps: mixedLoad(8),
      warmUpS: 15,
      seconds: 45,
      emulator: { registers: REGISTERS },
      time: fastTime(SPEED),
    });
  });

  it('show no error in any flow', () => expect(report.errors, shareLine(report)).to.deep.equal([]));
  it('use what drips', () => expect(report.used, shareLine(report)).to.be.at.least(0.97));
  it('are not refused', () => expect(report.refused, shareLine(report)).to.be.at.most(0.005));
  it('all get their share', () => expect(report.leastShare, shareLine(report)).to.be.at.least(0.7));
  it('let in at once who has one request now and then', () =>
    expect(report.singlesAtOnce, shareLine(report)).to.equal(1));
});
