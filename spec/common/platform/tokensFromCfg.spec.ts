import { createHash } from 'node:crypto';
import { inspect } from 'node:util';
import { expect } from 'chai';
import { createRefreshGrant, type RefreshGrant } from '../../../lib/common/auth/grant';
import { newTokenState } from '../../../lib/common/auth/registry';
import { createTokenManager } from '../../../lib/common/auth/tokenManager';
import type { TokenResponse } from '../../../lib/common/auth/tokenResponse';
import type { Keys, KeysContext, PlatformApi } from '../../../lib/common/platform/storedKeys';
import { type CfgTokenOptions, cfgTokenSource } from '../../../lib/common/platform/tokensFromCfg';
import { ReconnectError, UnavailableError } from '../../../lib/common/util/errors';
import { errorOf } from '../../support/errorOf';
import { jwt } from '../../support/jwt';
import { memoryLog } from '../../support/memoryLog';
import { json, lost, startOAuthServer } from '../../support/oauthServer';
import { testClock } from '../../support/testClock';

const pair = (n: number | string, more: object = {}): TokenResponse => ({
  token_type: 'Bearer',
  expires_in: 3600,
  access_token: `A${n}`,
  refresh_token: `R${n}`,
  ...more,
});

interface Script {
  oauth?: TokenResponse;
  /** What the vendor answers to each grant; nothing left: `invalid_grant`. */
  answers?: (TokenResponse | Error)[];
  /** `deaf`: nobody listens to `updateKeys`. */
  platform?: 'answers' | 'fails' | 'absent' | 'deaf' | 'forgets';
  /** Called before each reading, with its number, and may change what is stored. */
  onRead?: (nth: number, stored: Record<string, unknown>) => void;
  options?: Partial<CfgTokenOptions>;
}

/** A token source between a scripted vendor and a platform; `events` is what they saw, in order. */
function start({ oauth = pair(0), answers = [], platform = 'answers', onRead, options = {} }: Script) {
  const clock = testClock();
  const log = memoryLog();
  const events: string[] = [];
  let stored: Record<string, unknown> = { clientId: 'c', clientSecret: 's', pageSize: '5', oauth };
  let reads = 0;

  const grant: RefreshGrant = async (refreshToken, turn) => {
    await turn?.beforeAttempt?.();
    events.push(`grant ${refreshToken}`);
    const answer = answers.shift() ?? new ReconnectError('invalid_grant');
    if (answer instanceof Error) throw answer;
    return answer;
  };
  const fail = (code: object) => {
    throw Object.assign(new Error('A0 R0 A1 R1'), code);
  };
  const write = (keys: Keys) => {
    const lease = keys['renewalLease'] as { refused?: boolean } | undefined;
    const access = (keys['oauth'] as TokenResponse | undefined)?.access_token;
    events.push(lease ? (lease.refused ? 'refusal' : 'lease') : `store ${access}`);
    if (platform !== 'forgets' || lease) stored = { ...stored, ...keys };
  };
  const api: PlatformApi = {
    tasks: {
      async retrieveStep(flowId, stepId) {
        expect([flowId, stepId]).to.deep.equal(['f', 's']);
        events.push('read');
        onRead?.(++reads, stored);
        return platform === 'fails' ? fail({ statusCode: 503 }) : { config: structuredClone(stored) };
      },
    },
    accounts: {
      async update(credentialId, { keys }) {
        expect(credentialId).to.equal('credential-1');
        return platform === 'fails' ? fail({ code: 'ECONNRESET' }) : write(keys);
      },
    },
  };
  const context: KeysContext = {
    async emit(_event, keys) {
      if (platform !== 'deaf') write(keys);
      return platform !== 'deaf';
    },
    ...(platform !== 'absent' && platform !== 'deaf' && { getApiClient: () => api }),
  };
  const state = newTokenState(clock, () => 0);
  const cfg = { oauth, _account: 'credential-1' };
  const source = cfgTokenSource({
    ...{ cfg, context, grant, clock, log, state, vendor: 'Lightspeed' },
    ...{ flowId: 'f', stepId: 's', random: () => 0, renewalTimeoutMs: 100_000 },
    ...options,
  });
  const tokenManager = createTokenManager({ source, clock, log, state, random: () => 0 });
  return { source, tokenManager, clock, log, state, events, stored: () => stored };
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

  it('are renewed with a lease that lasts 2.5 s, and stored before they are handed out', async () => {
    const { tokenManager, state, events, stored, clock } = start({ answers: [pair(1)] });
    const startMs = clock.nowMs();
    expect(await tokenManager.refreshAfter401('A0')).to.equal('A1');
    expect(events).to.deep.equal(['read', 'lease', 'read', 'grant R0', 'read', 'store A1', 'read']);
    expect(clock.nowMs() - startMs).to.equal(2_500);
    expect(stored()['oauth']).to.deep.equal(pair(1));
    expect(state.history.current?.endsAtMs).to.equal(startMs + 2_500 + 3_600_000);
  });

  it('keep what the vendor does not send again', async () => {
    const oauth = pair(0, { undefined_params: { a: 1 } });
    const { tokenManager, stored } = start({ oauth, answers: [{ access_token: 'A1' }] });
    expect(await tokenManager.refreshAfter401('A0')).to.equal('A1');
    expect(stored()['oauth']).to.deep.equal(pair(0, { access_token: 'A1', undefined_params: { a: 1 } }));
  });

  it('are never handed out when the platform does not store them; another try needs no other grant', async () => {
    const script: Script = { answers: [pair(1)], platform: 'forgets' };
    const { tokenManager, events } = start(script);
    const error = await errorOf(tokenManager.refreshAfter401('A0'));
    expect(error).to.be.instanceOf(UnavailableError);
    expect(error.message).to.contain('did not store');
    expect(await tokenManager.token()).to.equal('A0');
    await errorOf(tokenManager.refreshAfter401('A0'));
    expect(events.filter((event) => event.startsWith('grant'))).to.deep.equal(['grant R0']);
    expect(events.filter((event) => event.startsWith('store'))).to.deep.equal(Array(6).fill('store A1'));
  });

  it('are taken from the store when another step renewed them', async () => {
    const { tokenManager, events } = start({ options: { cfg: { oauth: pair('old') } } });
    expect(await tokenManager.refreshAfter401('Aold')).to.equal('A0');
    expect(events).to.deep.equal(['read']);
  });

  it('are left to another step that has the lease, and taken from the store once it is done', async () => {
    const onRead = (nth: number, stored: Record<string, unknown>) => {
      if (nth === 1) stored['renewalLease'] = lease('other', 'A0');
      if (nth === 4) stored['oauth'] = pair(1);
    };
    const { tokenManager, events } = start({ onRead });
    expect(await tokenManager.refreshAfter401('A0')).to.equal('A1');
    expect(events).to.deep.equal(['read', 'read', 'read', 'read']);
  });

  it('are renewed here when the holder of the lease has died: it does not beat for eight seconds', async () => {
    const onRead = (nth: number, stored: Record<string, unknown>) => {
      if (nth === 1) stored['renewalLease'] = lease('dead', 'A0');
    };
    const { tokenManager, clock, events } = start({ onRead, answers: [pair(1)] });
    const startMs = clock.nowMs();
    expect(await tokenManager.refreshAfter401('A0')).to.equal('A1');
    expect(clock.nowMs() - startMs).to.be.within(10_000, 12_000);
    expect(events.filter((event) => event === 'grant R0')).to.have.length(1);
  });

  it('are not renewed by a lease that somebody else has overwritten', async () => {
    const onRead = (nth: number, stored: Record<string, unknown>) => {
      if (nth === 2) stored['renewalLease'] = lease('other', 'A0');
      if (nth === 3) stored['oauth'] = pair(1);
    };
    const { tokenManager, events } = start({ onRead });
    expect(await tokenManager.refreshAfter401('A0')).to.equal('A1');
    expect(events).to.deep.equal(['read', 'lease', 'read', 'read']);
  });

  it('mean nothing to a lease of an older pair', async () => {
    const onRead = (nth: number, stored: Record<string, unknown>) => {
      if (nth === 1) stored['renewalLease'] = lease('other', 'A-1');
    };
    const { tokenManager, clock } = start({ onRead, answers: [pair(1)] });
    const startMs = clock.nowMs();
    expect(await tokenManager.refreshAfter401('A0')).to.equal('A1');
    expect(clock.nowMs() - startMs).to.equal(2_500);
  });

  it('wait where the vendor has had four grants from the pair in the last minute', async () => {
    const onRead = (nth: number, stored: Record<string, unknown>) => {
      if (nth === 1) stored['renewalLease'] = { ...lease('dead', 'A0'), agesMs: [30_000, 20_000, 10_000, 0] };
    };
    const { tokenManager, clock } = start({ onRead, answers: [pair(1)] });
    const startMs = clock.nowMs();
    expect(await tokenManager.refreshAfter401('A0')).to.equal('A1');
    expect(clock.nowMs() - startMs).to.be.within(36_000, 41_000);
  });

  it('are stored again when the store has fallen back to an older pair', async () => {
    const { tokenManager, events, stored } = start({ answers: [pair(1), pair(2)] });
    await tokenManager.refreshAfter401('A0');
    stored()['oauth'] = pair(0);
    expect(await tokenManager.refreshAfter401('A1')).to.equal('A2');
    expect(events.slice(7)).to.deep.equal([
      'read',
      'store A1',
      'read',
      'lease',
      'read',
      'grant R1',
      'read',
      'store A2',
      'read',
    ]);
  });

  it("are stored again when another step's lease takes effect after them, with the old pair", async () => {
    const { tokenManager, clock, events, stored } = start({ answers: [pair(1)] });
    expect(await tokenManager.refreshAfter401('A0')).to.equal('A1');
    // Sent before, confirmed, and late. The step that wrote it did not know yet that the platform keeps other keys.
    Object.assign(stored(), { oauth: pair(0), renewalLease: lease('other', 'A0') });
    await clock.sleep(6_000);
    expect(events.slice(7)).to.deep.equal(['read', 'store A1']);
    expect(stored()['oauth']).to.deep.equal(pair(1));
  });

  it('are looked for in the store when the refresh token was spent meanwhile', async () => {
    const onRead = (nth: number, stored: Record<string, unknown>) => {
      if (nth === 4) stored['oauth'] = pair(7);
    };
    const { tokenManager, events } = start({ onRead });
    expect(await tokenManager.refreshAfter401('A0')).to.equal('A7');
    expect(events).to.deep.equal(['read', 'lease', 'read', 'grant R0', 'read', 'read']);
  });

  it('are given up after a refusal, for good and for all steps: no other grant goes out from this pair', async () => {
    const { tokenManager, events, stored } = start({});
    const errors = [];
    for (let nth = 0; nth < 5; nth++) errors.push(await errorOf(tokenManager.refreshAfter401('A0')));
    for (const error of errors) expect(error).to.be.instanceOf(ReconnectError);
    expect(events.filter((event) => event.startsWith('grant'))).to.deep.equal(['grant R0']);
    expect(events).to.include('refusal');

    const other = start({
      oauth: stored()['oauth'] as TokenResponse,
      onRead: (_, keys) => Object.assign(keys, stored()),
    });
    expect(await errorOf(other.tokenManager.refreshAfter401('A0'))).to.be.instanceOf(ReconnectError);
    expect(other.events).to.deep.equal(['read']);

    stored()['oauth'] = pair(9);
    expect(await tokenManager.refreshAfter401('A0')).to.equal('A9');
  });

  it('are renewed once by a platform that replaces all keys, and nothing else of the credential is lost', async () => {
    const kept: string[] = [];
    const onRead = (_: number, stored: Record<string, unknown>) => kept.push(Object.keys(stored).sort().join());
    const { tokenManager, stored } = start({ answers: [pair(1)], onRead });
    await tokenManager.refreshAfter401('A0');
    expect(stored()).to.include({ clientId: 'c', clientSecret: 's' });
    expect(kept.every((keys) => keys.includes('clientId,clientSecret,oauth'))).to.equal(true);
  });

  it('are not renewed while the platform cannot say what it has stored: a pair that is lost would end the connection', async () => {
    const { tokenManager, events } = start({ answers: [pair(1)], platform: 'fails' });
    const error = await errorOf(tokenManager.refreshAfter401('A0'));
    expect(error).to.be.instanceOf(UnavailableError);
    expect(error.message).to.contain('which tokens it has stored (503)');
    expect(inspect(error, { depth: 10 })).to.not.match(/[AR][01]\b/);
    expect(events).to.deep.equal(['read']);
    expect(await tokenManager.token()).to.equal('A0');
  });

  it('are renewed without an API client', async () => {
    const { tokenManager, events } = start({ answers: [pair(1)], platform: 'absent' });
    expect(await tokenManager.refreshAfter401('A0')).to.equal('A1');
    expect(events).to.deep.equal(['grant R0', 'store A1']);
  });

  it('are not renewed without a refresh token', async () => {
    const { tokenManager, events } = start({ oauth: { access_token: 'A0' } });
    const error = await errorOf(tokenManager.refreshAfter401('A0'));
    expect(error).to.be.instanceOf(ReconnectError);
    expect(error.message).to.contain('Press Authenticate again');
    expect(events).to.deep.equal(['read']);
  });
});

/** A lease that another step has on the pair of this access token. */
function lease(by: string, accessToken: string) {
  const pairOf = createHash('sha256').update(accessToken).digest('base64url').slice(0, 22);
  return { by, pair: pairOf, beat: 0, agesMs: [0] };
}

describe('tokens from the configuration, outside of a flow', () => {
  it('are stored by the platform client, which tells when it failed', async () => {
    const { tokenManager, events } = start({ answers: [pair(1)], options: OUTSIDE });
    expect(await tokenManager.refreshAfter401('A0')).to.equal('A1');
    expect(events).to.deep.equal(['grant R0', 'store A1']);
  });

  it('are not used when that failed', async () => {
    const { tokenManager } = start({ answers: [pair(1)], platform: 'fails', options: OUTSIDE });
    const error = await errorOf(tokenManager.refreshAfter401('A0'));
    expect(error).to.be.instanceOf(UnavailableError);
    expect(error.message).to.contain('ECONNRESET');
    expect(inspect(error, { depth: 10 })).to.not.match(/[AR][01]\b/);
  });

  it('are not used when nobody listens: verifying a credential must not kill its refresh token', async () => {
    const { tokenManager, events } = start({ answers: [pair(1)], platform: 'deaf', options: OUTSIDE });
    const error = await errorOf(tokenManager.refreshAfter401('A0'));
    expect(error).to.be.instanceOf(UnavailableError);
    expect(error.message).to.contain('cannot store a new one');
    expect(events).to.deep.equal(['grant R0']);
    expect(await tokenManager.token()).to.equal('A0');
  });
});

describe('tokens from the configuration, with tokenManager and grant', () => {
  it('survive a lost answer of the grant, and leave no trace in the log', async () => {
    const server = await startOAuthServer([lost, json(200, pair(1))]);
    const clock = testClock();
    const { during } = clock;
    const grant = createRefreshGrant({
      vendor: 'Lightspeed',
      authUrl: server.url,
      clientId: 'c',
      clientSecret: 'S0',
      clock,
      during,
    });
    const { tokenManager, log, events } = start({ options: { grant, clock } });
    const tokens = await Promise.all([tokenManager.refreshAfter401('A0'), tokenManager.refreshAfter401('A0')]);
    await server.close();

    expect(tokens).to.deep.equal(['A1', 'A1']);
    expect(server.received.map(({ body }) => (body as TokenResponse).refresh_token)).to.deep.equal(['R0', 'R0']);
    expect(events.filter((event) => event.startsWith('store'))).to.deep.equal(['store A1']);
    expect(log.lines.join('\n')).to.not.match(/[ARS][01]\b/);
  });
});
