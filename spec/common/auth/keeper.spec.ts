import { expect } from 'chai';
import { createTokenKeeper, type KeeperOptions } from '../../../lib/common/auth/keeper';
import { connectionKey, newConnection, sharedConnection } from '../../../lib/common/auth/registry';
import type { TokenSource, Tokens } from '../../../lib/common/auth/tokens';
import { ReconnectError, UnavailableError } from '../../../lib/common/errors';
import { silentLog } from '../../../lib/common/log';
import { testClock } from '../../support/testClock';
import { memoryLog } from './memoryLog';
import { rejection } from './rejection';

const HOUR_MS = 3_600_000;
const clock = testClock();

/** Pair number n; it lasts `lifeMs` from now, for ever when that is left out. */
const pair = (n: number, lifeMs?: number): Tokens => ({
  accessToken: `A${n}`,
  refreshToken: `R${n}`,
  expiresAtMs: lifeMs === undefined ? undefined : clock.nowMs() + lifeMs,
});

interface Script {
  given?: Tokens;
  /** What the platform has stored at each reading; the given pair when nothing is left. */
  stored?: (Tokens | Error)[];
  /** The result of each renewal. */
  renewals?: (Tokens | Error)[];
}

/** A source that plays its script and notes what was asked of it. */
function scripted({ given = pair(0), stored = [], renewals = [] }: Script) {
  const events: string[] = [];
  const next = async (value: Tokens | Error | undefined): Promise<Tokens> => {
    await new Promise(setImmediate);
    if (value instanceof Error) {
      throw value;
    }
    return value ?? given;
  };
  const source: TokenSource = {
    current: async () => given,
    stored() {
      events.push('read');
      return next(stored.shift());
    },
    renew({ accessToken, refreshToken }) {
      events.push(`renew ${accessToken} ${refreshToken}`);
      return next(renewals.shift() ?? new Error('not in the script'));
    },
  };
  return { source, events };
}

const keeperOf = (source: TokenSource, options: Partial<KeeperOptions> = {}) =>
  createTokenKeeper({ source, clock, log: silentLog, ...options });

describe('token keeper', () => {
  it('hands out the pair it has, without asking', async () => {
    const { source, events } = scripted({ given: pair(0, HOUR_MS) });
    expect(await keeperOf(source).token()).to.equal('A0');
    expect(events).to.deep.equal([]);
  });

  it('renews after a 401, having read the stored pair first, and goes on with the new one', async () => {
    const { source, events } = scripted({ renewals: [pair(1)] });
    const keeper = keeperOf(source);
    expect(await keeper.replace('A0')).to.equal('A1');
    expect(await keeper.token()).to.equal('A1');
    expect(events).to.deep.equal(['read', 'renew A0 R0']);
  });

  it('never renews twice for the same token', async () => {
    const { source, events } = scripted({ renewals: [pair(1)] });
    const keeper = keeperOf(source);
    await keeper.replace('A0');
    expect(await keeper.replace('A0')).to.equal('A1');
    expect(events).to.deep.equal(['read', 'renew A0 R0']);
  });

  it('renews once for everybody who comes while it renews', async () => {
    const { source, events } = scripted({ renewals: [pair(1)] });
    const keeper = keeperOf(source);
    const tokens = await Promise.all([keeper.replace('A0'), keeper.replace('A0'), keeper.token()]);
    expect(tokens).to.deep.equal(['A1', 'A1', 'A1']);
    expect(events).to.deep.equal(['read', 'renew A0 R0']);
  });

  it('lets a latecomer with an older token wait for the renewal that runs', async () => {
    const { source, events } = scripted({ renewals: [pair(1), pair(2)] });
    const keeper = keeperOf(source);
    await keeper.replace('A0');
    expect(await Promise.all([keeper.replace('A1'), keeper.replace('A0')])).to.deep.equal(['A2', 'A2']);
    expect(events).to.deep.equal(['read', 'renew A0 R0', 'read', 'renew A1 R1']);
  });

  it('takes over the pair that another step stored, without a renewal', async () => {
    const { source, events } = scripted({ stored: [pair(7)] });
    const keeper = keeperOf(source);
    expect(await keeper.replace('A0')).to.equal('A7');
    expect(await keeper.token()).to.equal('A7');
    expect(events).to.deep.equal(['read']);
  });

  it('renews from the pair that another step stored when that one has run out too', async () => {
    const { source, events } = scripted({ stored: [pair(7, -1)], renewals: [pair(8)] });
    expect(await keeperOf(source).replace('A0')).to.equal('A8');
    expect(events).to.deep.equal(['read', 'renew A7 R7']);
  });

  it('does not fall back to an older stored pair', async () => {
    const { source, events } = scripted({ stored: [pair(0), pair(0)], renewals: [pair(1), pair(2)] });
    const keeper = keeperOf(source);
    await keeper.replace('A0');
    expect(await keeper.replace('A1')).to.equal('A2');
    expect(events).to.deep.equal(['read', 'renew A0 R0', 'read', 'renew A1 R1']);
  });

  it('looks once more at the stored pair when its refresh token was spent meanwhile', async () => {
    const { source, events } = scripted({ stored: [pair(0), pair(7)], renewals: [new ReconnectError('spent')] });
    expect(await keeperOf(source).replace('A0')).to.equal('A7');
    expect(events).to.deep.equal(['read', 'renew A0 R0', 'read']);
  });

  it('says so when the connection is dead, and asks nobody twice', async () => {
    const { source, events } = scripted({ renewals: [pair(1), new ReconnectError('dead')] });
    const keeper = keeperOf(source);
    await keeper.replace('A0');
    const error = await rejection(keeper.replace('A1'));
    expect(error).to.be.instanceOf(ReconnectError);
    expect(error.message).to.equal('dead');
    expect(events).to.deep.equal(['read', 'renew A0 R0', 'read', 'renew A1 R1', 'read']);
  });

  it('gives everybody who waits the same error, and tries again for the next one', async () => {
    const failure = new UnavailableError('down');
    const { source, events } = scripted({ renewals: [failure, pair(1)] });
    const keeper = keeperOf(source);
    const errors = await Promise.all([rejection(keeper.replace('A0')), rejection(keeper.replace('A0'))]);
    expect(errors).to.deep.equal([failure, failure]);
    expect(await keeper.replace('A0')).to.equal('A1');
    expect(events).to.deep.equal(['read', 'renew A0 R0', 'read', 'renew A0 R0']);
  });

  it('fails when the stored pair cannot be read, and recovers', async () => {
    const { source } = scripted({ stored: [new UnavailableError('no platform')], renewals: [pair(1)] });
    const keeper = keeperOf(source);
    expect(await rejection(keeper.replace('A0'))).to.be.instanceOf(UnavailableError);
    expect(await keeper.replace('A0')).to.equal('A1');
  });

  it('writes what it does into the log, and no token', async () => {
    const log = memoryLog();
    const { source } = scripted({
      stored: [pair(0), pair(2), pair(2), pair(3)],
      renewals: [pair(1), new ReconnectError('')],
    });
    const keeper = keeperOf(source, { log });
    for (const spent of ['A0', 'A1', 'A2']) {
      await keeper.replace(spent);
    }
    expect(log.lines).to.deep.equal([
      'info The access token was renewed',
      'debug The access token was renewed elsewhere',
      'debug The access token was renewed elsewhere meanwhile',
    ]);
  });
});

describe('token keeper, before the end of a token', () => {
  it('renews in the last minute and not before', async () => {
    const { source, events } = scripted({ given: pair(0, HOUR_MS), renewals: [pair(1, 2 * HOUR_MS)] });
    const keeper = keeperOf(source);
    await keeper.token();
    clock.advance(HOUR_MS - 60_001);
    expect(await keeper.token()).to.equal('A0');
    clock.advance(1);
    expect(await keeper.token()).to.equal('A1');
    expect(await keeper.token()).to.equal('A1');
    expect(events).to.deep.equal(['read', 'renew A0 R0']);
  });

  it('leaves a short-lived token half of its life', async () => {
    const { source, events } = scripted({ given: pair(0, 30_000), renewals: [pair(1, HOUR_MS)] });
    const keeper = keeperOf(source);
    expect(await keeper.token()).to.equal('A0');
    clock.advance(15_000);
    expect(await keeper.token()).to.equal('A1');
    expect(events).to.deep.equal(['read', 'renew A0 R0']);
  });

  it('renews a token that had run out before', async () => {
    const { source } = scripted({ given: pair(0, -HOUR_MS), renewals: [pair(1, HOUR_MS)] });
    expect(await keeperOf(source).token()).to.equal('A1');
  });

  it('does not believe that a new token has run out: then its clock is wrong', async () => {
    const { source, events } = scripted({ given: pair(0, -1), renewals: [pair(1, -1)] });
    const keeper = keeperOf(source);
    expect(await keeper.token()).to.equal('A1');
    expect(await keeper.token()).to.equal('A1');
    expect(events).to.deep.equal(['read', 'renew A0 R0']);
  });

  it('waits for the 401 when nobody said how long the token lasts, or when it cannot be renewed', async () => {
    for (const given of [pair(0), { ...pair(0, -1), refreshToken: undefined }]) {
      const { source, events } = scripted({ given });
      expect(await keeperOf(source).token()).to.equal('A0');
      expect(events).to.deep.equal([]);
    }
  });

  it('goes on with the old token while it lasts when the authorization server is down', async () => {
    const down = new UnavailableError('down');
    const { source } = scripted({ given: pair(0, 60_000), renewals: [down, down] });
    const keeper = keeperOf(source);
    await keeper.token();
    clock.advance(30_000);
    expect(await keeper.token()).to.equal('A0');
    clock.advance(30_000);
    expect(await rejection(keeper.token())).to.equal(down);
  });

  it('does not go on with the old token when the connection is dead', async () => {
    const dead = new ReconnectError('dead');
    const { source } = scripted({ given: pair(0, 60_000), renewals: [dead] });
    const keeper = keeperOf(source);
    await keeper.token();
    clock.advance(30_000);
    expect(await rejection(keeper.token())).to.equal(dead);
  });
});

describe('connections shared in a process', () => {
  it('know the renewed pair in a later session that comes with the old one', async () => {
    const connection = newConnection(clock);
    await keeperOf(scripted({ renewals: [pair(1)] }).source, { connection }).replace('A0');
    const later = scripted({});
    expect(await keeperOf(later.source, { connection }).token()).to.equal('A1');
    expect(later.events).to.deep.equal([]);
  });

  it('renew once for two sessions at the same time', async () => {
    const connection = newConnection(clock);
    const first = scripted({ renewals: [pair(1)] });
    const second = scripted({});
    const tokens = await Promise.all([
      keeperOf(first.source, { connection }).replace('A0'),
      keeperOf(second.source, { connection }).replace('A0'),
    ]);
    expect(tokens).to.deep.equal(['A1', 'A1']);
    expect([...first.events, ...second.events]).to.deep.equal(['read', 'renew A0 R0']);
  });

  it('notice a pair that this process has never seen: the user authenticated again', async () => {
    const connection = newConnection(clock);
    await keeperOf(scripted({ renewals: [pair(1)] }).source, { connection }).replace('A0');
    expect(await keeperOf(scripted({ given: pair(5) }).source, { connection }).token()).to.equal('A5');
    expect(await keeperOf(scripted({}).source, { connection }).token()).to.equal('A5');
  });

  it('are one per key', () => {
    const key = connectionKey('https://cloud.lightspeedapp.com', 'client-1', 'credential-1');
    expect(sharedConnection(key, clock)).to.equal(sharedConnection(key, clock));
    expect(sharedConnection(key, clock)).to.not.equal(sharedConnection(connectionKey('other'), clock));
    expect(connectionKey('a', 'bc')).to.not.equal(connectionKey('ab', 'c'));
    expect(connectionKey('secret-token')).to.not.contain('secret-token');
  });
});
