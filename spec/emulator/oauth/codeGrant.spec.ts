import { expect } from 'chai';
import { type Bench, startBench } from '../../support/fakeShop';
import { authorize, codeOf, outcome, postToken, s256, type TokenBody, verifier } from '../../support/signIn';

describe('emulator: code grant', () => {
  let bench: Bench;
  const start = async (options: Parameters<typeof startBench>[0] = {}) => {
    bench = await startBench(options);
  };
  const trade = (fields: Record<string, unknown>) => postToken(bench, { grant_type: 'authorization_code', ...fields });
  afterEach(() => bench.emulator.close());

  it('sends the browser back with a code and the state, then trades the code for a pair that works', async () => {
    await start({ redirectUri: 'https://app.example/back?from=lightspeed', accessTokenLifeS: 1800 });
    const redirect = await authorize(bench, { scope: 'employee:inventory employee:register', state: 'a b&c' });
    expect(redirect.status).to.equal(302);
    const back = new URL(redirect.headers.get('Location') ?? '');
    expect(back.origin + back.pathname).to.equal('https://app.example/back');
    expect(back.searchParams.get('from')).to.equal('lightspeed');
    expect(back.searchParams.get('state')).to.equal('a b&c');
    const answer = await trade({ code: back.searchParams.get('code') });
    const tokens = (await answer.json()) as TokenBody;
    expect(tokens).to.have.all.keys('token_type', 'expires_in', 'access_token', 'refresh_token');
    expect(tokens).to.include({ token_type: 'Bearer', expires_in: 1800 });
    expect((await bench.send('Item/12.json', { token: tokens.access_token })).status).to.equal(200);
    expect(bench.calls[0]).to.deep.include({ employeeID: '1', scopes: ['employee:inventory', 'employee:register'] });
  });

  it('leaves the state out when none was given', async () => {
    await start();
    const { headers } = await authorize(bench);
    expect(new URL(headers.get('Location') ?? '').searchParams.has('state')).to.equal(false);
  });

  it('accepts a multipart form', async () => {
    await start();
    const form = new FormData();
    const { clientId, clientSecret } = bench.emulator;
    const fields = { client_id: clientId, client_secret: clientSecret, grant_type: 'authorization_code' };
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('code', await codeOf(bench));
    expect(await outcome(await bench.send('/auth/oauth/token', { method: 'POST', body: form }))).to.equal('200');
  });

  it('takes a code once', async () => {
    await start();
    const code = await codeOf(bench);
    expect(await outcome(await trade({ code }))).to.equal('200');
    expect(await outcome(await trade({ code }))).to.equal('400 invalid_grant');
  });

  it('takes a code for 60 seconds', async () => {
    await start();
    const [early, late] = [await codeOf(bench), await codeOf(bench)];
    bench.clock.advance(59_999);
    expect(await outcome(await trade({ code: early }))).to.equal('200');
    bench.clock.advance(1);
    expect(await outcome(await trade({ code: late }))).to.equal('400 invalid_grant');
  });

  const refusedQueries: [string, Record<string, string | undefined>, string][] = [
    ['no client', { client_id: undefined }, '400 invalid_client'],
    ['another client', { client_id: 'someone' }, '400 invalid_client'],
    ['no scope', { scope: undefined }, '400 invalid_scope'],
    ['an empty scope', { scope: '' }, '400 invalid_scope'],
    ['an unknown scope', { scope: 'employee:all employee:everything' }, '400 invalid_scope'],
    ['scopes with commas', { scope: 'employee:all,employee:register' }, '400 invalid_scope'],
    ['no response type', { response_type: undefined }, '400 invalid_request'],
    ['another response type', { response_type: 'token' }, '400 invalid_request'],
    ['a short challenge', { code_challenge: 'short', code_challenge_method: 'S256' }, '400 invalid_request'],
    ['another challenge method', { code_challenge: s256, code_challenge_method: 'S512' }, '400 invalid_request'],
  ];
  for (const [name, query, refusal] of refusedQueries) {
    it(`refuses to authorize with ${name}`, async () => {
      await start();
      expect(await outcome(await authorize(bench, query))).to.equal(refusal);
    });
  }

  it('authorizes by GET only', async () => {
    await start();
    const answer = await bench.send('/auth/oauth/authorize', { method: 'POST', body: {} });
    expect(await outcome(answer)).to.equal('405 invalid_request');
  });

  describe('with PKCE', () => {
    const challenges: [string, Record<string, string>][] = [
      ['S256', { code_challenge: s256, code_challenge_method: 'S256' }],
      ['plain', { code_challenge: verifier, code_challenge_method: 'plain' }],
      ['no method, which is plain', { code_challenge: verifier }],
    ];
    for (const [name, challenge] of challenges) {
      it(`takes the verifier that fits (${name})`, async () => {
        await start();
        const code = await codeOf(bench, challenge);
        expect(await outcome(await trade({ code, code_verifier: verifier }))).to.equal('200');
      });

      it(`refuses another verifier (${name})`, async () => {
        await start();
        const wrong = { code: await codeOf(bench, challenge), code_verifier: verifier.replace('a', 'b') };
        expect(await outcome(await trade(wrong))).to.equal('400 invalid_grant');
      });
    }

    for (const code_verifier of [undefined, 'short', `${verifier}!`, 'a'.repeat(129)]) {
      it(`refuses the verifier ${code_verifier?.slice(0, 50)} as malformed`, async () => {
        await start();
        const code = await codeOf(bench, { code_challenge: s256, code_challenge_method: 'S256' });
        expect(await outcome(await trade({ code, code_verifier }))).to.equal('400 invalid_request');
      });
    }

    it('is a must for a public client, which needs no secret', async () => {
      await start({ publicClient: true });
      expect(await outcome(await authorize(bench))).to.equal('400 invalid_request');
      const code = await codeOf(bench, { code_challenge: s256, code_challenge_method: 'S256' });
      const fields = { code, code_verifier: verifier, client_secret: undefined };
      expect(await outcome(await trade(fields))).to.equal('200');
    });
  });
});
