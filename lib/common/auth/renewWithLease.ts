import { ReconnectError, UnavailableError } from '../util/errors';
import type { StoredKeys } from './keyStore';
import type { Lease } from './lease';
import { LATE_WRITES_MS, recheckStored, reconcile } from './reconcile';
import { GRANT_WINDOW_MS, MAX_GRANTS, type SharedRenewalContext } from './sharedRenewalContext';
import { fingerprint } from './tokenHistory';
import type { TokenResponse } from './tokenResponse';
import { tokensOf } from './tokenResponse';
import type { RenewalCall, Renewed, Tokens } from './tokens';

/** The right to renew a pair, and the keys as they were read when it was got. */
interface HeldLease {
  readonly keys: StoredKeys;
  readonly pair: Tokens;
  readonly lease: Lease;
}

const BEAT_MS = 2_000;
/** The platform's reads may lag behind its writes. */
const STORE_AGAIN_MS = 1_000;
const STORE_TRIES = 3;
/** The last beat of a lease. */
const REFUSAL = 1e6;
/** After a refusal another process's pair may still be on its way into the store. */
const LOOK_AGAIN_MS = 2_500;

/** The only process that may, as far as it knows, renews the pair, and stores the new one before anybody uses it. */
export async function renewWithLease(
  parts: SharedRenewalContext,
  holding: HeldLease,
  call: RenewalCall,
): Promise<Renewed> {
  const { connection } = parts;
  call.beforeGrant();
  try {
    const oauth = await grantedOnce(parts, holding);
    const settled = await store(parts, oauth, holding.keys);
    const grantedAtMs = connection.unstored?.grantedAtMs;
    connection.unstored = undefined;
    const origin = settled === oauth ? 'grant' : 'store';
    const tokens = tokensOf(settled, origin === 'grant' ? grantedAtMs : undefined);
    connection.pairs.hold(tokens, origin, parts.clock.nowMs());
    recheckStored(parts);
    return { tokens, origin };
  } catch (error) {
    if (error instanceof ReconnectError) return afterRefusal(parts, holding, error);
    throw error;
  }
}

/** Where nothing can be read: in a check of a credential and in forms, which get the pair that is stored just now. */
export async function renewWithoutLease(
  parts: SharedRenewalContext,
  pair: Tokens,
  call: RenewalCall,
): Promise<Renewed> {
  const { grant, connection, store, clock } = parts;
  call.beforeGrant();
  try {
    const oauth = pairOf(pair, await grant(pair.refreshToken ?? ''));
    const grantedAtMs = clock.nowMs();
    await store.writeTokens(oauth, undefined);
    const tokens = tokensOf(oauth, grantedAtMs);
    connection.pairs.hold(tokens, 'grant', clock.nowMs());
    return { tokens, origin: 'grant' };
  } catch (error) {
    if (error instanceof ReconnectError) connection.pairs.refuse(pair);
    throw error;
  }
}

/** An answer without a refresh token means that the spent one stays good. */
const pairOf = ({ response, refreshToken }: Tokens, answer: TokenResponse): TokenResponse => ({
  ...response,
  ...(refreshToken && { refresh_token: refreshToken }),
  ...answer,
});

/** The new pair: one that an earlier renewal could not store, or else the vendor's. */
async function grantedOnce(parts: SharedRenewalContext, holding: HeldLease): Promise<TokenResponse> {
  const { connection, grant, clock } = parts;
  const from = fingerprint(holding.pair);
  if (connection.unstored?.from === from) {
    return connection.unstored.oauth;
  }
  const beats = heartbeat(parts, holding);
  try {
    const answer = await grant(holding.pair.refreshToken ?? '', {
      attempts: MAX_GRANTS - holding.lease.agesMs.length + 1,
      beforeAttempt: beats.attempt,
    });
    const oauth = pairOf(holding.pair, answer);
    connection.unstored = { from, oauth, grantedAtMs: clock.nowMs() };
    return oauth;
  } finally {
    await beats.end();
  }
}

interface Heartbeat {
  /** Tells the others that one more grant goes out; the first one was told with the lease. */
  attempt(): Promise<void>;
  /** Resolves when no writing of the lease is under way any more. */
  end(): Promise<void>;
}

/** Keeps the lease alive while the vendor takes its time. A beat that fails is made up for by the next one. */
function heartbeat({ clock, store }: SharedRenewalContext, { lease, keys }: HeldLease): Heartbeat {
  const sinceMs = clock.nowMs();
  const sentMs: number[] = [];
  let beat = lease.beat;
  const over = new AbortController();
  let writing = Promise.resolve();
  const write = () => {
    const nowMs = clock.nowMs();
    const ages = [...lease.agesMs.map((ageMs) => ageMs + nowMs - sinceMs), ...sentMs.slice(1).map((ms) => nowMs - ms)];
    const agesMs = ages.filter((ageMs) => ageMs < GRANT_WINDOW_MS);
    writing = writing.then(() => store.writeLease({ ...lease, beat: ++beat, agesMs }, keys)).catch(() => {});
    return writing;
  };
  const goOn = async () => {
    for (;;) {
      await clock.sleep(BEAT_MS, over.signal);
      if (over.signal.aborted) return;
      await write();
    }
  };
  goOn().catch(() => {});
  return {
    async attempt() {
      sentMs.push(clock.nowMs());
      if (sentMs.length > 1) await write();
    },
    end() {
      over.abort();
      return writing;
    },
  };
}

/** Stores the pair, again if need be; resolves with the pair that all processes shall use from now on. */
async function store(parts: SharedRenewalContext, oauth: TokenResponse, before: StoredKeys): Promise<TokenResponse> {
  const { store, clock, connection } = parts;
  for (let nth = 1; nth <= STORE_TRIES; nth++) {
    const known = await store.read();
    const other = otherPair(known, oauth, before);
    if (other) return other;
    await store.writeTokens(oauth, known);
    // Where there are no leases somebody else may have stored a pair in the same moment: none is used before that shows.
    if (connection.store.leasePlace === 'nowhere') await clock.sleep(LOOK_AGAIN_MS);
    const after = await store.read();
    if (after === undefined || after.oauth?.access_token === oauth.access_token) return oauth;
    await clock.sleep(STORE_AGAIN_MS * nth);
  }
  throw new UnavailableError(
    'The platform did not store the renewed tokens, so they are not used: the connection stays as it was. Try again later.',
  );
}

/** Another process took this one for dead and has renewed. Ours is unused: one pair for all is better. */
function otherPair(known: StoredKeys | undefined, oauth: TokenResponse, before: StoredKeys): TokenResponse | undefined {
  const stored = known?.oauth;
  return stored && ![oauth.access_token, before.oauth?.access_token].includes(stored.access_token) ? stored : undefined;
}

/** The refresh token was spent by somebody else, or the connection is dead: the store tells, perhaps a moment later. */
async function afterRefusal(parts: SharedRenewalContext, holding: HeldLease, error: ReconnectError): Promise<Renewed> {
  const { connection, clock, store } = parts;
  const { pairs } = connection;
  let { keys } = holding;
  for (const waitMs of connection.store.merges ? [0, LOOK_AGAIN_MS] : [0, LOOK_AGAIN_MS, ...LATE_WRITES_MS]) {
    if (waitMs > 0) await clock.sleep(waitMs);
    keys = (await store.read()) ?? keys;
    const held = await reconcile(parts, keys);
    if (held !== 'mended' && held.accessToken !== holding.pair.accessToken) {
      return { tokens: held, origin: 'store' };
    }
  }
  const sibling = pairs.sibling();
  pairs.refuse(holding.pair);
  if (sibling) {
    return { tokens: pairs.hold(sibling, 'store', clock.nowMs()).tokens, origin: 'store' };
  }
  await store.writeLease({ ...holding.lease, beat: REFUSAL, refused: true }, keys).catch(() => {});
  throw error;
}
