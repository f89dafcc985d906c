import { expect } from 'chai';
import { type SupplierBench, startSupplierBench } from '../../support/supplierBench';

type Fields = Readonly<Record<string, string>>;

describe('emulator of the supplier platform: tokens', () => {
  let bench: SupplierBench;
  const start = async (options: Parameters<typeof startSupplierBench>[0] = {}) => {
    await bench?.emulator.close();
    bench = await startSupplierBench(options);
  };
  beforeEach(() => start());
  afterEach(() => bench.emulator.close());

  const basic = (pair = `${bench.emulator.clientId}:${bench.emulator.clientSecret}`) => ({
    authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
  });
  const form = { 'content-type': 'application/x-www-form-urlencoded' };
  const ask = async (fields: Fields | string, headers: Fields = basic()) => {
    const body = typeof fields === 'string' ? fields : new URLSearchParams(fields).toString();
    const [status, answer] = await bench.ask('/oauth/token', {
      method: 'POST',
      headers: { ...form, ...headers },
      body,
    });
    return { status, ...(answer as { access_token?: string; refresh_token?: string; error?: string }) };
  };
  const refresh = (refresh_token: string) => ask({ grant_type: 'refresh_token', refresh_token });
  const passwordFields = () => {
    const { userName: username, password } = bench.emulator;
    return { grant_type: 'password', username, password };
  };
  const statusWith = async (token: string | undefined) =>
    (await bench.send('/orders', { headers: { authorization: `Bearer ${token}` } })).status;

  it('are renewed by a refresh token that stays', async () => {
    const { refresh_token } = bench.emulator.connect();
    for (let round = 1; round <= 2; round++) {
      const answer = await refresh(refresh_token);
      expect(answer).to.have.all.keys('status', 'access_token', 'token_type', 'expires_in');
      expect(answer).to.include({ status: 200, token_type: 'Bearer', expires_in: 900 });
      expect(await statusWith(answer.access_token)).to.equal(200);
    }
  });

  it('live for 15 minutes', async () => {
    const { access_token } = bench.emulator.connect();
    bench.clock.advance(899_999);
    expect(await statusWith(access_token)).to.equal(200);
    bench.clock.advance(1);
    expect(await statusWith(access_token)).to.equal(401);
  });

  it('rotate when they should: the old refresh token ends at once', async () => {
    await start({ rotateRefreshToken: true });
    const { refresh_token, access_token } = bench.emulator.connect();
    const answer = await refresh(refresh_token);
    expect(bench.emulator.admin.refreshTokens()).to.include(answer.refresh_token).and.not.include(refresh_token);
    expect(await statusWith(access_token)).to.equal(200);
    expect(await refresh(refresh_token)).to.include({ status: 400, error: 'invalid_grant' });
    expect((await refresh(answer.refresh_token ?? '')).status).to.equal(200);
  });

  it('come for user name and password, with a refresh token', async () => {
    const answer = await ask(passwordFields());
    expect(answer.status).to.equal(200);
    expect(await statusWith(answer.access_token)).to.equal(200);
    expect((await refresh(answer.refresh_token ?? '')).status).to.equal(200);
    const wrong = await ask({ ...passwordFields(), password: 'other' });
    expect(wrong).to.include({ status: 400, error: 'invalid_grant' });
  });

  it('do not come for a password where that is switched off', async () => {
    await start({ passwordGrant: false });
    expect(await ask(passwordFields())).to.include({ status: 400, error: 'unsupported_grant_type' });
  });

  it('come with nothing but what the page names, where that is switched on', async () => {
    await start({ tokenReply: 'minimal' });
    expect(await refresh(bench.emulator.connect().refresh_token)).to.have.all.keys('status', 'access_token');
  });

  it('need key and secret as HTTP Basic, unless that is switched off', async () => {
    const { refresh_token } = bench.emulator.connect();
    const fields = { grant_type: 'refresh_token', refresh_token };
    for (const headers of [{ authorization: '' }, basic('supplier-key:wrong'), { authorization: 'Bearer x' }]) {
      expect(await ask(fields, headers)).to.include({ status: 401, error: 'invalid_client' });
    }
    await start({ basicAuth: false });
    const fresh = { ...fields, refresh_token: bench.emulator.connect().refresh_token };
    expect((await ask(fresh, { authorization: '' })).status).to.equal(200);
  });

  const malformed: [string, Fields | string, Fields?][] = [
    ['JSON', '{"grant_type":"refresh_token"}', { 'content-type': 'application/json' }],
    ['no grant type', { refresh_token: 'x' }],
    ['no refresh token', { grant_type: 'refresh_token' }],
    ['a field twice', 'grant_type=refresh_token&refresh_token=x&refresh_token=y'],
    ['key and secret in the form', { grant_type: 'refresh_token', refresh_token: 'x', client_id: 'supplier-key' }],
  ];
  for (const [name, fields, headers] of malformed) {
    it(`do not come for ${name}`, async () => {
      expect(await ask(fields, { ...basic(), ...headers })).to.include({ status: 400, error: 'invalid_request' });
    });
  }

  it('come for further fields of the form where it is not strict', async () => {
    await start({ strict: false });
    const { refresh_token } = bench.emulator.connect();
    const answer = await ask({ grant_type: 'refresh_token', refresh_token, client_id: bench.emulator.clientId });
    expect(answer.status).to.equal(200);
  });

  it('end when they are told to', async () => {
    const { access_token, refresh_token } = bench.emulator.connect();
    bench.emulator.admin.endAccessTokens();
    expect(await statusWith(access_token)).to.equal(401);
    expect((await refresh(refresh_token)).status).to.equal(200);
    bench.emulator.admin.endRefreshTokens();
    expect((await refresh(refresh_token)).status).to.equal(400);
  });

  it('are needed for every call', async () => {
    const calls: [string, string][] = [
      ['PUT', '/inventory'],
      ['POST', '/v1/catalog/upload'],
      ['GET', '/webhooks'],
      ['POST', '/webhooks'],
      ['GET', '/orders'],
      ['PUT', '/orders/1'],
      ['DELETE', '/orders/1'],
      ['POST', '/suppliers/relations'],
      ['GET', '/products'],
    ];
    for (const [method, path] of calls) {
      for (const authorization of ['', 'Bearer unknown', bench.emulator.connect().access_token]) {
        expect((await bench.send(path, { method, headers: { authorization } })).status).to.equal(401);
      }
    }
  });

  it('leave no secret in the log', async () => {
    const { refresh_token } = bench.emulator.connect();
    const { access_token } = await refresh(refresh_token);
    await ask(passwordFields());
    expect(bench.emulator.log.entries.map(({ grant }) => grant)).to.deep.equal(['refresh_token', 'password']);
    const text = JSON.stringify(bench.emulator.log.entries);
    for (const secret of [refresh_token, access_token, bench.emulator.password, bench.emulator.clientSecret]) {
      expect(text).to.not.include(secret);
    }
  });
});
