import { inspect } from 'node:util';
import { expect } from 'chai';
import { createAttemptLimit } from '../../../lib/common/auth/attemptLimit';
import { createRefreshGrant, type GrantOptions } from '../../../lib/common/auth/grant';
import { ConfigurationError, ProtocolError, ReconnectError, UnavailableError } from '../../../lib/common/util/errors';
import { errorOf } from '../../support/errorOf';
import {
  type Answer,
  html,
  json,
  lost,
  type OAuthServer,
  silent,
  stalled,
  startOAuthServer,
  truncated,
} from '../../support/oauthServer';
import { testClock } from '../../support/testClock';

const SECRET = 'client-secret-of-the-test';
const R0 = 'refresh-token-of-the-test';
const PAIR = { token_type: 'Bearer', expires_in: 3600, access_token: 'A1', refresh_token: 'R1' };
const THE_GRANT = { client_id: 'client-1', client_secret: SECRET, grant_type: 'refresh_token', refresh_token: R0 };

describe('refresh grant', () => {
  let server: OAuthServer;
  const clock = testClock();
  const start = async (answers: readonly Answer[], options: Partial<GrantOptions> = {}) => {
    server = await startOAuthServer(answers);
    return createRefreshGrant({
      vendor: 'Lightspeed',
      authUrl: server.url,
      clientId: 'client-1',
      clientSecret: SECRET,
      clock,
      ...options,
    });
  };
  const bodies = () => server.received.map(({ body }) => body);

  afterEach(async () => {
    expect(server.left()).to.equal(0);
    await server.close();
  });

  it('posts exactly the four fields as JSON and resolves with the whole answer', async () => {
    const grant = await start([json(200, { ...PAIR, undefined_params: { a: 1 } })]);
    expect(await grant(R0)).to.deep.equal({ ...PAIR, undefined_params: { a: 1 } });
    expect(server.received).to.deep.equal([
      {
        method: 'POST',
        url: '/auth/oauth/token',
        contentType: 'application/json',
        authorization: undefined,
        body: THE_GRANT,
      },
    ]);
  });

  for (const kept of [{}, { refresh_token: null }, { refresh_token: '' }]) {
    it(`has no refresh token when the vendor sends ${JSON.stringify(kept)}`, async () => {
      const grant = await start([json(200, { access_token: 'A1', ...kept })]);
      expect(await grant(R0)).to.deep.equal({ access_token: 'A1' });
    });
  }

  const temporary: [string, Answer, number][] = [
    ['a lost answer', lost, 1_000],
    ['a truncated answer', truncated, 1_000],
    ['status 408', json(408, {}), 1_000],
    ['status 500', json(500, { error: 'server_error' }), 1_000],
    ["an intermediary's page with status 502", html(502), 1_000],
    ['status 503 that names a wait', html(503, { 'retry-after': '7' }), 7_000],
    ['status 429 that names a wait', json(429, {}, { 'retry-after': '30' }), 30_000],
    [
      'status 429 that names a moment by its own clock',
      json(429, {}, { 'retry-after': 'Sun, 01 Jan 2023 00:00:20 GMT', date: 'Sun, 01 Jan 2023 00:00:00 GMT' }),
      20_000,
    ],
    ['status 429 that names a moment that is none', json(429, {}, { 'retry-after': 'May 5' }), 1000],
  ];
  for (const [name, answer, waitMs] of temporary) {
    it(`repeats with the same refresh token after ${name}`, async () => {
      const ownClock = testClock();
      const startMs = ownClock.nowMs();
      const grant = await start([answer, json(200, PAIR)], { clock: ownClock });
      expect(await grant(R0)).to.deep.equal(PAIR);
      expect(bodies()).to.deep.equal([THE_GRANT, THE_GRANT]);
      expect(ownClock.nowMs() - startMs).to.equal(waitMs);
    });
  }

  it('repeats after a time limit, of the head and of the body', async () => {
    const grant = await start([silent, stalled, json(200, PAIR)], { limits: { timeoutMs: 50 } });
    expect(await grant(R0)).to.deep.equal(PAIR);
  });

  it('closes the connection of an answer that came too late', async () => {
    let close: () => void = () => undefined;
    const closed = new Promise<void>((resolve) => {
      close = resolve;
    });
    const grant = await start([(response) => stalled(response.once('close', close))], {
      limits: { timeoutMs: 50, attempts: 1 },
    });
    expect(await errorOf(grant(R0))).to.be.instanceOf(UnavailableError);
    await closed;
  });

  it('gives up after four attempts, with growing waits', async () => {
    const ownClock = testClock();
    const startMs = ownClock.nowMs();
    const grant = await start([lost, html(503), lost, json(500, {})], { clock: ownClock });
    const error = await errorOf(grant(R0));
    expect(error).to.be.instanceOf(UnavailableError);
    expect(error.message).to.contain('500');
    expect(ownClock.nowMs() - startMs).to.equal(7_000);
  });

  it('gives up at once when it is told to wait longer than it may', async () => {
    const grant = await start([json(429, {}, { 'retry-after': '61' })]);
    expect(await errorOf(grant(R0))).to.be.instanceOf(UnavailableError);
  });

  it('says that nobody answers at the authorization URL', async () => {
    const grant = await start([], { limits: { attempts: 2 } });
    await server.close();
    const error = await errorOf(grant(R0));
    server = await startOAuthServer([]);
    expect(error).to.be.instanceOf(UnavailableError);
    expect(error.message).to.contain('ECONNREFUSED').and.contain('authorization URL');
  });

  const refusals: [number, unknown, new (message: string) => Error, RegExp][] = [
    [400, { error: 'invalid_grant', hint: 'Token has been revoked' }, ReconnectError, /revoked.*Press Authenticate/],
    [401, { error: 'invalid_client' }, ConfigurationError, /Client ID and Client Secret/],
    [400, { error: 'invalid_client' }, ConfigurationError, /Client ID and Client Secret/],
    [400, { error: 'unauthorized_client' }, ConfigurationError, /Client ID and Client Secret/],
    [403, {}, ConfigurationError, /Client ID and Client Secret/],
    [400, { error: 'invalid_request', hint: 'Check the parameter' }, ProtocolError, /invalid_request.*Check the param/],
    [405, { error: 'invalid_request' }, ProtocolError, /405/],
    [400, [], ProtocolError, /no error code/],
    [404, {}, ConfigurationError, /authorization URL/],
  ];
  for (const [status, body, kind, text] of refusals) {
    it(`does not repeat after ${status} ${JSON.stringify(body)}: ${kind.name}`, async () => {
      const refusal = json(status, body, { 'cf-ray': '8c1f0a2b3d4e5f60-AMS' });
      // What is not understood is said once more as a form.
      const grant = await start(kind === ProtocolError && status === 400 ? [refusal, refusal] : [refusal]);
      const error = await errorOf(grant(R0));
      expect(error).to.be.instanceOf(kind);
      expect(error.message).to.match(text);
      expect(error).to.include({ status, method: 'POST', path: '/auth/oauth/token', ray: '8c1f0a2b3d4e5f60-AMS' });
    });
  }

  const NOT_UNDERSTOOD = json(400, { error: 'invalid_request', hint: 'Check the `grant_type` parameter' });
  const types = () => server.received.map(({ contentType }) => contentType?.replace('application/', ''));

  for (const refusal of [NOT_UNDERSTOOD, json(415, {}), json(422, { error: 'invalid_request' })]) {
    it('asks once more with a form when JSON is not understood, and from then on with nothing else', async () => {
      const grant = await start([refusal, json(200, PAIR), json(200, PAIR)]);
      expect(await grant(R0)).to.deep.equal(PAIR);
      expect(await grant(R0)).to.deep.equal(PAIR);
      expect(types()).to.deep.equal(['json', 'x-www-form-urlencoded', 'x-www-form-urlencoded']);
      expect(bodies()).to.deep.equal([THE_GRANT, THE_GRANT, THE_GRANT]);
    });
  }

  it('stays with JSON when a form is not understood either', async () => {
    const grant = await start([NOT_UNDERSTOOD, NOT_UNDERSTOOD, json(200, PAIR)]);
    expect(await errorOf(grant(R0))).to.be.instanceOf(ProtocolError);
    expect(await grant(R0)).to.deep.equal(PAIR);
    expect(types()).to.deep.equal(['json', 'x-www-form-urlencoded', 'json']);
  });

  it('tells what a form was refused for', async () => {
    const grant = await start([NOT_UNDERSTOOD, json(400, { error: 'invalid_grant' })]);
    expect(await errorOf(grant(R0))).to.be.instanceOf(ReconnectError);
  });

  it('does not follow a redirect', async () => {
    const grant = await start([(response) => html(307, { location: server.url })(response)]);
    const error = await errorOf(grant(R0));
    expect(error).to.be.instanceOf(ConfigurationError);
    expect(error.message).to.contain('authorization URL');
    expect(server.received).to.have.length(1);
  });

  for (const body of [null, [], 'A1', 5, {}, { access_token: '' }, { access_token: 5 }, { error: 'no' }]) {
    it(`takes ${JSON.stringify(body)} for no token response`, async () => {
      const grant = await start([json(200, body)]);
      expect(await errorOf(grant(R0))).to.be.instanceOf(ProtocolError);
    });
  }

  it('takes a page for no token response', async () => {
    const grant = await start([html(200)]);
    expect(await errorOf(grant(R0))).to.be.instanceOf(ProtocolError);
  });

  it('reads no more than the size limit', async () => {
    const grant = await start([json(200, { ...PAIR, more: 'x'.repeat(2_000) })], { limits: { maxBytes: 1_000 } });
    const error = await errorOf(grant(R0));
    expect(error).to.be.instanceOf(ProtocolError);
    expect(error.message).to.contain('too large');
  });

  it('never sends a sixth attempt within the minute of a connection', async () => {
    const ownClock = testClock();
    const startMs = ownClock.nowMs();
    const attemptLimit = createAttemptLimit(ownClock);
    const first = await start([lost, lost, lost, lost, lost, json(200, PAIR)], { clock: ownClock, attemptLimit });
    const second = createRefreshGrant({
      vendor: 'Lightspeed',
      authUrl: server.url,
      clientId: 'client-1',
      clientSecret: SECRET,
      clock: ownClock,
      attemptLimit,
    });
    await errorOf(first(R0));
    expect(server.received).to.have.length(4);
    expect(await second(R0)).to.deep.equal(PAIR);
    expect(ownClock.nowMs() - startMs).to.be.within(60_000, 62_000);
  });

  it('tells no secret, not even one that the vendor echoes', async () => {
    const echo = { hint: `Bad token ${R0} with ${SECRET} at https://host/path?code=abc, jti 0a1b2c3d4e5f60718293a4b5` };
    const grants: [readonly Answer[], Partial<GrantOptions>][] = [
      [[json(400, { error: 'invalid_grant', ...echo })], {}],
      [Array(2).fill(json(400, { error: SECRET, error_description: echo.hint })), {}],
      [Array(2).fill(json(400, { error: 'invalid_request', message: echo.hint })), {}],
      [[json(200, echo)], {}],
      [[html(200)], {}],
      [[lost], { limits: { attempts: 1 } }],
      [[truncated], { limits: { attempts: 1 } }],
    ];
    for (const [answers, options] of grants) {
      const grant = await start(answers, options);
      const text = inspect(await errorOf(grant(R0)), { depth: 10, showHidden: true });
      expect(text).to.not.match(new RegExp(`${SECRET}|${R0}|code=abc|0a1b2c3d`));
      await server.close();
    }
    server = await startOAuthServer([]);
  });

  const unusable: Partial<GrantOptions>[] = [
    { clientSecret: `${SECRET}\n` },
    { clientId: 'clïent' },
    { authUrl: 'cloud' },
  ];
  for (const options of unusable) {
    it(`refuses ${Object.keys(options)} that cannot be meant, without quoting it`, async () => {
      const error = await errorOf(start([], options));
      expect(error).to.be.instanceOf(ConfigurationError);
      expect(inspect(error, { depth: 10 })).to.not.contain(SECRET);
    });
  }
});
