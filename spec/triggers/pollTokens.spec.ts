import { expect } from 'chai';
import type { Cfg, Context } from '../../lib/common/platform/context';
import { ConfigurationError, ReconnectError } from '../../lib/common/util/errors';
import { ITEMS_ONLY, pollOnce } from '../support/emulatedPoll';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';

const ITEMS = 50;
const TENS = { objectType: 'Item', pageSize: '10', emitBehavior: 'emitPage' };

/** Short enough to run out before a run's time limit. */
const LIFE_S = 600;

/** Requests as `grant 200` and `page 401`, and where keys were given to the platform `keys`, all in order. */
function watched(step: EmulatedStep) {
  const marks: number[] = [];
  step.onStore = (keys) => {
    if (!('renewalLease' in keys)) marks.push(step.emulator.log.entries.length);
  };
  return (): string[] => {
    const requests = step.emulator.log.entries.map(({ grant, status }) => `${grant ? 'grant' : 'page'} ${status}`);
    return requests.flatMap((request, at) => [...marks.filter((mark) => mark === at).map(() => 'keys'), request]);
  };
}

/** Does something when the page of that number goes out. */
function atPage(step: EmulatedStep, page: number, action: () => void): void {
  step.onEmit = (event) => {
    if (event === 'data' && step.bodies.length === page - 1) action();
  };
}

const idsOf = ({ bodies }: EmulatedStep) =>
  bodies.flatMap((body) => (body as { results: { itemID: string }[] }).results.map(({ itemID }) => itemID));

const inFlow = (step: EmulatedStep) =>
  Object.assign(step.env, { ELASTICIO_FLOW_ID: 'flow-1', ELASTICIO_STEP_ID: 'step_1' });

const expired = (step: EmulatedStep) => step.clock.advance((LIFE_S + 1) * 1000);

describe('pollEntity on the emulator: tokens', () => {
  let step: EmulatedStep;

  beforeEach(async () => {
    step = await emulatedStep({ size: { ...ITEMS_ONLY, items: ITEMS }, accessTokenLifeS: LIFE_S });
  });

  afterEach(() => step.close());

  const other = (more: Cfg = {}): Cfg => ({ ...TENS, _account: `${step.cfg['_account']}-elsewhere`, ...more });

  it('that run out in the middle of a list are renewed before they fail; the new pair is stored before it is used', async () => {
    inFlow(step);
    atPage(step, 3, () => expired(step));
    const wire = watched(step);
    expect(await pollOnce(step, TENS)).to.equal(undefined);
    expect(new Set(idsOf(step)).size).to.equal(ITEMS);
    expect(wire()).to.deep.equal(['page 200', 'page 200', 'page 200', 'grant 200', 'keys', 'page 200', 'page 200']);
  });

  it('that are revoked in the middle of a list are renewed once, and the page is asked for again', async () => {
    inFlow(step);
    atPage(step, 3, () => step.emulator.revokeAccessTokens());
    const wire = watched(step);
    expect(await pollOnce(step, TENS)).to.equal(undefined);
    expect(new Set(idsOf(step)).size).to.equal(ITEMS);
    expect(wire().slice(3)).to.deep.equal(['page 401', 'grant 200', 'keys', 'page 200', 'page 200']);
  });

  it('that another step has renewed are taken from the platform: its refresh token is dead by then', async () => {
    inFlow(step);
    expired(step);
    await pollOnce(step, TENS);
    const { log } = step.emulator;
    log.clear();
    expect(await pollOnce(step, other({ oauth: step.cfg['oauth'] }))).to.equal(undefined);
    expect(log.entries.map(({ grant, status }) => [grant, status])).to.deep.equal([[undefined, 200]]);
  });

  it('that another step renews at the same moment are found after the refused grant', async () => {
    inFlow(step);
    expired(step);
    await pollOnce(step, TENS);
    step.emulator.log.clear();
    // The first readings of the store come too early: the other step knows nothing of leases.
    const { getApiClient } = step.context;
    let readings = 0;
    let lease: object = {};
    const early: Context['getApiClient'] = () => ({
      tasks: {
        retrieveStep: (flowId, stepId) =>
          readings++ < 2
            ? Promise.resolve({ config: { ...step.cfg, ...lease } })
            : getApiClient().tasks.retrieveStep(flowId, stepId),
      },
      accounts: {
        async update(_id, { keys: { oauth: _, ...keys } }) {
          lease = keys;
        },
      },
    });
    Object.assign(step.context, { getApiClient: early });
    const wire = watched(step);
    expect(await pollOnce(step, other())).to.equal(undefined);
    expect(wire()).to.deep.equal(['grant 400', 'page 200']);
  });

  it('are renewed once for two runs at the same time', async () => {
    inFlow(step);
    expired(step);
    const wire = watched(step);
    const errors = await Promise.all([pollOnce(step, TENS), pollOnce(step, TENS)]);
    expect(errors).to.deep.equal([undefined, undefined]);
    expect(idsOf(step)).to.have.length(2 * ITEMS);
    expect(wire().filter((request) => request !== 'page 200')).to.deep.equal(['grant 200', 'keys']);
    expect(wire()[0]).to.equal('grant 200');
  });

  it('are renewed once for two runs that are refused at the same time', async () => {
    inFlow(step);
    step.emulator.revokeAccessTokens();
    const wire = watched(step);
    const errors = await Promise.all([pollOnce(step, TENS), pollOnce(step, TENS)]);
    expect(errors).to.deep.equal([undefined, undefined]);
    const notPages = wire().filter((request) => request !== 'page 200');
    expect(notPages.filter((request) => request !== 'page 401')).to.deep.equal(['grant 200', 'keys']);
  });

  it('that died for good are told with what to do, after one grant', async () => {
    expired(step);
    step.emulator.revokeConnection();
    const error = await pollOnce(step, TENS);
    expect(error?.cause).to.be.instanceOf(ReconnectError);
    expect(error?.message).to.match(/Press Authenticate again in the credential/);
    expect(step.emulator.log.entries.map(({ grant }) => grant)).to.deep.equal(['refresh_token']);
  });

  it('that are refused even when they are new are not renewed over and over', async () => {
    inFlow(step);
    step.emulator.faults.add({ path: 'Item', times: 10, action: { kind: 'status', status: 401 } });
    const wire = watched(step);
    const error = await pollOnce(step, TENS);
    expect(error?.cause).to.be.instanceOf(ReconnectError);
    expect(wire()).to.deep.equal(['page 401', 'grant 200', 'keys', 'page 401']);
  });

  it('that the client may not renew are a matter of the credential', async () => {
    expired(step);
    const error = await pollOnce(step, { ...TENS, clientSecret: 'wrong-secret' });
    expect(error?.cause).to.be.instanceOf(ConfigurationError);
    expect(error?.message).to.contain('Client ID and Client Secret').and.not.contain('wrong-secret');
    expect(step.bodies).to.deep.equal([]);
  });

  it('never show in log lines or errors', async () => {
    inFlow(step);
    expired(step);
    await pollOnce(step, TENS);
    step.emulator.revokeConnection();
    const error = await pollOnce(step, TENS);
    const text = [...step.lines, error?.stack, error?.message].join('\n');
    const { access_token, refresh_token } = step.cfg['oauth'] as Record<string, string>;
    for (const secret of [access_token, refresh_token, step.emulator.clientSecret]) expect(text).to.not.contain(secret);
    expect(text).to.not.match(/[\w-]{60,}/);
  });
});
