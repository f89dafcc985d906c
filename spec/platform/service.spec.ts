import { expect } from 'chai';
import { type Emulator, startEmulator } from '../../emulator/startEmulator';
import { callService } from '../../runner/platform/container';
import { CREDENTIAL_ID, type PlatformApi, startPlatformApi } from '../../runner/platform/platformApi';

describe('Forms and credentials on the platform', () => {
  let emulator: Emulator;
  let api: PlatformApi;
  let credential: Record<string, unknown>;

  beforeEach(async () => {
    emulator = await startEmulator();
    api = await startPlatformApi();
    const { url: environmentUrl, authUrl, clientId, clientSecret } = emulator;
    const oauth = await emulator.connect();
    credential = { environmentUrl, authUrl, clientId, clientSecret, oauth, _account: CREDENTIAL_ID };
  });
  afterEach(() => Promise.all([api.close(), emulator.close()]));

  /** The one result that the call has posted. */
  async function resultOf(method: string, cfg: object, env: Record<string, string> = {}) {
    const container = await callService(method, cfg, api, env);
    expect(await container.ended, container.output()).to.equal(0);
    expect(api.results.items).to.have.length(1);
    return { ...api.results.items[0], output: container.output() };
  }
  const ofTrigger = { ACTION_OR_TRIGGER: 'pollEntity' };

  it('verify a credential', async () => {
    const { status, data } = await resultOf('verifyCredentials', credential);
    expect({ status, data }).to.deep.equal({ status: 'success', data: { verified: true } });
  });

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
    expect((await resultOf('verifyCredentials', credential)).data).to.deep.equal({ verified: true });
    const stored = api.calls.filter(({ method }) => method === 'PUT');
    expect(stored.map(({ path }) => path)).to.deep.equal([`/v1/accounts/${CREDENTIAL_ID}`]);
  });

  it('offer the objects', async () => {
    const { status, data } = await resultOf('selectModel', credential, {
      ...ofTrigger,
      GET_MODEL_METHOD: 'getObjectTypes',
    });
    expect(status).to.equal('success');
    expect(data).to.include({ Item: 'Items', Sale: 'Sales' });
  });

  it('offer what depends on the object', async () => {
    const env = { ...ofTrigger, GET_MODEL_METHOD: 'getRelations' };
    expect((await resultOf('selectModel', { ...credential, objectType: 'Item' }, env)).data).to.include({
      ItemShops: 'Item Shops',
    });
  });

  it('describe the messages', async () => {
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
