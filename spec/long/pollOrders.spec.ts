import { expect } from 'chai';
import { pollWhileChanging } from '../support/changingOrders';
import { type EmulatedLsOne, emulatedLsOne } from '../support/emulatedLsOne';

describe('pollEntity on LS One, for long', () => {
  let step: EmulatedLsOne;

  afterEach(() => step.close());

  it('emits each version of 300 orders once in 60 runs, while they change and the process is killed 30 times', async () => {
    step = await emulatedLsOne({ orders: 300 });
    const { faults, kills, messages } = await pollWhileChanging(step, 60);
    expect(faults).to.deep.equal([]);
    expect(kills).to.be.at.least(25);
    expect(messages).to.be.above(100);
    expect(JSON.stringify(step.snapshots.at(-1)).length).to.be.below(10_000);
  });
});
