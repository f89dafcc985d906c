import { expect } from 'chai';
import { createRemoteJWKSet, decodeProtectedHeader, jwtVerify } from 'jose';
import { errorOf } from '../../support/errorOf';
import { type Bench, startBench } from '../../support/fakeShop';
import { type ErrorBody, outcome, postToken, refresh, renew } from '../../support/signIn';

const REVOKED = 'Access token has been revoked';

describe('emulator: access', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench();
  });
  afterEach(() => bench.emulator.close());

  const hintOf = async (answer: Response): Promise<string> => {
    const { error, error_description, hint } = (await answer.json()) as ErrorBody;
    expect([answer.status, error, error_description]).to.deep.equal([
      401,
      'access_denied',
      'The request was denied by the resource owner or by the authorization server.',
    ]);
    return hint;
  };

  describe('token', () => {
    it('is a signed JWT with the documented claims', async () => {
      const { emulator, clock } = bench;
      const { access_token } = await emulator.connect({ scopes: ['employee:inventory', 'employee:register'] });
      const keys = createRemoteJWKSet(new URL(`${emulator.authUrl}/.well-known/jwks`));
      const { payload } = await jwtVerify(access_token, keys, { currentDate: new Date(clock.nowMs()) });
      const { jti, iat, nbf, exp, ...others } = payload;
      expect(others).to.deep.equal({
        iss: emulator.authUrl,
        aud: emulator.clientId,
        sub: '1',
        acct: emulator.accountID,
        scope: 'employee:inventory employee:register',
      });
      expect(jti).to.be.a('string').with.length.above(10);
      for (const time of [iat, nbf, exp]) expect(time).to.not.satisfy(Number.isInteger);
      expect(iat).to.be.closeTo(clock.nowMs() / 1000, 0.01);
      expect(nbf).to.equal(iat);
      expect(Number(exp) - Number(iat)).to.be.closeTo(3600, 0.001);
      const { typ, alg, kid } = decodeProtectedHeader(access_token);
      expect([typ, alg]).to.deep.equal(['JWT', 'RS256']);
      expect(kid).to.be.a('string');
    });

    it('grows with its scopes, and so do refresh tokens', async () => {
      const few = await bench.emulator.connect({ scopes: ['employee:tags'] });
      const many = await bench.emulator.connect({
        scopes: ['employee:tags', 'employee:customers_view_gift_card_numbers'],
      });
      expect(many.access_token).to.have.length.above(few.access_token.length);
      expect(many.refresh_token).to.have.length.above(few.refresh_token.length);
      expect(few.refresh_token).to.have.length.above(255);
    });

    it('is granted for known scopes only', async () => {
      const refused = await errorOf(bench.emulator.connect({ scopes: ['employee:cfd'] }));
      expect(refused).to.be.an('error').with.property('message').that.includes('employee:cfd');
    });

    it('can be introspected', async () => {
      const { access_token } = await bench.emulator.connect();
      const answer = await bench.send('/auth/oauth/introspect', { token: access_token });
      expect(await answer.json()).to.include({ active: true, acct: bench.emulator.accountID });
      expect(await hintOf(await bench.send('/auth/oauth/introspect', { token: 'abc' }))).to.equal(
        'Invalid access token.',
      );
    });

    it('works in its own emulator only', async () => {
      const other = await startBench();
      const { access_token } = await other.emulator.connect();
      await other.emulator.close();
      expect(await hintOf(await bench.send('Item/12.json', { token: access_token }))).to.equal(REVOKED);
    });
  });

  describe('refusal with 401', () => {
    it('hints at a missing header', async () => {
      const answer = await bench.send('Item/12.json', { headers: { authorization: '' } });
      expect(await hintOf(answer)).to.equal('Missing "Authorization" header');
      expect(await hintOf(await bench.send('Item/12.json', { headers: { authorization: 'Basic abc' } }))).to.equal(
        'Missing "Authorization" header',
      );
    });

    it('hints at something that is no token', async () => {
      const { access_token } = await bench.emulator.connect();
      const [header, claims, signature] = access_token.split('.');
      const forged = `${header}.${Buffer.from('{"jti":"1"}').toString('base64url')}.${signature}`;
      for (const token of ['abc', `${header}.${claims}.`, forged]) {
        expect(await hintOf(await bench.send('Item/12.json', { token }))).to.equal('Invalid access token.');
      }
    });

    it('does not take the token from the query', async () => {
      const { access_token } = await bench.emulator.connect();
      const answer = await bench.send(`Item.json?access_token=${access_token}`, { headers: { authorization: '' } });
      expect(answer.status).to.equal(401);
    });

    it('hints at another account', async () => {
      for (const path of ['/API/V3/Account/1/Item.json', '/API/V3/Account/1.json']) {
        expect(await hintOf(await bench.send(path))).to.include('account');
      }
      expect((await bench.send('/API/V3/Account.json')).status).to.equal(200);
      expect((await bench.send(`/API/V3/Account/${bench.emulator.accountID}.json`)).status).to.equal(200);
      expect((await bench.send('/API/Session.json')).status).to.equal(200);
    });

    it('costs nothing', async () => {
      await bench.send('Item/12.json', { token: 'abc' });
      expect([bench.emulator.limits.levelDrips(), bench.emulator.limits.burstCount()]).to.deep.equal([0, 0]);
      expect(bench.calls).to.have.length(0);
    });
  });

  describe('lost', () => {
    const works = async (token: string) => (await bench.send('Item/12.json', { token })).status === 200;

    it('with a lock of the employee, until renewal too', async () => {
      const mine = await bench.emulator.connect();
      const other = await bench.emulator.connect({ employeeID: '7' });
      bench.emulator.lockEmployee();
      expect(await hintOf(await bench.send('Item/12.json', { token: mine.access_token }))).to.equal(REVOKED);
      expect(await outcome(await refresh(bench, mine.refresh_token))).to.equal('400 invalid_grant');
      expect(await works(other.access_token)).to.equal(true);
      bench.emulator.lockEmployee('7');
      expect(await works(other.access_token)).to.equal(false);
    });

    it('when the merchant removes the application', async () => {
      const tokens = await bench.emulator.connect();
      bench.emulator.revokeConnection();
      expect(await hintOf(await bench.send('Item/12.json', { token: tokens.access_token }))).to.equal(REVOKED);
      expect(await outcome(await refresh(bench, tokens.refresh_token))).to.equal('400 invalid_grant');
      expect(await works((await bench.emulator.connect()).access_token)).to.equal(true);
    });

    it('until renewal when only access tokens are revoked', async () => {
      const tokens = await bench.emulator.connect();
      bench.emulator.revokeAccessTokens();
      expect(await hintOf(await bench.send('Item/12.json', { token: tokens.access_token }))).to.equal(REVOKED);
      expect(await works((await renew(bench, tokens.refresh_token)).access_token)).to.equal(true);
    });

    it('when the application revokes the latest refresh token', async () => {
      const first = await bench.emulator.connect();
      const latest = await renew(bench, first.refresh_token);
      const revoke = (refresh_token: unknown, more = {}) =>
        postToken(bench, { refresh_token, ...more }, '/auth/oauth/revoke');
      expect(await outcome(await revoke(first.refresh_token))).to.equal('400 invalid_request');
      expect(await outcome(await revoke('abc'))).to.equal('400 invalid_request');
      expect(await outcome(await revoke(undefined))).to.equal('400 invalid_request');
      expect(await outcome(await revoke(latest.refresh_token, { client_secret: 'guess' }))).to.equal(
        '401 invalid_client',
      );
      expect(await works(latest.access_token)).to.equal(true);
      expect(await outcome(await revoke(latest.refresh_token))).to.equal('200');
      expect(await works(latest.access_token)).to.equal(false);
      expect(await outcome(await refresh(bench, latest.refresh_token))).to.equal('400 invalid_grant');
      expect(await outcome(await revoke(latest.refresh_token))).to.equal('400 invalid_request');
      expect(await outcome(await bench.send('/auth/oauth/revoke'))).to.equal('405 invalid_request');
    });
  });

  describe('scopes', () => {
    const table: [string, string, string, number][] = [
      ['employee:all', 'POST', 'Order.json', 200],
      ['employee:purchase_orders', 'POST', 'Order.json', 200],
      ['employee:inventory', 'POST', 'Order.json', 403],
      ['employee:inventory', 'GET', 'Order/4/Shipment/2/Item.json', 403],
      ['employee:inventory', 'PUT', 'Item/12.json', 200],
      ['employee:product_edit', 'PUT', 'Item/12.json', 200],
      ['employee:inventory_read', 'GET', 'Item/12.json', 200],
      ['employee:inventory_read', 'PUT', 'Item/12.json', 403],
      ['employee:inventory_read', 'GET', 'ItemShop.json', 200],
      ['employee:inventory_read', 'PUT', 'ItemShop/3.json', 403],
      ['employee:customers_read', 'GET', 'Customer.json', 200],
      ['employee:customers_read', 'POST', 'Customer.json', 403],
      ['employee:customers_read', 'DELETE', 'Customer/8/Anonymize.json', 403],
      ['employee:register_read', 'GET', 'Sale.json', 200],
      ['employee:register_read', 'POST', 'Sale/277/refund.json', 403],
      ['employee:tags', 'GET', 'Category.json', 200],
      ['employee:tags', 'GET', 'Serialized.json', 200],
      ['employee:tags', 'GET', 'InventoryLog.json', 403],
      ['employee:tags', 'POST', 'Inventory/Transfer/3/AddItems.json', 403],
      ['employee:tags', 'GET', 'Nonsense.json', 200],
    ];
    for (const [scope, method, path, status] of table) {
      it(`${scope}: ${method} ${path} answers ${status}`, async () => {
        const { access_token } = await bench.emulator.connect({ scopes: [scope] });
        const answer = await bench.send(path, { method, token: access_token, ...(/^P/.test(method) && { body: {} }) });
        expect(answer.status).to.equal(status);
        expect(bench.calls).to.have.length(status === 200 ? 1 : 0);
      });
    }

    it('names what is missing, and charges for it', async () => {
      const { access_token } = await bench.emulator.connect({ scopes: ['employee:tags'] });
      const answer = await bench.send('Order.json', { token: access_token });
      expect(await answer.json()).to.deep.equal({
        httpCode: '403',
        httpMessage: 'Forbidden',
        message: 'Missing permission: one of employee:purchase_orders is required',
        errorClass: 'ForbiddenException',
      });
      expect(answer.headers.get('X-LS-API-Bucket-Level')).to.equal('1/90');
    });
  });
});
