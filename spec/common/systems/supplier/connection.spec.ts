import { expect } from 'chai';
import { readConnection } from '../../../../lib/common/systems/supplier/connection';
import { ConfigurationError } from '../../../../lib/common/util/errors';

const CLIENT = { clientId: 'key', clientSecret: 'secret' };
const LOGIN = { userName: 'anna', password: 'pass' };

describe('Connection of the supplier platform', () => {
  it("goes to Lightspeed's own hosts by default", () => {
    const { origin, hosts, authUrl } = readConnection({ ...CLIENT, ...LOGIN });
    expect(origin).to.equal('https://lsapi-product.lightspeedapp.com');
    expect(hosts).to.deep.equal({
      product: 'https://lsapi-product.lightspeedapp.com',
      catalogue: 'https://lsapi-catalog.lightspeedapp.com',
    });
    expect(authUrl).to.equal('https://accounts.lightspeed.app');
  });

  for (const [environmentUrl, product, catalogue] of [
    [
      'lsapi-product.lightspeedappstg.com',
      'https://lsapi-product.lightspeedappstg.com',
      'https://lsapi-catalog.lightspeedappstg.com',
    ],
    ['https://gateway.example.com', 'https://gateway.example.com', 'https://gateway.example.com'],
    ['my-lsapi-product.example.com', 'https://my-lsapi-product.example.com', 'https://my-lsapi-product.example.com'],
    ['127.0.0.1:4001', 'http://127.0.0.1:4001', 'http://127.0.0.1:4001'],
  ] as const) {
    it(`finds the catalogue of ${environmentUrl}`, () =>
      expect(readConnection({ ...CLIENT, ...LOGIN, environmentUrl }).hosts).to.deep.equal({ product, catalogue }));
  }

  it('takes a refresh token in place of user name and password', () => {
    const { refreshToken, login } = readConnection({ ...CLIENT, refreshToken: ' token ' });
    expect({ refreshToken, login }).to.deep.equal({ refreshToken: 'token', login: undefined });
  });

  for (const [cfg, labels] of [
    [{}, ['Client ID', 'Client Secret', 'User Name', 'Password', 'Refresh Token']],
    [{ ...CLIENT, userName: 'anna' }, ['Password', 'Refresh Token']],
    [{ clientId: 'key', ...LOGIN, clientSecret: ' ' }, ['Client Secret']],
    [{ ...LOGIN, authUrl: 'http://accounts.example.com' }, ['Authorization URL', 'Client ID', 'Client Secret']],
  ] as const) {
    it(`names what is missing or wrong: ${labels.join(', ')}`, () => {
      let thrown: unknown;
      try {
        readConnection(cfg);
      } catch (error) {
        thrown = error;
      }
      expect(thrown).to.be.instanceOf(ConfigurationError);
      const { message } = thrown as Error;
      const named = [...message.matchAll(/"([^"]+)"/g)].map((match) => match[1]);
      expect(named).to.deep.equal(labels);
    });
  }

  it('keeps tokens and limits of two users apart, also when only the password differs', () => {
    const keys = [LOGIN, { ...LOGIN, userName: 'berta' }].map((login) => readConnection({ ...CLIENT, ...login }));
    expect(new Set(keys.flatMap(({ tokensKey, bucketKey }) => [tokensKey, bucketKey]))).to.have.property('size', 4);
    const corrected = readConnection({ ...CLIENT, ...LOGIN, password: 'right' });
    expect(corrected.tokensKey).to.not.equal(keys[0]?.tokensKey);
  });
});
