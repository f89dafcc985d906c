import { expect } from 'chai';
import { connectionKey, newTokenState, sharedTokenState } from '../../../lib/common/auth/registry';
import { createTokenManager, type TokenManagerOptions } from '../../../lib/common/auth/tokenManager';
import type { Renewed, TokenSource, Tokens } from '../../../lib/common/auth/tokens';
import { ReconnectError, UnavailableError } from '../../../lib/common/util/errors';
import { silentLog } from '../../../lib/common/util/log';
import { errorOf } from '../../support/errorOf';
import { memoryLog } from '../../support/memoryLog';
import { type TestClock, testClock } from '../../support/testClock';

const HOUR_MS = 3_600_000;

describe('token tokenManager', () => {
  let clock: TestClock;
  beforeEach(() => {
    clock = testClock();
  });

  /** Pair number n; it lasts `lifeMs` from now, for ever when that is left out. */
  const pair = (n: number, lifeMs?: number): Tokens => ({
    accessToken: `A${n}`,
    refreshToken: `R${n}`,
    ...(lifeMs !== undefined && { expiresAtMs: clock.nowMs() + lifeMs, lifeMs: Math.max(lifeMs, 1) }),
  });

  interface Script {
    given?: Tokens;
    /** The result of each renewal; `later`: another process is at it. */
    renewals?: (Tokens | Error | 'later')[];
    origin?: Renewed['origin'];
    stored?: Tokens;
    /** How long a renewal takes until it grants, and from then on. */
    takesMs?: number;
  }

  /** A source that plays its script and notes what was asked of it. */
  function scripted({ given = pair(0), renewals = [], origin = 'grant', stored = given, takesMs = 0 }: Script) {
    const events: string[] = [];
    const source: TokenSource = {
      current: async () => given,
      async stored() {
        events.push('read');
        return stored;
      },
      async renew({ accessToken }, { isUrgent, beforeGrant }) {
        events.push(`renew ${accessToken}`);
        if (takesMs > 0) await clock.sleep(takesMs);
        events.push(`grant${isUrgent() ? ', urgent' : ''}`);
        const next = renewals.shift() ?? new Error('not in the script');
        if (next === 'later') return undefined;
        beforeGrant();
        if (takesMs > 0) await clock.sleep(takesMs);
        if (next instanceof Error) throw next;
        return { tokens: next, origin };
      },
    };
    return { source, events };
  }

  const managerOf = (source: TokenSource, options: Partial<TokenManagerOptions> = {}) =>
    createTokenManager({ source, clock, log: silentLog, random: () => 0, ...options });
  const settled = () => new Promise(setImmediate);

  it('hands out the pair it has, without asking', async () => {
    const { source, events } = scripted({ given: pair(0, HOUR_MS) });
    expect(await managerOf(source).token()).to.equal('A0');
    expect(events).to.deep.equal([]);
  });

  describe('after a 401', () => {
    it('renews, and goes on with the new pair', async () => {
      const { source, events } = scripted({ renewals: [pair(1)] });
      const tokenManager = managerOf(source);
      expect(await tokenManager.refreshAfter401('A0')).to.equal('A1');
      expect(await tokenManager.token()).to.equal('A1');
      expect(await tokenManager.refreshAfter401('A0')).to.equal('A1');
      expect(events).to.deep.equal(['renew A0', 'grant, urgent']);
    });

    it('renews once for everybody who comes while it renews', async () => {
      const { source, events } = scripted({ renewals: [pair(1)], takesMs: 500 });
      const tokenManager = managerOf(source);
      expect(await Promise.all([tokenManager.refreshAfter401('A0'), tokenManager.refreshAfter401('A0')])).to.deep.equal(
        ['A1', 'A1'],
      );
      expect(events).to.deep.equal(['renew A0', 'grant, urgent']);
    });

    it('makes a renewal urgent that was begun beside the work', async () => {
      const { source, events } = scripted({ given: pair(0, HOUR_MS), renewals: [pair(1)], takesMs: 500 });
      const tokenManager = managerOf(source);
      await tokenManager.token();
      clock.advance(HOUR_MS / 2);
      expect(await tokenManager.token()).to.equal('A0');
      expect(await tokenManager.refreshAfter401('A0')).to.equal('A1');
      expect(events).to.deep.equal(['renew A0', 'grant, urgent']);
    });

    it('gives everybody who waits the same error, and tries again for the next one', async () => {
      const failure = new UnavailableError('down');
      const { source } = scripted({ renewals: [failure, pair(1)], takesMs: 500 });
      const tokenManager = managerOf(source);
      const errors = await Promise.all([
        errorOf(tokenManager.refreshAfter401('A0')),
        errorOf(tokenManager.refreshAfter401('A0')),
      ]);
      expect(errors).to.deep.equal([failure, failure]);
      expect(await tokenManager.refreshAfter401('A0')).to.equal('A1');
    });

    it('looks into the store once more when what was granted is refused too', async () => {
      const { source, events } = scripted({ renewals: [pair(1)], stored: pair(5) });
      const tokenManager = managerOf(source);
      await tokenManager.refreshAfter401('A0');
      expect(await tokenManager.recheck('A1')).to.equal('A5');
      expect(events).to.deep.equal(['renew A0', 'grant, urgent', 'read']);
    });

    it('has nothing more to offer when the store holds what was granted', async () => {
      const { source, events } = scripted({ renewals: [pair(1)], stored: pair(1) });
      const tokenManager = managerOf(source);
      await tokenManager.refreshAfter401('A0');
      expect(await tokenManager.recheck('A1')).to.equal(undefined);
      expect(events.filter((event) => event.startsWith('renew'))).to.have.length(1);
    });

    it('renews when what it found in the store is refused: it may be old', async () => {
      const { source, events } = scripted({ renewals: [pair(3), pair(4)], origin: 'store' });
      const tokenManager = managerOf(source);
      expect(await tokenManager.refreshAfter401('A0')).to.equal('A3');
      expect(await tokenManager.recheck('A3')).to.equal('A4');
      expect(events).to.deep.equal(['renew A0', 'grant, urgent', 'renew A3', 'grant, urgent']);
    });

    it('writes what it does into the log, and no token', async () => {
      const log = memoryLog();
      await managerOf(scripted({ renewals: [pair(1)] }).source, { log }).refreshAfter401('A0');
      await managerOf(scripted({ renewals: [pair(1)], origin: 'store' }).source, { log }).refreshAfter401('A0');
      expect(log.lines).to.deep.equal([
        'info The access token was renewed',
        'debug The access token was renewed elsewhere',
      ]);
    });
  });

  describe('before the end of a token', () => {
    for (const [random, share] of [
      [0, 0.5],
      [0.5, 0.7],
      [1, 0.9],
    ] as const) {
      it(`renews after ${share} of its life where chance says ${random}, beside the work`, async () => {
        const { source, events } = scripted({ given: pair(0, HOUR_MS), renewals: [pair(1, 2 * HOUR_MS)] });
        const tokenManager = managerOf(source, { random: () => random });
        await tokenManager.token();
        clock.advance(share * HOUR_MS - 1);
        expect(await tokenManager.token()).to.equal('A0');
        expect(events).to.deep.equal([]);
        clock.advance(1);
        expect(await tokenManager.token()).to.equal('A0');
        await settled();
        expect(events).to.deep.equal(['renew A0', 'grant']);
        expect(await tokenManager.token()).to.equal('A1');
      });
    }

    it('waits for a grant that is under way: it ends the old token', async () => {
      const { source } = scripted({ given: pair(0, HOUR_MS), renewals: [pair(1)], takesMs: 1_000 });
      const tokenManager = managerOf(source);
      await tokenManager.token();
      clock.advance(HOUR_MS / 2);
      expect(await tokenManager.token()).to.equal('A0');
      await clock.sleep(1_500);
      expect(await tokenManager.token()).to.equal('A1');
    });

    it('leaves it to another process that is at it, and looks again after some seconds', async () => {
      const { source, events } = scripted({ given: pair(0, HOUR_MS), renewals: ['later', pair(1)] });
      const tokenManager = managerOf(source);
      await tokenManager.token();
      clock.advance(HOUR_MS / 2);
      for (const _ of [1, 2, 3]) {
        expect(await tokenManager.token()).to.equal('A0');
        await settled();
      }
      clock.advance(5_000);
      await tokenManager.token();
      await settled();
      expect(await tokenManager.token()).to.equal('A1');
      expect(events).to.deep.equal(['renew A0', 'grant', 'renew A0', 'grant']);
    });

    for (const error of [new UnavailableError('down'), new ReconnectError('dead')]) {
      it(`goes on with the old token while it lasts after ${error.name}, says so, and tries again later`, async () => {
        const log = memoryLog();
        const { source, events } = scripted({ given: pair(0, HOUR_MS), renewals: [error, error, error] });
        const tokenManager = managerOf(source, { log });
        await tokenManager.token();
        clock.advance(HOUR_MS / 2);
        for (const _ of [1, 2, 3]) {
          expect(await tokenManager.token()).to.equal('A0');
          await settled();
        }
        clock.advance(30_000);
        await tokenManager.token();
        await settled();
        expect(events.filter((event) => event.startsWith('renew'))).to.have.length(2);
        expect(log.lines[0]).to.match(/^warn The access token could not be renewed.*still serves/);
        clock.advance(HOUR_MS / 2);
        expect(await errorOf(tokenManager.token())).to.equal(error);
      });
    }

    it('does not begin where nothing can be read back', async () => {
      const { source, events } = scripted({ given: pair(0, HOUR_MS) });
      const tokenManager = managerOf(source, { renewsEarly: false });
      await tokenManager.token();
      clock.advance(HOUR_MS - 1);
      expect(await tokenManager.token()).to.equal('A0');
      expect(events).to.deep.equal([]);
    });

    it('renews a token that had run out before, and waits for it', async () => {
      const { source } = scripted({ given: pair(0, -HOUR_MS), renewals: [pair(1, HOUR_MS)] });
      expect(await managerOf(source).token()).to.equal('A1');
    });

    for (const origin of ['grant', 'store'] as const) {
      it(`does not believe that a pair of the ${origin} has run out when it comes: then its clock is wrong`, async () => {
        const old = { ...pair(1, -HOUR_MS), lifeMs: HOUR_MS };
        const { source, events } = scripted({ given: pair(0, -1), renewals: [old], origin });
        const tokenManager = managerOf(source);
        expect(await tokenManager.token()).to.equal('A1');
        clock.advance(HOUR_MS / 2 - 1);
        expect(await tokenManager.token()).to.equal('A1');
        expect(events).to.have.length(2);
      });
    }

    it('waits for the 401 when nobody said how long the token lasts, or when it cannot be renewed', async () => {
      for (const given of [pair(0), { ...pair(0, -1), refreshToken: undefined }]) {
        const { source, events } = scripted({ given });
        expect(await managerOf(source).token()).to.equal('A0');
        expect(events).to.deep.equal([]);
      }
    });
  });

  describe('connections shared in a process', () => {
    it('know the renewed pair in a later session that comes with the old one', async () => {
      const state = newTokenState(clock);
      await managerOf(scripted({ renewals: [pair(1)] }).source, { state }).refreshAfter401('A0');
      const later = scripted({});
      expect(await managerOf(later.source, { state }).token()).to.equal('A1');
      expect(later.events).to.deep.equal([]);
    });

    it('renew once for two sessions at the same time', async () => {
      const state = newTokenState(clock);
      const first = scripted({ renewals: [pair(1)], takesMs: 100 });
      const second = scripted({});
      const tokens = await Promise.all([
        managerOf(first.source, { state }).refreshAfter401('A0'),
        managerOf(second.source, { state }).refreshAfter401('A0'),
      ]);
      expect(tokens).to.deep.equal(['A1', 'A1']);
      expect(second.events).to.deep.equal([]);
    });

    it('notice a pair that this process has never seen: the user authenticated again', async () => {
      const state = newTokenState(clock);
      await managerOf(scripted({ renewals: [pair(1)] }).source, { state }).refreshAfter401('A0');
      expect(await managerOf(scripted({ given: pair(5) }).source, { state }).token()).to.equal('A5');
      expect(await managerOf(scripted({}).source, { state }).token()).to.equal('A5');
    });

    it('hide every token that they have held', async () => {
      const state = newTokenState(clock);
      await managerOf(scripted({ renewals: [{ accessToken: 'access-one', refreshToken: 'refresh-one' }] }).source, {
        state,
      }).refreshAfter401('A0');
      expect(state.secrets.conceal('access-one refresh-one')).to.equal('*** ***');
    });

    it('are one per key', () => {
      const key = connectionKey('https://cloud.lightspeedapp.com', 'client-1', 'credential-1');
      expect(sharedTokenState(key, clock)).to.equal(sharedTokenState(key, clock));
      expect(sharedTokenState(key, clock)).to.not.equal(sharedTokenState(connectionKey('other'), clock));
      expect(connectionKey('a', 'bc')).to.not.equal(connectionKey('ab', 'c'));
      expect(connectionKey('secret-token')).to.not.contain('secret-token');
    });

    it('are bounded', () => {
      const first = sharedTokenState('first', clock);
      for (let n = 0; n < 100; n++) sharedTokenState(`connection-${n}`, clock);
      expect(sharedTokenState('first', clock)).to.not.equal(first);
    });
  });
});
