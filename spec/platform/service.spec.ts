import { expect } from 'chai';
import type { Emulator } from '../../emulator/startEmulator';
import { examples } from '../../runner/examples';
import { componentFunctions } from '../../runner/functions';
import { callService } from '../../runner/platform/container';
import { CREDENTIAL_ID, type PlatformApi, startPlatformApi } from '../../runner/platform/platformApi';
import { RUNNER_SYSTEMS } from '../../runner/systems';
import { type EmulatedRetail, emulatedRetail } from '../../runner/systems/retail';

describe('Forms and credentials on the platform', () => {
  let account: EmulatedRetail;
  let emulator: Emulator;
  let api: PlatformApi;
  let credential: Readonly<Record<string, unknown>>;
  beforeEach(async () => {
    account = await emulatedRetail();
    ({ emulator } = account);
    api = await startPlatformApi();
    credential = { ...account.credentials, _account: CREDENTIAL_ID };
  });
  afterEach(() => Promise.all([api.close(), account.close()]));

  /** The one result that the call has posted. */
  async function resultOf(method: string, cfg: object, env: Record<string, string> = {}) {
    const own = await startPlatformApi();
    own.secret = api.secret;
    const container = await callService(method, cfg, own, env);
    expect(await container.ended, container.output()).to.equal(0);
    await own.close();
    expect(own.results.items).to.have.length(1);
    return { ...own.results.items[0], calls: own.calls, output: container.output() };
  }
  const ofTrigger = { ACTION_OR_TRIGGER: 'pollEntity' };

  for (const [name, { emulate }] of Object.entries(RUNNER_SYSTEMS)) {
    it(`verify a credential of the system ${name}`, async () => {
      const other = await emulate();
      expect((await resultOf('verifyCredentials', other.credentials)).data).to.deep.equal({ verified: true });
      await other.close();
    });
  }

  it('tell why a credential does not work', async () => {
    emulator.revokeConnection();
    const { data, output } = await resultOf('verifyCredentials', credential);
    expect(data).to.have.property('verified', false);
    expect(data)
      .to.have.property('reason')
      .that.matches(/Authenticate/);
    expect(output).to.not.contain((credential['oauth'] as { access_token: string }).access_token);
  });

  it('verify a credential whose tokens are in a secret', async () => {
    const { oauth, ...fields } = credential;
    api.secret = { credentials: { ...(oauth as object), fields }, renew: async () => ({}) };
    expect((await resultOf('verifyCredentials', { secretId: 'secret1' })).data).to.deep.equal({ verified: true });
  });

  it('store tokens that a check of the credential had to renew', async () => {
    emulator.clock.advance(2 * 3_600_000);
    const { data, calls } = await resultOf('verifyCredentials', credential);
    expect(data).to.deep.equal({ verified: true });
    const stored = calls.filter(({ method }) => method === 'PUT');
    expect(stored.map(({ path }) => path)).to.deep.equal([`/v1/accounts/${CREDENTIAL_ID}`]);
  });

  for (const { name, fields, kind } of componentFunctions()) {
    const selects = fields.filter(({ model }) => typeof model === 'string');
    it(`offer the choices of ${name} and describe its messages`, async () => {
      const { fields: chosen = {} } = examples[name] ?? {};
      // Whose selects all have something to choose.
      const cfg = { ...credential, ...chosen, ...('objectType' in chosen && { objectType: 'Item' }) };
      const of = { ACTION_OR_TRIGGER: name };
      await Promise.all(
        selects.map(async ({ key, model }) => {
          const { status, data } = await resultOf('selectModel', cfg, { ...of, GET_MODEL_METHOD: String(model) });
          expect(status, key).to.equal('success');
          expect(Object.keys(data as object), key).to.not.deep.equal([]);
          for (const label of Object.values(data as object)) expect(label, key).to.be.a('string');
        }),
      );
      const { status, data } = await resultOf('getMetaModel', cfg, of);
      expect(status).to.equal('success');
      expect(data).to.have.nested.property('out.properties').that.is.an('object');
      if (kind === 'action') expect(data).to.have.nested.property('in.properties').that.is.not.empty;
    });
  }

  it('offer the objects by their names', async () => {
    const { data } = await resultOf('selectModel', credential, { ...ofTrigger, GET_MODEL_METHOD: 'getObjectTypes' });
    expect(data).to.include({ Item: 'Items', Sale: 'Sales' });
  });

  it('offer what depends on the object', async () => {
    const env = { ...ofTrigger, GET_MODEL_METHOD: 'getRelations' };
    expect((await resultOf('selectModel', { ...credential, objectType: 'Item' }, env)).data).to.include({
      ItemShops: 'Item Shops',
    });
  });

  it('describe the fields of an object', async () => {
    const { data } = await resultOf('getMetaModel', { ...credential, objectType: 'Item' }, ofTrigger);
    expect(data).to.have.nested.property('out.properties.itemID.type', 'string');
    expect(data).to.have.nested.property('out.properties.tax.type', 'boolean');
  });

  it('say what has to be chosen first', async () => {
    const { status, data } = await resultOf('getMetaModel', credential, ofTrigger);
    expect({ status, data }).to.deep.equal({
      status: 'error',
      data: { message: 'Please correct the fields of this step: "Object Type" is not chosen.' },
    });
  });
});
