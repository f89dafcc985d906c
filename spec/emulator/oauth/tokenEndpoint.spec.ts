import { expect } from 'chai';
import { type Bench, startBench } from '../../support/fakeShop';
import { codeOf, type ErrorBody, outcome, postToken } from '../../support/signIn';

describe('emulator: token endpoint', () => {
  let bench: Bench;
  before(async () => {
    bench = await startBench();
  });
  after(() => bench.emulator.close());

  const refused: [string, Record<string, unknown>, string][] = [
    ['an unknown refresh token', { grant_type: 'refresh_token', refresh_token: 'abc' }, '400 invalid_grant'],
    ['an unknown code', { grant_type: 'authorization_code', code: 'abc' }, '400 invalid_grant'],
    ['no grant type', {}, '400 invalid_request'],
    ['another grant type', { grant_type: 'password' }, '400 invalid_request'],
    ['no code', { grant_type: 'authorization_code' }, '400 invalid_request'],
    ['no refresh token', { grant_type: 'refresh_token' }, '400 invalid_request'],
    ['a number for a code', { grant_type: 'authorization_code', code: 5 }, '400 invalid_request'],
    ['no client id', { grant_type: 'refresh_token', client_id: undefined }, '400 invalid_request'],
    ['another client', { grant_type: 'refresh_token', client_id: 'someone' }, '401 invalid_client'],
    ['a wrong secret', { grant_type: 'refresh_token', client_secret: 'guess' }, '401 invalid_client'],
    ['no secret', { grant_type: 'refresh_token', client_secret: undefined }, '401 invalid_client'],
  ];
  for (const [name, fields, refusal] of refused) {
    it(`answers ${refusal} to ${name}`, async () => {
      expect(await outcome(await postToken(bench, fields))).to.equal(refusal);
    });
  }

  it('gives error, description and hint', async () => {
    const answer = await postToken(bench, { grant_type: 'refresh_token' });
    const body = (await answer.json()) as ErrorBody;
    expect(Object.keys(body)).to.deep.equal(['error', 'error_description', 'hint']);
    expect(body.hint).to.include('refresh_token');
  });

  it('keeps the code when the secret was wrong', async () => {
    const fields = { grant_type: 'authorization_code', code: await codeOf(bench) };
    expect(await outcome(await postToken(bench, { ...fields, client_secret: 'guess' }))).to.equal('401 invalid_client');
    expect(await outcome(await postToken(bench, fields))).to.equal('200');
  });

  it('answers 405 to a GET', async () => {
    expect(await outcome(await bench.send('/auth/oauth/token'))).to.equal('405 invalid_request');
  });

  const bodies: [string, string, string][] = [
    ['an urlencoded form', 'application/x-www-form-urlencoded', 'grant_type=refresh_token&refresh_token=abc'],
    ['JSON that is not called JSON', 'text/plain', '{"grant_type":"refresh_token"}'],
    ['broken JSON', 'application/json', '{"grant_type":'],
    ['a broken form', 'multipart/form-data', 'nothing'],
    ['nothing', 'application/json', ''],
  ];
  for (const [name, type, body] of bodies) {
    it(`answers 400 to ${name}`, async () => {
      const answer = await bench.send('/auth/oauth/token', { method: 'POST', headers: { 'content-type': type }, body });
      expect(await outcome(answer)).to.equal('400 invalid_request');
    });
  }

  for (const path of ['/oauth/authorize.php', '/oauth/access_token.php', '/auth/oauth', '/', '/elsewhere']) {
    it(`has nothing at ${path}`, async () => {
      expect((await bench.send(path)).status).to.equal(404);
    });
  }
});
