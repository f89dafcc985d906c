import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { expect } from 'chai';
import { ITEMS_ONLY, pollOnce } from '../support/emulatedPoll';
import { emulatedStep } from '../support/emulatedStep';

const ITEMS = 50_000;

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

const heapBytes = () => {
  collectGarbage();
  return process.memoryUsage().heapUsed;
};

describe('pollEntity', () => {
  it('needs no more memory for 50,000 items than for the first 5,000', async () => {
    const step = await emulatedStep({ size: { ...ITEMS_ONLY, items: ITEMS }, registers: 1000 });
    const heaps: number[] = [];
    let records = 0;
    step.onEmit = (event) => {
      if (event !== 'data') return;
      records++;
      // What the step keeps for specs is not the component's.
      for (const list of [step.bodies, step.lines]) list.length = 0;
      if (records % 5000 === 0) heaps.push(heapBytes());
    };
    const error = await pollOnce(step, { objectType: 'Item' });
    await step.close();
    expect(error).to.equal(undefined);
    expect(records).to.equal(ITEMS);
    const [first = 0] = heaps;
    for (const heap of heaps) expect(heap / first).to.be.below(1.05);
  });
});
