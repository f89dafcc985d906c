import { expect } from 'chai';
import { schedulerFor } from '../../../lib/common/rate/registry';
import { createScheduler } from '../../../lib/common/rate/scheduler';
import { testClock } from '../../support/testClock';

const create = () => createScheduler({ clock: testClock() });

describe('schedulerFor', () => {
  it('keeps one scheduler per key', () => {
    const first = schedulerFor('registry.spec a', create);
    expect(schedulerFor('registry.spec a', create)).to.equal(first);
    expect(schedulerFor('registry.spec b', create)).not.to.equal(first);
  });

  it('forgets the one unused for longest, not one in use', () => {
    const used = schedulerFor('registry.spec used', create);
    const idle = schedulerFor('registry.spec idle', create);
    for (let i = 0; i < 150; i++) {
      schedulerFor(`registry.spec ${i}`, create);
      expect(schedulerFor('registry.spec used', create)).to.equal(used);
    }
    expect(schedulerFor('registry.spec idle', create)).not.to.equal(idle);
  });
});
