import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { accountOf } from '../../runner/account';

const TYPED = {
  LIGHTSPEED_CLIENT_ID: 'some-client',
  LIGHTSPEED_CLIENT_SECRET: 'some-secret',
  LIGHTSPEED_ACCESS_TOKEN: 'typed-access',
  LIGHTSPEED_REFRESH_TOKEN: 'typed-refresh',
};
const RENEWED = { access_token: 'renewed-access', refresh_token: 'renewed-refresh', expires_in: 3600 };

describe('accountOf', () => {
  let directory: string;
  let file: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'account-'));
    file = join(directory, 'tokens.json');
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  const oauthOf = async (env: NodeJS.ProcessEnv) => (await accountOf(env, file)).credentials['oauth'];
  const keep = async (env: NodeJS.ProcessEnv, oauth: unknown) => (await accountOf(env, file)).keep({ oauth });

  it('is emulated when no variable is set', async () => {
    const account = await accountOf({ LIGHTSPEED_CLIENT_ID: '', LOG_LEVEL: 'info' }, file);
    try {
      const { environmentUrl, accountId, oauth } = account.credentials;
      const { access_token } = oauth as { access_token: string };
      const headers = { authorization: `Bearer ${access_token}` };
      const answer = await fetch(`${environmentUrl}/API/V3/Account/${accountId}/Shop.json`, { headers });
      expect(answer.status).to.equal(200);
      await account.keep({ oauth });
      expect(readdirSync(directory)).to.deep.equal([]);
    } finally {
      await account.close();
    }
  });

  it('is the one of the variables', async () => {
    const places = {
      LIGHTSPEED_ENVIRONMENT_URL: 'http://127.0.0.1:1',
      LIGHTSPEED_AUTH_URL: 'http://127.0.0.1:2',
      LIGHTSPEED_ACCOUNT_ID: '7',
    };
    expect((await accountOf({ ...TYPED, ...places }, file)).credentials).to.deep.equal({
      environmentUrl: 'http://127.0.0.1:1',
      authUrl: 'http://127.0.0.1:2',
      accountId: '7',
      clientId: 'some-client',
      clientSecret: 'some-secret',
      oauth: { access_token: 'typed-access', refresh_token: 'typed-refresh' },
    });
  });

  it('is not emulated when only the client is missing', async () => {
    const failure = await accountOf({ ...TYPED, LIGHTSPEED_CLIENT_ID: '' }, file).catch(
      (error: Error) => error.message,
    );
    expect(failure).to.match(/^LIGHTSPEED_CLIENT_ID is empty, but LIGHTSPEED_CLIENT_SECRET, .* is set/);
    expect(failure).to.not.contain('some-secret');
  });

  it('keeps renewed tokens for the next start, readable for the owner alone', async () => {
    writeFileSync(file, '{}', { mode: 0o644 });
    await keep(TYPED, RENEWED);
    expect(await oauthOf(TYPED)).to.deep.equal(RENEWED);
    expect(statSync(file).mode & 0o777).to.equal(0o600);
    expect(readdirSync(directory)).to.deep.equal(['tokens.json']);
    expect(readFileSync(file, 'utf8')).to.not.contain('typed-refresh');
  });

  it('goes on from tokens that were renewed several times', async () => {
    await keep(TYPED, RENEWED);
    await keep(TYPED, { ...RENEWED, access_token: 'third' });
    expect(await oauthOf(TYPED)).to.include({ access_token: 'third' });
  });

  it('uses them only for the refresh token that they came from, whose they stay', async () => {
    const other = { ...TYPED, LIGHTSPEED_REFRESH_TOKEN: 'other-refresh' };
    await keep(TYPED, RENEWED);
    expect(await oauthOf(other)).to.include({ refresh_token: 'other-refresh' });
    await keep(other, { ...RENEWED, access_token: 'of-other' });
    expect(await oauthOf(other)).to.include({ access_token: 'of-other' });
    expect(await oauthOf(TYPED)).to.deep.equal(RENEWED);
  });

  for (const content of ['', '{"a":', 'null', '7', '[]', '{"x":{}}']) {
    it(`goes by the variables when the file holds ${content || 'nothing'}`, async () => {
      writeFileSync(file, content);
      expect(await oauthOf(TYPED)).to.include({ access_token: 'typed-access' });
      await keep(TYPED, RENEWED);
      expect(await oauthOf(TYPED)).to.deep.equal(RENEWED);
    });
  }
});

describe('accountOf, of LS One', () => {
  const env = {
    LIGHTSPEED_SYSTEM: 'lsOne',
    LIGHTSPEED_ENVIRONMENT_URL: 'http://127.0.0.1:1',
    LIGHTSPEED_USER_NAME: 'berta',
    LIGHTSPEED_PASSWORD: 'some-password',
  };

  it('is the one of the variables', async () => {
    expect((await accountOf(env, 'no-file')).credentials).to.deep.equal({
      system: 'lsOne',
      environmentUrl: 'http://127.0.0.1:1',
      userName: 'berta',
      password: 'some-password',
    });
  });

  it('is emulated when only the system is set', async () => {
    const account = await accountOf({ LIGHTSPEED_SYSTEM: 'lsOne' }, 'no-file');
    expect(account.credentials).to.include({ system: 'lsOne', userName: 'api' });
    await account.close();
  });

  it('is of a system that exists', async () => {
    const text = await accountOf({ LIGHTSPEED_SYSTEM: 'kitchen' }, 'no-file').catch((error: Error) => error.message);
    expect(text).to.match(/^LIGHTSPEED_SYSTEM must be one of retail, lsOne, supplier/);
  });
});

describe('accountOf, of the supplier platform', () => {
  const env = {
    LIGHTSPEED_SYSTEM: 'supplier',
    LIGHTSPEED_CLIENT_ID: 'some-client',
    LIGHTSPEED_CLIENT_SECRET: 'some-secret',
    LIGHTSPEED_REFRESH_TOKEN: 'typed-refresh',
  };
  let directory: string;
  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'account-'));
  });
  afterEach(() => rmSync(directory, { recursive: true }));

  it('goes on from the refresh token that was stored last', async () => {
    const file = join(directory, 'tokens.json');
    const credentials = async () => (await accountOf(env, file)).credentials;
    expect(await credentials()).to.include({
      system: 'supplier',
      clientId: 'some-client',
      clientSecret: 'some-secret',
      refreshToken: 'typed-refresh',
    });
    await (await accountOf(env, file)).keep({ ...(await credentials()), refreshToken: 'rotated-refresh' });
    expect(await credentials()).to.include({ refreshToken: 'rotated-refresh' });
  });

  it('is emulated when only the system is set', async () => {
    const account = await accountOf({ LIGHTSPEED_SYSTEM: 'supplier' }, 'no-file');
    expect(account.credentials).to.include({ system: 'supplier', clientId: 'supplier-key' });
    await account.close();
  });
});
