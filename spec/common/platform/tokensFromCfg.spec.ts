import { inspect } from 'node:util';
import { expect } from 'chai';
import { createRefreshGrant, type RefreshGrant } from '../../../lib/common/auth/grant';
import { createTokenKeeper } from '../../../lib/common/auth/keeper';
import type { TokenResponse } from '../../../lib/common/auth/tokenResponse';
import { ReconnectError, UnavailableError } from '../../../lib/common/errors';
import type { KeysContext, PlatformApi } from '../../../lib/common/platform/storedKeys';
import { type CfgTokenOptions, cfgTokenSource } from '../../../lib/common/platform/tokensFromCfg';
import { testClock } from '../../support/testClock';
import { jwt } from '../auth/jwt';
import { memoryLog } from '../auth/memoryLog';
import { json, lost, startOAuthServer } from '../auth/oauthServer';
import { rejection } from '../auth/rejection';

const pair = (n: number | string, more: object = {}): TokenResponse => ({
  token_type: 'Bearer',
  expires_in: 3600,
  access_token: `A${n}`,
  refresh_token: `R${n}`,
  ...more,
});

interface Script {
  oauth?: unknown;
  answers?: TokenResponse[];
  /** What becomes of each `updateKeys`: the platform stores, fails silently, or another step's pair overwrites ours. */
  stores?: ('stores' | 'fails' | TokenResponse)[];
  /** `deaf`: nobody listens to `updateKeys`. */
  platform?: 'answers' | 'fails' | 'absent' | 'deaf';
  /** Only this reading of the stored pair fails. */
  failsAtRead?: number;
  options?: Partial<CfgTokenOptions>;
}

/** A token source between a scripted vendor and a scripted platform; `events` is what they saw, in order. */
function start({
  oauth = pair(0),
  answers = [],
  stores = [],
  platform = 'answers',
  failsAtRead,
  options = {},
}: Script) {
  const clock = testClock();
  const log = memoryLog();
  const events: string[] = [];
  let stored = oauth;
  let reads = 0;

  const grant: RefreshGrant = async (refreshToken) => {
    events.push(`grant ${refreshToken}`);
    const answer = answers.shift();
    if (!answer) {
      throw new ReconnectError('not in the script');
    }
    return answer;
  };
  const api: PlatformApi = {
    tasks: {
      async retrieveStep(flowId, stepId) {
        events.push(`read ${flowId} ${stepId}`);
        if (platform === 'fails' || ++reads === failsAtRead) {
          throw Object.assign(new Error('A0 R0'), { statusCode: 503 });
        }
        return { config: { oauth: stored } };
      },
    },
    accounts: {
      async update(credentialId, { keys }) {
        events.push(`update ${credentialId} ${keys.oauth.access_token}`);
        if (platform === 'fails') {
          throw Object.assign(new Error('A1 R1'), { code: 'ECONNRESET' });
        }
      },
    },
  };
  const context: KeysContext = {
    async emit(_event, { oauth: emitted }) {
      events.push(`emit ${emitted.access_token}`);
      const fate = stores.shift() ?? 'stores';
      stored = fate === 'stores' ? emitted : fate === 'fails' ? stored : fate;
      return platform !== 'deaf';
    },
    ...(platform !== 'absent' && platform !== 'deaf' && { getApiClient: () => api }),
  };
  const cfg = { oauth, _account: 'credential-1' };
  const source = cfgTokenSource({ cfg, context, grant, clock, log, flowId: 'f', stepId: 's', ...options });
  return { source, clock, log, events, stored: () => stored };
}

const OUTSIDE = { flowId: undefined, stepId: undefined };

describe('tokens from the configuration', () => {
  it('are current as they are, and end with the claim of the token', async () => {
    const { source, events } = start({ oauth: pair(0, { access_token: jwt({ exp: 1_780_000_000.5 }) }) });
    expect(await source.current()).to.include({ refreshToken: 'R0', expiresAtMs: 1_780_000_000_500 });
    expect(events).to.deep.equal([]);
  });

  for (const oauth of [undefined, null, '', 'A0', {}, { refresh_token: 'R0' }, { access_token: '' }]) {
    it(`are asked for when the credential holds ${JSON.stringify(oauth)}`, () => {
      const options = { cfg: { oauth } };
      expect(() => start({ options })).to.throw(ReconnectError, 'press Authenticate');
    });
  }

  it('are stored before they are handed out', async () => {
    const { source, events, stored, clock } = start({ answers: [pair(1)] });
    await source.stored();
    expect(await source.renew(await source.current())).to.deep.equal({
      accessToken: 'A1',
      refreshToken: 'R1',
      expiresAtMs: clock.nowMs() + 3_600_000,
    });
    expect(events).to.deep.equal(['read f s', 'grant R0', 'emit A1', 'read f s']);
    expect(stored()).to.deep.equal(pair(1));
    expect((await source.current()).accessToken).to.equal('A1');
  });

  it('keep what the vendor does not send again', async () => {
    const { source, stored } = start({
      oauth: pair(0, { undefined_params: { a: 1 } }),
      answers: [{ access_token: 'A1' }],
    });
    expect((await source.renew(await source.current())).refreshToken).to.equal('R0');
    expect(stored()).to.deep.equal(pair(0, { access_token: 'A1', undefined_params: { a: 1 } }));
  });

  it('keep the refresh token that was spent, not the older one of the configuration', async () => {
    const { source, stored } = start({ answers: [{ access_token: 'A6' }] });
    expect(await source.renew({ accessToken: 'A5', refreshToken: 'R5' })).to.include({ refreshToken: 'R5' });
    expect(stored()).to.include({ access_token: 'A6', refresh_token: 'R5' });
  });

  it('are stored again when the platform failed to', async () => {
    const { source, events, clock } = start({ answers: [pair(1)], stores: ['fails', 'stores'] });
    const startMs = clock.nowMs();
    await source.stored();
    expect((await source.renew(await source.current())).accessToken).to.equal('A1');
    expect(events.slice(1)).to.deep.equal(['grant R0', 'emit A1', 'read f s', 'emit A1', 'read f s']);
    expect(clock.nowMs() - startMs).to.equal(1_000);
  });

  it('are stored again also when nobody knows what was stored before', async () => {
    const { source, events } = start({ answers: [pair(1)], stores: ['fails', 'stores'] });
    expect((await source.renew(await source.current())).accessToken).to.equal('A1');
    expect(events).to.deep.equal(['grant R0', 'emit A1', 'read f s', 'emit A1', 'read f s']);
  });

  it('are never handed out when the platform does not store them; the old pair serves for another try', async () => {
    const { source, clock, log, events } = start({
      answers: [pair(1), pair(2)],
      stores: ['fails', 'fails', 'stores'],
    });
    const keeper = createTokenKeeper({ source, clock, log });
    const error = await rejection(keeper.replace('A0'));
    expect(error).to.be.instanceOf(UnavailableError);
    expect(error.message).to.contain('did not store');
    expect(await keeper.token()).to.equal('A0');
    expect(await keeper.replace('A0')).to.equal('A2');
    expect(events.filter((event) => event.startsWith('grant'))).to.deep.equal(['grant R0', 'grant R0']);
  });

  it("give way to another step's pair that was stored after them", async () => {
    const { source, clock, log, events } = start({ answers: [pair(1)], stores: [pair('other')] });
    const keeper = createTokenKeeper({ source, clock, log });
    expect(await keeper.replace('A0')).to.equal('Aother');
    expect(events).to.deep.equal(['read f s', 'grant R0', 'emit A1', 'read f s']);
  });

  it('are taken from the store when another step renewed them', async () => {
    const { source, clock, log, events } = start({ options: { cfg: { oauth: pair('old') } } });
    const keeper = createTokenKeeper({ source, clock, log });
    expect(await keeper.replace('Aold')).to.equal('A0');
    expect(events).to.deep.equal(['read f s']);
  });

  it('are not renewed while the platform cannot say what it has stored: a pair that is lost would end the connection', async () => {
    const { source, clock, log, events } = start({ answers: [pair(1)], platform: 'fails' });
    const keeper = createTokenKeeper({ source, clock, log });
    const error = await rejection(keeper.replace('A0'));
    expect(error).to.be.instanceOf(UnavailableError);
    expect(error.message).to.contain('which tokens it has stored (503)');
    expect(inspect(error, { depth: 10 })).to.not.match(/[AR][01]\b/);
    expect(events).to.deep.equal(['read f s']);
    expect(await keeper.token()).to.equal('A0');
  });

  it('are not used when the platform falls silent while it stores; they are found there later', async () => {
    const { source, clock, log, events } = start({ answers: [pair(1)], failsAtRead: 2 });
    const keeper = createTokenKeeper({ source, clock, log });
    expect(await rejection(keeper.replace('A0'))).to.be.instanceOf(UnavailableError);
    expect(await keeper.token()).to.equal('A0');
    expect(await keeper.replace('A0')).to.equal('A1');
    expect(events).to.deep.equal(['read f s', 'grant R0', 'emit A1', 'read f s', 'read f s']);
  });

  it('are renewed without an API client', async () => {
    const { source, clock, log, events } = start({ answers: [pair(1)], platform: 'absent' });
    expect(await createTokenKeeper({ source, clock, log }).replace('A0')).to.equal('A1');
    expect(events).to.deep.equal(['grant R0', 'emit A1']);
  });

  it('are not renewed without a refresh token', async () => {
    const { source, events } = start({ oauth: { access_token: 'A0' } });
    const error = await rejection(source.renew(await source.current()));
    expect(error).to.be.instanceOf(ReconnectError);
    expect(error.message).to.contain('Press Authenticate again');
    expect(events).to.deep.equal([]);
  });
});

describe('tokens from the configuration, outside of a flow', () => {
  it('are stored by the platform client, which tells when it failed', async () => {
    const { source, clock, log, events } = start({ answers: [pair(1)], options: OUTSIDE });
    expect(await createTokenKeeper({ source, clock, log }).replace('A0')).to.equal('A1');
    expect(events).to.deep.equal(['grant R0', 'update credential-1 A1']);
  });

  it('are not used when that failed', async () => {
    const { source } = start({ answers: [pair(1)], platform: 'fails', options: OUTSIDE });
    const error = await rejection(source.renew(await source.current()));
    expect(error).to.be.instanceOf(UnavailableError);
    expect(error.message).to.contain('ECONNRESET');
    expect(inspect(error, { depth: 10 })).to.not.match(/[AR][01]\b/);
  });

  it('are not used when nobody listens: verifying a credential must not kill its refresh token', async () => {
    const { source, events } = start({ answers: [pair(1)], platform: 'deaf', options: OUTSIDE });
    const error = await rejection(source.renew(await source.current()));
    expect(error).to.be.instanceOf(UnavailableError);
    expect(error.message).to.contain('cannot store a new one');
    expect(events).to.deep.equal(['grant R0', 'emit A1']);
    expect((await source.current()).accessToken).to.equal('A0');
  });
});

describe('tokens from the configuration, with keeper and grant', () => {
  it('survive a lost answer of the grant, and leave no trace in the log', async () => {
    const server = await startOAuthServer([lost, json(200, pair(1))]);
    const clock = testClock();
    const grant = createRefreshGrant({ authUrl: server.url, clientId: 'c', clientSecret: 'S0', clock });
    const { source, log, events } = start({ options: { grant } });
    const keeper = createTokenKeeper({ source, clock, log });
    const tokens = await Promise.all([keeper.replace('A0'), keeper.replace('A0')]);
    await server.close();

    expect(tokens).to.deep.equal(['A1', 'A1']);
    expect(server.received.map(({ body }) => (body as TokenResponse).refresh_token)).to.deep.equal(['R0', 'R0']);
    expect(events).to.deep.equal(['read f s', 'emit A1', 'read f s']);
    expect(log.lines.join('\n')).to.not.match(/[ARS][01]\b/);
  });
});
