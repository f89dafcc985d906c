import { expect } from 'chai';
import { readConnection } from '../../../../lib/common/systems/retail/connection';
import type { Cfg } from '../../../../lib/common/systems/system';
import { ConfigurationError } from '../../../../lib/common/util/errors';

const complete: Cfg = {
  clientId: 'some-client',
  clientSecret: 'hush-secret',
  oauth: { access_token: 'hush-access', refresh_token: 'hush-refresh' },
};

const read = (cfg: Cfg) => readConnection({ ...complete, ...cfg });

const faultsOf = (cfg: Cfg): string => {
  try {
    readConnection(cfg);
  } catch (error) {
    expect(error).to.be.instanceOf(ConfigurationError);
    return (error as Error).message;
  }
  throw new Error('No fault was found');
};

describe('readConnection', () => {
  it("goes to Lightspeed's own servers unless told otherwise", () => {
    for (const empty of [undefined, '', null]) {
      expect(read({ environmentUrl: empty, authUrl: empty, accountId: empty, system: empty })).to.include({
        origin: 'https://api.lightspeedapp.com',
        authUrl: 'https://cloud.lightspeedapp.com',
        accountId: undefined,
      });
    }
  });

  it('takes the servers and the account that are given', () =>
    expect(read({ environmentUrl: 'api.example.com', authUrl: 'http://127.0.0.1:8080', accountId: ' 12 ' })).to.include(
      {
        origin: 'https://api.example.com',
        authUrl: 'http://127.0.0.1:8080',
        accountId: '12',
      },
    ));

  it('names every field that is missing', () =>
    expect(faultsOf({})).to.equal(
      'The credential\'s field "Client ID" is empty. The credential\'s field "Client Secret" is empty. ' +
        'The credential\'s field "Authentication" is empty: press Authenticate and sign in to Lightspeed.',
    ));

  it('names every field that is wrong, and no value', () => {
    const message = faultsOf({
      ...complete,
      environmentUrl: 'http://api.example.com',
      authUrl: 'https://me:hush-password@auth.example.com',
      accountId: '12a',
      oauth: { token_type: 'Bearer' },
    });
    for (const field of ['Environment URL', 'Authorization URL', 'Account ID', 'Authentication']) {
      expect(message).to.contain(`"${field}"`);
    }
    expect(message).to.not.contain('hush');
  });

  it('needs no client and no tokens where the platform keeps them as a secret', () =>
    expect(readConnection({ secretId: 'some-secret-id' })).to.include({ clientId: '', clientSecret: '' }));

  describe('tells connections apart', () => {
    const keysOf = (cfg: Cfg) => {
      const { tokensKey, bucketKey } = read(cfg);
      return { tokensKey, bucketKey };
    };
    const other = { access_token: 'hush-other', refresh_token: 'hush-other-refresh' };

    it('not from run to run', () => expect(keysOf({ accountId: '1' })).to.deep.equal(keysOf({ accountId: '1' })));

    it('by account, host and client for the bucket, whoever authenticated', () => {
      const { bucketKey } = keysOf({ accountId: '1' });
      expect(keysOf({ accountId: '1', oauth: other }).bucketKey).to.equal(bucketKey);
      expect(keysOf({ accountId: '2' }).bucketKey).to.not.equal(bucketKey);
      expect(keysOf({ accountId: '1', clientId: 'other' }).bucketKey).to.not.equal(bucketKey);
      expect(keysOf({ accountId: '1', environmentUrl: 'api.example.com' }).bucketKey).to.not.equal(bucketKey);
    });

    it('by credential for the tokens, and for the bucket of an account that is not named', () => {
      expect(keysOf({ oauth: other }).tokensKey).to.not.equal(keysOf({}).tokensKey);
      expect(keysOf({ oauth: other }).bucketKey).to.not.equal(keysOf({}).bucketKey);
    });

    it("by the platform's id of a credential, whose tokens may change", () => {
      expect(keysOf({ _account: 'a', oauth: other })).to.deep.equal(keysOf({ _account: 'a' }));
      expect(keysOf({ _account: 'b' }).tokensKey).to.not.equal(keysOf({ _account: 'a' }).tokensKey);
      expect(keysOf({ secretId: 'b' }).tokensKey).to.not.equal(keysOf({ secretId: 'a' }).tokensKey);
    });

    it('without giving tokens away', () => expect(JSON.stringify(keysOf({}))).to.not.contain('hush'));
  });
});
