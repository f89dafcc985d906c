import { expect } from 'chai';
import { ConfigurationError, ReconnectError } from '../../lib/common/util/errors';
import { ITEMS_ONLY, pollOnce } from '../support/emulatedPoll';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { SECRET, type SecretPlatform, secretPlatform } from '../support/secretPlatform';

const TENS = { objectType: 'Item', pageSize: '10' };
const LIFE_S = 600;

describe('pollEntity on the emulator, with the tokens in a secret of the platform', () => {
  let step: EmulatedStep;
  let platform: SecretPlatform;

  beforeEach(async () => {
    step = await emulatedStep({ size: { ...ITEMS_ONLY, items: 50 }, accessTokenLifeS: LIFE_S });
    const { url: environmentUrl, accountID: accountId } = step.emulator;
    platform = await secretPlatform(step.emulator, { environmentUrl, accountId });
    Object.assign(step, { cfg: { secretId: SECRET.secretId } });
    Object.assign(step.env, {
      ELASTICIO_API_URI: platform.url,
      ELASTICIO_API_USERNAME: SECRET.user,
      ELASTICIO_API_KEY: SECRET.key,
      ELASTICIO_WORKSPACE_ID: SECRET.workspaceId,
    });
    step.onEmit = (event) => {
      expect(event, 'nothing but records and snapshots').to.be.oneOf(['data', 'snapshot']);
    };
  });

  afterEach(() => Promise.all([step.close(), platform.close()]));

  /** The clock moves when no request is under way. */
  const pageAheadIsRead = () => step.clock.sleep(1);

  const requests = () => step.emulator.log.entries.map(({ grant, status }) => `${grant ? 'grant' : 'page'} ${status}`);

  it('reads tokens and fields of the credential once', async () => {
    expect(await pollOnce(step, TENS)).to.equal(undefined);
    expect(step.bodies).to.have.length(50);
    expect(platform.wire).to.deep.equal(['GET secret 200']);
  });

  it('has the platform renew a token that runs out in the middle of the list', async () => {
    step.onEmit = async (event) => {
      if (event !== 'data' || step.bodies.length !== 25) return;
      await pageAheadIsRead();
      step.clock.advance((LIFE_S + 1) * 1000);
    };
    expect(await pollOnce(step, TENS)).to.equal(undefined);
    expect(step.bodies).to.have.length(50);
    // Read at the start, at the end of the token, twice after the 401, and until it stays the same.
    const [read, ask] = ['GET secret 200', 'POST secret/refresh 200'];
    expect(platform.wire).to.deep.equal([read, read, read, read, ask, read, read]);
    const [page, grant] = ['page 200', 'grant 200'];
    expect(requests()).to.deep.equal([page, page, page, page, 'page 401', grant, page]);
  });

  it('has it renewed after a 401, once for two runs', async () => {
    step.emulator.revokeAccessTokens();
    expect(await Promise.all([pollOnce(step, TENS), pollOnce(step, TENS)])).to.deep.equal([undefined, undefined]);
    expect(step.bodies).to.have.length(100);
    expect(platform.wire.filter((request) => request.startsWith('POST'))).to.have.length(1);
  });

  it('takes the token that the platform has renewed by itself meanwhile, without asking for another', async () => {
    step.onEmit = async (event) => {
      if (event !== 'data' || step.bodies.length !== 25) return;
      await pageAheadIsRead();
      await platform.renew();
    };
    expect(await pollOnce(step, TENS)).to.equal(undefined);
    expect(step.bodies).to.have.length(50);
    expect(new Set(platform.wire)).to.deep.equal(new Set(['GET secret 200']));
    expect(requests()).to.deep.equal([...Array(4).fill('page 200'), 'grant 200', 'page 401', 'page 200']);
  });

  it('says what to do when the platform cannot renew it any more', async () => {
    step.emulator.revokeConnection();
    const error = await pollOnce(step, TENS);
    expect(error?.cause).to.be.instanceOf(ReconnectError);
    expect(error?.message).to.contain('Open the credential and authenticate again');
    expect(step.bodies).to.deep.equal([]);
  });

  it('says what is wrong when the secret is not there', async () => {
    const error = await pollOnce(step, { ...TENS, secretId: 'another' });
    expect(error).to.be.instanceOf(ConfigurationError);
    expect(error?.message).to.contain('no longer exists').and.contain('Choose another credential');
  });
});
