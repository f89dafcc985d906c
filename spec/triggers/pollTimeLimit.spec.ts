import { expect } from 'chai';
import { UnavailableError } from '../../lib/common/util/errors';
import { ITEMS_ONLY, pollOnce } from '../support/emulatedPoll';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';

const ITEMS = 20;

describe('A poll that waits for its turn until its time is over', () => {
  let step: EmulatedStep;
  let events: string[];

  beforeEach(async () => {
    step = await emulatedStep({ size: { ...ITEMS_ONLY, items: ITEMS } });
    step.env['POLL_TIME_LIMIT_S'] = '60';
    step.onEmit = (event) => void events.push(event);
    events = [];
  });

  afterEach(() => step.close());

  for (const pollingField of ['timeStamp', 'changes']) {
    it(`by ${pollingField} fails, is not handed back, and brings everything when there is time again`, async () => {
      const { faults } = step.emulator;
      faults.add({ path: 'Item', action: { kind: 'status', status: 429 }, times: Number.POSITIVE_INFINITY });
      const error = await pollOnce(step, { objectType: 'Item', pollingField });
      expect(error).to.be.instanceOf(UnavailableError);
      expect(error?.message).to.contain('The request limit of the account is used up');
      expect(events).to.deep.equal([]);

      faults.clear();
      step.clock.advance(60_000);
      expect(await pollOnce(step, { objectType: 'Item', pollingField })).to.equal(undefined);
      expect(step.bodies).to.have.length(ITEMS);
    });
  }
});
