import { inspect } from 'node:util';
import { expect } from 'chai';
import { createTokenManager } from '../../../lib/common/auth/tokenManager';
import { type HttpRequest, type HttpResponse, TransportError } from '../../../lib/common/http/transport';
import { type KnownSecret, secretTokenSource } from '../../../lib/common/platform/tokensFromSecret';
import {
  ConfigurationError,
  PermissionError,
  ProtocolError,
  ReconnectError,
  UnavailableError,
} from '../../../lib/common/util/errors';
import { silentLog } from '../../../lib/common/util/log';
import { errorOf } from '../../support/errorOf';
import { jwt } from '../../support/jwt';
import { testClock } from '../../support/testClock';

const API_KEY = 'api-key-of-the-test';
const SECRET_URL = 'https://api.platform.test/v2/workspaces/ws%2F1/secrets/secret%201';

const credentials = (n: number, more: object = {}) => ({
  access_token: `A${n}`,
  refresh_token: `R${n}`,
  expires_in: 3600,
  fields: { accountId: '12345' },
  ...more,
});
const attributes = (value: object): HttpResponse => ({
  status: 200,
  headers: {},
  body: JSON.stringify({ data: { id: 'secret 1', type: 'auth-secret', attributes: value }, meta: {} }),
});
const secret = (n: number, more: object = {}) =>
  attributes({ name: 'My shop', state: 'ready', credentials: credentials(n, more) });
const status = (code: number, headers = {}): HttpResponse => ({ status: code, headers, body: '{"errors":[]}' });
const raw = (body: string): HttpResponse => ({ status: 200, headers: {}, body });

/** A source on a transport that plays these answers. */
const CALL = { isUrgent: () => true, beforeGrant: () => {} };

function start(answers: (HttpResponse | Error)[], apiUri = 'https://api.platform.test/', known?: KnownSecret) {
  const clock = testClock();
  const startMs = clock.nowMs();
  const requests: HttpRequest[] = [];
  const source = secretTokenSource({
    secretId: 'secret 1',
    vendorOf: () => 'Lightspeed',
    workspaceId: 'ws/1',
    apiUri,
    apiUsername: 'user',
    apiKey: API_KEY,
    clock,
    random: () => 0.5,
    ...(known && { known }),
    userAgent: 'lightspeed-component/1.0.0',
    origin: { flowId: 'flow-1', stepId: 'step_1', messageId: 'message-1' },
    transport: {
      async send(request) {
        requests.push(request);
        const answer = answers.shift() ?? new Error('not in the script');
        if (answer instanceof Error) {
          throw answer;
        }
        return answer;
      },
    },
  });
  const wire = () => requests.map(({ method, url }) => `${method} ${url}`);
  return { source, clock, requests, wire, waitedMs: () => clock.nowMs() - startMs, left: () => answers.length };
}

describe('tokens from a platform secret', () => {
  it('are read once, with the fields, and the platform is told who asks', async () => {
    const { source, requests } = start([secret(0)]);
    const [tokens, fields] = await Promise.all([source.current(), source.secretFields()]);
    await source.current();
    // The refresh token is for the platform to spend.
    expect(tokens).to.include({ accessToken: 'A0', refreshToken: undefined, expiresAtMs: undefined });
    expect(fields).to.deep.equal({ accountId: '12345' });
    expect(requests).to.deep.equal([
      {
        method: 'GET',
        url: SECRET_URL,
        headers: {
          accept: 'application/json',
          authorization: `Basic ${Buffer.from(`user:${API_KEY}`).toString('base64')}`,
          'user-agent': 'lightspeed-component/1.0.0',
          'x-request-id': 'f:flow-1;s:step_1;m:message-1',
        },
      },
    ]);
  });

  it('end with the claim of the token, since nobody knows when it was issued', async () => {
    const { source } = start([secret(0, { access_token: jwt({ exp: 1_780_000_000 }) })]);
    expect((await source.current()).expiresAtMs).to.equal(1_780_000_000_000);
  });

  it('are renewed by the platform when it has still the refused one after a while, and current from then on', async () => {
    const answers = [secret(0), secret(0), secret(0), secret(1), secret(1), secret(1)];
    const { source, wire, requests, waitedMs } = start(answers, 'https://api.platform.test');
    const renewed = await source.renew(await source.current(), CALL);
    expect(renewed).to.have.nested.property('tokens.accessToken', 'A1');
    expect(renewed).to.have.property('origin', 'grant');
    expect((await source.current()).accessToken).to.equal('A1');
    expect(wire().map((line) => line.replace(SECRET_URL, ''))).to.deep.equal([
      'GET ',
      'GET ',
      'GET ',
      'POST /refresh',
      'GET ',
      'GET ',
    ]);
    expect(requests[3]?.body).to.equal(undefined);
    expect(waitedMs()).to.be.within(2_500, 12_000 + 2_500);
  });

  it('are not used before the secret stays as it is: another step may have had it refreshed at the same moment', async () => {
    const answers = [secret(0), secret(0), secret(0), secret(1), secret(1), secret(2), secret(2)];
    const { source, left } = start(answers);
    const renewed = await source.renew(await source.current(), CALL);
    expect(renewed).to.have.nested.property('tokens.accessToken', 'A2');
    expect(left()).to.equal(0);
  });

  it('are asked for once by all sessions of a process, and again at their end', async () => {
    const known = { latest: undefined, readAtMs: 0 };
    const nowS = testClock().nowMs() / 1000;
    const ending = secret(0, { access_token: jwt({ exp: nowS + 60 }) });
    const first = start([ending, secret(1)], undefined, known);
    await first.source.current();
    const second = start([secret(1)], undefined, known);
    await second.source.current();
    expect(second.requests).to.have.length(0);
    second.clock.advance(61_000);
    expect((await second.source.current()).accessToken).to.equal('A1');
    expect(await second.source.secretFields()).to.deep.equal({ accountId: '12345' });
    expect(second.requests).to.have.length(1);
  });

  it('may come in an array', async () => {
    const inArray = { data: [{ attributes: { state: 'ready', credentials: credentials(1) } }] };
    const { source } = start([raw(JSON.stringify(inArray))]);
    expect((await source.current()).accessToken).to.equal('A1');
  });

  it('have no fields when the platform has none', async () => {
    const { source } = start([secret(0, { fields: undefined })]);
    expect(await source.secretFields()).to.deep.equal({});
  });

  it('are read again after an error', async () => {
    const { source } = start([status(404), secret(0)]);
    await errorOf(source.current());
    expect((await source.current()).accessToken).to.equal('A0');
  });

  it('are taken from the secret when another step has had it renewed', async () => {
    const { source, clock, wire } = start([secret(0), secret(1), secret(1), secret(1), secret(1)]);
    const tokenManager = createTokenManager({ source, clock, log: silentLog });
    expect(await tokenManager.refreshAfter401(await tokenManager.token())).to.equal('A1');
    expect(new Set(wire())).to.deep.equal(new Set([`GET ${SECRET_URL}`]));
  });

  it('are given up when the platform has no newer one to offer', async () => {
    const { source } = start([secret(0), secret(0), secret(0), secret(0)]);
    const error = await errorOf(source.renew(await source.current(), CALL));
    expect(error).to.be.instanceOf(ReconnectError);
    expect(error.message).to.contain('authenticate again');
  });

  const temporary: [string, HttpResponse | Error, number][] = [
    ['status 409', status(409), 1_000],
    ['status 429 that names a wait', status(429, { 'retry-after': '9' }), 9_000],
    ['status 500', status(500), 1_000],
    ['status 503', status(503), 1_000],
    ['a broken connection', new TransportError('reset', 'broke'), 1_000],
    ['a time limit', new TransportError('timeout', 'too late'), 1_000],
  ];
  for (const [name, answer, waitMs] of temporary) {
    it(`are asked for again after ${name}`, async () => {
      const { source, waitedMs } = start([answer, secret(0)]);
      expect((await source.current()).accessToken).to.equal('A0');
      expect(waitedMs()).to.equal(waitMs);
    });
  }

  it('are given up for now after four attempts', async () => {
    const { source, left } = start([status(503), new TransportError('reset', 'broke'), status(500), status(502)]);
    const error = await errorOf(source.current());
    expect(error).to.be.instanceOf(UnavailableError);
    expect(error.message).to.contain('502');
    expect(left()).to.equal(0);
  });

  const failure = (error: unknown) => attributes({ state: 'error', error, credentials: credentials(0) });
  const final: [string, HttpResponse, new (message: string) => Error, RegExp][] = [
    ['status 401', status(401), ConfigurationError, /401/],
    ['status 403', status(403), PermissionError, /workspaces\.auth_secret\.get/],
    ['status 404', status(404), ConfigurationError, /no longer exists/],
    ['status 400', status(400), ProtocolError, /400/],
    ['a redirect', status(302), ProtocolError, /302/],
    ['a failed renewal', failure('Refresh failed: invalid_grant'), ReconnectError, /"Refresh failed: invalid_grant"/],
    ['a failed renewal without words', failure(undefined), ReconnectError, /could not renew.*credential\. Open/],
    ['a failed renewal with a token', failure('bad 0a1b2c3d4e5f60718293a4b5'), ReconnectError, /"bad \*\*\*"/],
    [
      'a secret without OAuth',
      attributes({ state: 'ready', credentials: { username: 'u' } }),
      ConfigurationError,
      /OAuth2/,
    ],
    ['a secret without credentials', attributes({ state: 'ready' }), ConfigurationError, /OAuth2/],
    ['no secret', raw('{"data":null}'), ProtocolError, /no secret/],
    ['an empty list', raw('{"data":[]}'), ProtocolError, /no secret/],
    ['no JSON', raw('<html>A0 R0</html>'), ProtocolError, /no secret/],
  ];
  for (const [name, answer, kind, text] of final) {
    it(`are not asked for again after ${name}: ${kind.name}`, async () => {
      const { source, requests } = start([answer]);
      const error = await errorOf(source.current());
      expect(error).to.be.instanceOf(kind);
      expect(error.message).to.match(text);
      expect(requests).to.have.length(1);
      expect(inspect(error, { depth: 10 })).to.not.match(new RegExp(`${API_KEY}|Basic|A0|R0|0a1b2c`));
    });
  }
});
