import { expect } from 'chai';
import sinon from 'sinon';
import { silentLog } from '../../lib/common/util/log';
import { showActivity } from '../../runner/activity';

describe('showActivity', () => {
  let clock: sinon.SinonFakeTimers;
  beforeEach(() => {
    clock = sinon.useFakeTimers();
  });
  afterEach(() => clock.restore());

  it('tells every five seconds how far a run is, until it ends', () => {
    const lines: string[] = [];
    const passedOn: string[] = [];
    const log = { ...silentLog, info: (text: string) => passedOn.push(text) };
    const activity = showActivity(log, (line) => lines.push(line));
    clock.tick(4_999);
    expect(lines).to.deep.equal([]);
    clock.tick(1);
    activity.log.info('%s %s: %s, cost %s', 'GET', '/Item.json', 200, 1);
    activity.log.info('%s %s: %s, cost %s', 'POST', '/Order.json', 200, 2);
    activity.log.info('Run: %j', {});
    clock.tick(5_000);
    activity.stop();
    clock.tick(60_000);
    expect(lines).to.deep.equal([
      '... 5 s, 0 requests; the last: none yet',
      '... 10 s, 2 requests; the last: POST /Order.json: 200, cost 2',
    ]);
    expect(passedOn).to.have.length(3);
  });
});
