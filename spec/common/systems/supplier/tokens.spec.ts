import { expect } from 'chai';
import { setInventory } from '../../../../lib/actions/setInventory';
import { openSession } from '../../../../lib/common/platform/session';
import { attemptAction, runAction } from '../../../support/runAction';
import type { Step } from '../../../support/stepOn';
import { type SupplierStep, supplierStep } from '../../../support/supplierStep';

const byRefreshToken = (emulator: SupplierStep['emulator']) => ({ refreshToken: emulator.connect().refresh_token });

describe('Tokens of the supplier platform', () => {
  let step: SupplierStep;
  afterEach(() => {
    const { clientSecret, password, refreshToken } = step.cfg;
    const { accessTokens, refreshTokens } = step.emulator.admin;
    const secrets = [clientSecret, password, refreshToken, ...accessTokens(), ...refreshTokens()];
    for (const secret of secrets) if (secret) expect(step.lines.join('\n')).to.not.contain(secret);
    return step.close();
  });

  /** The first item gets this quantity. */
  const set = (quantity: number, by: Step = step) =>
    runAction(by, setInventory, {}, { items: [{ id: idOf(step), quantity }] });
  const failure = (quantity: number, by: Step = step) =>
    attemptAction(by, setInventory, { items: [{ id: idOf(step), quantity }] });
  const idOf = ({ emulator }: SupplierStep) => emulator.admin.products()[0]?.id ?? '';
  const grants = () => step.wire().filter((line) => line === 'POST /oauth/token').length;
  const quantity = () => step.emulator.admin.product(idOf(step))?.quantity;
  const forget = () => step.emulator.log.clear();

  it('come for user name and password, once for many messages', async () => {
    step = await supplierStep();
    for (const each of [1, 2, 3]) await set(each);
    expect(step.wire()).to.deep.equal(['POST /oauth/token', ...Array(3).fill('PUT /inventory')]);
    expect(quantity()).to.equal(3);
    expect(step.stored).to.deep.equal({});
  });

  it('come for a refresh token, which stays when the platform does not replace it', async () => {
    step = await supplierStep({}, byRefreshToken);
    await set(7);
    expect(quantity()).to.equal(7);
    expect(step.stored).to.deep.equal({});
  });

  it('come for user name and password also when the store cannot be read', async () => {
    step = await supplierStep();
    const context = {
      ...step.context,
      getApiClient: () => ({
        ...step.context.getApiClient(),
        tasks: { retrieveStep: () => Promise.reject(new Error('down')) },
      }),
    };
    await set(3, { ...step, context });
    expect(quantity()).to.equal(3);
  });

  it('come with an error for an answer without an access token', async () => {
    step = await supplierStep();
    for (const [at, body] of ['<html>', '[]', '{"access_token":""}', ''].entries()) {
      step.emulator.faults.add({ path: '/oauth/token', nth: at + 1, action: { kind: 'status', status: 200, body } });
    }
    for (let each = 0; each < 4; each++) expect((await failure(1))?.message).to.contain('holds no access token');
    expect(grants()).to.equal(4);
  });

  it('come without expires_in, too, and then live for 15 minutes', async () => {
    step = await supplierStep({ tokenReply: 'minimal' });
    await set(1);
    step.clock.advance(15 * 60_000);
    await set(2);
    expect(step.emulator.log.entries.map(({ status }) => status)).to.deep.equal([200, 200, 200, 200]);
    expect(grants()).to.equal(2);
  });

  it('are renewed before they end', async () => {
    step = await supplierStep({}, byRefreshToken);
    for (let each = 0; each < 40; each++) {
      await set(each);
      step.clock.advance(120_000);
    }
    expect(step.emulator.log.entries.filter(({ status }) => status === 401)).to.deep.equal([]);
    expect(grants()).to.be.within(6, 14);
  });

  it('are renewed after a 401, once', async () => {
    step = await supplierStep({}, byRefreshToken);
    await set(1);
    step.emulator.admin.endAccessTokens();
    await set(2);
    expect(quantity()).to.equal(2);
    step.emulator.faults.add({ path: '/inventory', action: { kind: 'status', status: 401 }, times: 9 });
    forget();
    const error = await failure(3);
    expect(error).to.have.property('name', 'ReconnectError');
    expect(step.wire()).to.deep.equal(['PUT /inventory', 'POST /oauth/token', 'PUT /inventory']);
  });

  describe('whose refresh token is replaced by each use', () => {
    beforeEach(async () => {
      step = await supplierStep({ rotateRefreshToken: true }, byRefreshToken);
    });

    it('are stored before the access token is used', async () => {
      const before: string[][] = [];
      step.onStore = () => void before.push(step.wire());
      await set(1);
      expect(before).to.deep.equal([['POST /oauth/token']]);
      expect(step.stored['refreshToken']).to.equal(step.emulator.admin.refreshTokens().at(-1));
      expect(Object.keys(step.stored)).to.include('clientId');
      expect(step.stored['clientId']).to.equal(step.cfg['clientId']);
    });

    it("take the stored one before the container's", async () => {
      await set(1);
      const restarted = step.anotherProcess();
      await set(2, restarted);
      await set(3, restarted);
      expect(quantity()).to.equal(3);
      expect(step.emulator.log.entries.filter(({ status }) => status >= 400)).to.deep.equal([]);
    });

    it('survive many lives in several processes that start together', async () => {
      const processes = [step, ...Array.from({ length: 4 }, () => step.anotherProcess())];
      for (let each = 0; each < 10; each++) {
        await Promise.all(processes.map((one, at) => set(each * 10 + at, one)));
        // By steps: renewals in the background go on.
        await step.clock.sleep(5 * 60_000);
      }
      const last = step.anotherProcess();
      await set(77, last);
      expect(quantity()).to.equal(77);
    });

    it('are not used when they cannot be stored, and not spent again', async () => {
      let refusals = 0;
      step.onStore = () => {
        refusals++;
        throw Object.assign(new Error('no'), { statusCode: 503 });
      };
      expect(await failure(1)).to.have.property('name', 'UnavailableError');
      expect(await failure(1)).to.have.property('name', 'UnavailableError');
      expect(step.wire()).to.deep.equal(['POST /oauth/token']);
      step.onStore = () => {};
      await set(5);
      expect(refusals).to.equal(2);
      expect(step.wire()).to.deep.equal(['POST /oauth/token', 'PUT /inventory']);
      expect(step.stored['refreshToken']).to.equal(step.emulator.admin.refreshTokens().at(-1));
    });

    it('are not used by a check of the credential, which cannot store anything', async () => {
      delete step.env['ELASTICIO_FLOW_ID'];
      step.onStore = () => {
        throw Object.assign(new Error('no'), { statusCode: 403 });
      };
      const session = await openSession(step.context, step.cfg, step.runtime);
      await session.verify();
      expect(step.wire()).to.deep.equal(['POST /oauth/token']);
      expect(step.lines.join('\n')).to.contain('replaced the refresh token');
    });
  });

  it('of a check come from the password, which spends no refresh token', async () => {
    step = await supplierStep({ rotateRefreshToken: true }, (emulator) => ({
      ...byRefreshToken(emulator),
      userName: emulator.userName,
      password: emulator.password,
    }));
    delete step.env['ELASTICIO_FLOW_ID'];
    const session = await openSession(step.context, step.cfg, step.runtime);
    await session.verify();
    expect(step.wire()).to.deep.equal(['POST /oauth/token', 'GET /webhooks']);
    expect(step.emulator.admin.refreshTokens()).to.include(step.cfg['refreshToken']);
  });

  it('come from the password when the refresh token is dead', async () => {
    step = await supplierStep({}, ({ userName, password }) => ({ userName, password, refreshToken: 'dead' }));
    await set(4);
    expect(quantity()).to.equal(4);
    await set(5);
    expect(grants()).to.equal(2);
  });

  it('that are refused need a person, and are not asked for with every message', async () => {
    step = await supplierStep({}, () => ({ refreshToken: 'dead-refresh-token' }));
    const error = await failure(1);
    expect(error).to.have.property('name', 'ReconnectError');
    expect(error?.message).to.contain('A person has to enter a new one').and.not.contain('dead-refresh-token');
    forget();
    expect(await failure(1)).to.have.property('name', 'ReconnectError');
    expect(step.wire()).to.deep.equal([]);
  });

  it('come again as soon as a person has entered a new refresh token', async () => {
    step = await supplierStep({}, () => ({ refreshToken: 'dead-refresh-token' }));
    await failure(1);
    step.stored['refreshToken'] = step.emulator.connect().refresh_token;
    await set(6);
    expect(quantity()).to.equal(6);
  });

  it('come for the user name and password that a person has entered since the container started', async () => {
    step = await supplierStep({}, ({ userName }) => ({ userName, password: 'old-password' }));
    Object.assign(step.stored, { password: step.emulator.password });
    await set(6);
    expect(quantity()).to.equal(6);
    expect(grants()).to.equal(1);
  });

  it('that are refused for a wrong password do not lock the user out', async () => {
    step = await supplierStep({}, ({ userName }) => ({ userName, password: 'wrong-password' }));
    const error = await failure(1);
    expect(error).to.have.property('name', 'ReconnectError');
    expect(error?.message).to.contain('"User Name" and "Password"').and.not.contain('wrong-password');
    await failure(1);
    expect(grants()).to.equal(1);
  });

  it('tell a wrong client from a wrong user', async () => {
    step = await supplierStep({}, ({ userName, password }) => ({ userName, password, clientSecret: 'wrong-secret' }));
    const error = await failure(1);
    expect(error).to.have.property('name', 'ConfigurationError');
    expect(error?.message).to.contain('"Client ID" and "Client Secret"').and.not.contain('wrong-secret');
  });

  it('are asked for again after an outage', async () => {
    step = await supplierStep();
    for (const [at, status] of [500, 429, 503].entries()) {
      step.emulator.faults.add({ path: '/oauth/token', nth: at + 1, action: { kind: 'status', status } });
    }
    await set(8);
    expect(grants()).to.equal(4);
    expect(quantity()).to.equal(8);
  });

  it('have a clear error when their service is gone', async () => {
    step = await supplierStep();
    step.emulator.faults.add({ path: '/oauth/token', action: { kind: 'status', status: 404 } });
    const error = await failure(1);
    expect(error).to.have.property('name', 'ConfigurationError');
    expect(error?.message).to.contain('"Authorization URL"');
    expect(grants()).to.equal(1);
  });
});
