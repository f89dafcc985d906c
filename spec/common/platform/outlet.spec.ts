import { expect } from 'chai';
import type { Context, Emit } from '../../../lib/common/platform/context';
import { ENVELOPE_BYTES, MAX_BODY_BYTES } from '../../../lib/common/platform/messageRoom';
import { createOutlet, refuseWithoutRoom } from '../../../lib/common/platform/outlet';
import { InputError, UnavailableError } from '../../../lib/common/util/errors';
import { silentLog } from '../../../lib/common/util/log';
import { errorOf } from '../../support/errorOf';

/** A step's context as the sailor makes it; `drops` tells which events it drops, counting an error. */
function sailorContext({ passthrough = false, drops = [] as string[], fails = false } = {}) {
  const emitted: string[] = [];
  const asked: string[] = [];
  const config = { FLOW_ID: 'flow1', STEP_ID: 'step1' };
  const context = {
    logger: silentLog,
    errorCount: 0,
    emit: (async (event: string) => {
      if (drops.includes(event)) context.errorCount++;
      else emitted.push(event);
      return true;
    }) as Emit,
    getConfig: () => config,
    getApiClient: () => ({
      tasks: {
        async retrieveStep(flowId: string, stepId: string) {
          asked.push(`${flowId} ${stepId}`);
          if (fails) throw new Error('no answer');
          return { is_passthrough: passthrough };
        },
      },
      accounts: { update: async () => {} },
    }),
  } satisfies Context;
  return { context, emitted, asked };
}

const message = (bytes: number) => ({ id: 'one', body: { text: 'x'.repeat(bytes) }, headers: {} });

describe('createOutlet', () => {
  it('emits and tells what the platform said', async () => {
    const { context, emitted } = sailorContext();
    const { emit } = createOutlet(context, {});
    expect(await emit('data', message(10))).to.equal(true);
    await emit('snapshot', { v: 1 });
    expect(emitted).to.deep.equal(['data', 'snapshot']);
  });

  for (const event of ['data', 'snapshot', 'updateKeys'] as const) {
    it(`fails when the sailor drops ${event}, and sends nothing more`, async () => {
      const { context, emitted } = sailorContext({ drops: [event] });
      const { emit } = createOutlet(context, {});
      const payloads = { data: message(10), snapshot: {}, updateKeys: {} };
      const error = await errorOf(
        (emit as (event: string, payload: object) => Promise<unknown>)(event, payloads[event]),
      );
      expect(error).to.be.instanceOf(UnavailableError);
      expect(error?.message).to.match(
        /^The platform did not take (a message|the snapshot|renewed tokens) from this step/,
      );
      for (const work of [emit('data', message(1)), emit('snapshot', {}), emit('rebound', 'later')]) {
        expect(await errorOf(work)).to.be.instanceOf(UnavailableError);
      }
      expect(emitted).to.deep.equal([]);
    });
  }

  it('works where nothing counts errors', async () => {
    const { errorCount: _none, ...context } = sailorContext().context;
    expect(await createOutlet(context, {}).emit('data', message(10))).to.equal(true);
  });

  it('refuses what no message can hold before it is sent', async () => {
    const { context, emitted } = sailorContext();
    const error = await errorOf(createOutlet(context, {}).emit('data', message(MAX_BODY_BYTES + ENVELOPE_BYTES)));
    expect(error).to.be.instanceOf(InputError);
    expect(error?.message).to.equal('The result is too large for a message of the platform (7.0 MB, at most 7 MB).');
    expect(emitted).to.deep.equal([]);
  });

  it('has room for a body twice where the step has passthrough, and says so', async () => {
    const { context } = sailorContext({ passthrough: true });
    const { emit, bodyLimit } = createOutlet(context, {});
    expect(await bodyLimit(5_000_000)).to.be.within(3_900_000, 3_932_160);
    expect((await errorOf(emit('data', message(4_000_000))))?.message).to.equal(
      'The result is too large for a message of the platform (4.0 MB, at most 3.9 MB in this step; ' +
        'with passthrough the platform sends a result twice and adds those of earlier steps).',
    );
  });

  it('asks the platform only when it matters, and once for all runs of a container', async () => {
    const { context, asked } = sailorContext();
    for (const wanted of [1, 3_000_000]) await createOutlet(context, {}).bodyLimit(wanted);
    expect(asked).to.deep.equal([]);
    for (const wanted of [5_000_000, 8_000_000]) {
      expect(await createOutlet(context, {}).bodyLimit(wanted)).to.equal(MAX_BODY_BYTES);
    }
    expect(asked).to.deep.equal(['flow1 step1']);
  });

  it('assumes passthrough when the platform does not tell, and asks again', async () => {
    const { context, asked } = sailorContext({ fails: true });
    const { bodyLimit } = createOutlet(context, {});
    for (const _ of [1, 2]) expect(await bodyLimit(5_000_000)).to.be.below(4_000_000);
    expect(asked).to.have.length(2);
  });

  it('does not ask outside of a flow', async () => {
    const { context, asked } = sailorContext();
    expect(await createOutlet({ ...context, getConfig: () => ({}) }, {}).bodyLimit(5_000_000)).to.equal(MAX_BODY_BYTES);
    expect(asked).to.deep.equal([]);
  });
});

describe('refuseWithoutRoom', () => {
  const full = { body: {}, passthrough: { step0: { body: { text: 'x'.repeat(7_800_000) } } } };

  it('refuses a message whose passthrough leaves no room', async () => {
    const { context } = sailorContext({ passthrough: true });
    const error = await errorOf(refuseWithoutRoom(createOutlet(context, full)));
    expect(error).to.be.instanceOf(InputError);
    expect(error?.message).to.match(/^The results of earlier steps leave no room/);
  });

  it('lets it pass when the step does not send it on', async () => {
    await refuseWithoutRoom(createOutlet(sailorContext().context, full));
  });
});
