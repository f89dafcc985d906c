import { expect } from 'chai';
import type { EmulatorOptions } from '../../emulator/options';
import { lookupObjects } from '../../lib/actions/lookupObjects';
import type { Cfg } from '../../lib/common/platform/context';
import { inSession } from '../../lib/common/platform/run';
import { DeadlineError, InputError } from '../../lib/common/util/errors';
import { ITEMS_ONLY } from '../support/emulatedPoll';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { errorIfAny } from '../support/errorOf';

const ITEMS = 1500;

describe('a look-up that takes too long', () => {
  let step: EmulatedStep;

  afterEach(() => step.close());

  async function run(options: EmulatorOptions, limitS: number, fields: Cfg): Promise<Error | undefined> {
    step = await emulatedStep({ size: { ...ITEMS_ONLY, items: ITEMS }, ...options });
    step.env['POLL_TIME_LIMIT_S'] = String(limitS);
    const cfg = { ...step.cfg, objectType: 'Item', archived: 'include', emitBehavior: 'emitIndividually', ...fields };
    return errorIfAny(inSession(lookupObjects, step.runtime).call(step.context, { body: {} }, cfg));
  }

  const counts = () => step.emulator.log.entries.filter(({ params }) => params['count'] === '1').length;

  it('ends with an error that says what to narrow', async () => {
    const error = await run({ registers: 1000, latencyMs: 2000 }, 5, {});
    expect(error).to.be.instanceOf(DeadlineError);
    expect(error?.message).to.match(
      /^Items: the time limit of a run was reached after 3 pages with 300 objects.*Narrow/,
    );
    expect(step.bodies).to.have.length(300);
  });

  it('ends in time while it waits for its turn', async () => {
    const startMs = Date.parse('2026-06-01T12:00:00Z');
    const error = await run({ startLevelDrips: 500 }, 60, {});
    expect(error).to.be.instanceOf(DeadlineError);
    expect(error?.message).to.match(/limit .*is used up/);
    expect(step.clock.nowMs() - startMs).to.be.below(61_000);
  });

  it('is refused before anything is out where a count tells that the limit cannot be kept', async () => {
    const error = await run({ startLevelDrips: 85 }, 20, { maxFetch: '100000', relations: ['ItemShops', 'Category'] });
    expect(error).to.be.instanceOf(InputError);
    expect(error?.message).to.match(
      /^Items: 1500 were found\. At the rate limit of this account \(1 drips a second\) the rest of them takes 1 minutes at least/,
    );
    expect(step.bodies).to.deep.equal([]);
    expect(counts()).to.equal(1);
  });

  it('goes on where the count says that there is time enough', async () => {
    expect(await run({}, 60, { maxFetch: '100000' })).to.equal(undefined);
    expect(step.bodies).to.have.length(ITEMS);
    expect(counts()).to.equal(1);
  });

  it('is not counted where what is wanted fits in any case', async () => {
    expect(await run({}, 60, { maxFetch: '1400' })).to.equal(undefined);
    expect(step.bodies).to.have.length(1400);
    expect(counts()).to.equal(0);
  });
});
