import { ReconnectError, UnavailableError } from '../util/errors';
import { startHeartbeat } from './heartbeat';
import type { StoredKeys } from './keyStore';
import type { Lease } from './lease';
import { recheckStored, reconcile } from './reconcile';
import { MAX_GRANTS, type SharedRenewalContext } from './sharedRenewalContext';
import { fingerprint } from './tokenHistory';
import { type TokenResponse, tokensOf } from './tokenResponse';
import type { RenewalCall, Renewed, Tokens } from './tokens';

/** A lease that this process holds, and the stored keys at the time of its check. */
interface HeldLease {
  readonly keys: StoredKeys;
  readonly pair: Tokens;
  readonly lease: Lease;
}

/** The platform's reads may lag behind its writes. */
const STORE_AGAIN_MS = 1_000;
const STORE_TRIES = 3;
/** Beat of a lease that records a refusal. */
const REFUSAL = 1e6;
/** After a refusal another process may still be storing its pair. */
const READ_AGAIN_MS = 2_500;
/** Pauses before the readings after a refusal; each is shorter than the time after which a process without a beat counts as dead. */
const READINGS_MS: readonly number[] = [0, READ_AGAIN_MS, 5_000, 5_000, 4_000];

/** Renews the pair of a held lease. The new pair is stored before it is used. */
export async function renewWithLease(
  context: SharedRenewalContext,
  held: HeldLease,
  call: RenewalCall,
): Promise<Renewed> {
  const { state } = context;
  call.beforeGrant();
  try {
    const oauth = await grantedOnce(context, held);
    const settled = await store(context, oauth, held.keys);
    const grantedAtMs = state.unstored?.grantedAtMs;
    state.unstored = undefined;
    const origin = settled === oauth ? 'grant' : 'store';
    const tokens = tokensOf(settled, origin === 'grant' ? grantedAtMs : undefined);
    state.history.setCurrent(tokens, origin, context.clock.nowMs());
    recheckStored(context);
    return { tokens, origin };
  } catch (error) {
    if (error instanceof ReconnectError) return afterRefusal(context, held, error);
    throw error;
  }
}

/** Renews where the stored keys cannot be read: in credential checks and forms, which receive the stored pair. */
export async function renewWithoutLease(
  context: SharedRenewalContext,
  pair: Tokens,
  call: RenewalCall,
): Promise<Renewed> {
  const { grant, state, store, clock } = context;
  call.beforeGrant();
  try {
    const oauth = pairOf(pair, await grant(pair.refreshToken ?? ''));
    const grantedAtMs = clock.nowMs();
    await store.writeTokens(oauth, undefined);
    const tokens = tokensOf(oauth, grantedAtMs);
    state.history.setCurrent(tokens, 'grant', clock.nowMs());
    return { tokens, origin: 'grant' };
  } catch (error) {
    if (error instanceof ReconnectError) state.history.refuse(pair);
    throw error;
  }
}

/** Without a refresh token in the answer, the old one stays valid. */
const pairOf = ({ response, refreshToken }: Tokens, answer: TokenResponse): TokenResponse => ({
  ...response,
  ...(refreshToken && { refresh_token: refreshToken }),
  ...answer,
});

/** The new pair: a granted pair that could not be stored earlier, else a new grant. */
async function grantedOnce(context: SharedRenewalContext, held: HeldLease): Promise<TokenResponse> {
  const { state, grant, clock } = context;
  const from = fingerprint(held.pair);
  if (state.unstored?.from === from) {
    return state.unstored.oauth;
  }
  const beats = startHeartbeat(context, held.lease, held.keys);
  try {
    const answer = await grant(held.pair.refreshToken ?? '', {
      attempts: MAX_GRANTS - held.lease.agesMs.length + 1,
      beforeAttempt: beats.attempt,
    });
    const oauth = pairOf(held.pair, answer);
    state.unstored = { from, oauth, grantedAtMs: clock.nowMs() };
    return oauth;
  } finally {
    await beats.end();
  }
}

/** Stores the pair, with retries. Resolves with the pair that all processes have to use from now on. */
async function store(context: SharedRenewalContext, oauth: TokenResponse, before: StoredKeys): Promise<TokenResponse> {
  const { store, clock, state } = context;
  for (let nth = 1; nth <= STORE_TRIES; nth++) {
    const known = await store.read();
    const other = otherPair(known, oauth, before);
    if (other) return other;
    await store.writeTokens(oauth, known);
    // Without leases another process may store a pair at the same moment: wait before one of them is used.
    if (state.store.leasePlace === 'nowhere') await clock.sleep(READ_AGAIN_MS);
    const after = await store.read();
    if (after === undefined || after.oauth?.access_token === oauth.access_token) return oauth;
    await clock.sleep(STORE_AGAIN_MS * nth);
  }
  throw new UnavailableError(
    'The platform did not store the renewed tokens, so they are not used: the connection stays as it was. Try again later.',
  );
}

/** Another process took this one for dead and has renewed. Its pair is used and ours, still unused, is dropped. */
function otherPair(known: StoredKeys | undefined, oauth: TokenResponse, before: StoredKeys): TokenResponse | undefined {
  const stored = known?.oauth;
  return stored && ![oauth.access_token, before.oauth?.access_token].includes(stored.access_token) ? stored : undefined;
}

/**
 * After a refused grant: another process may have spent the refresh token, and its pair may reach the store much later.
 * The lease is kept alive meanwhile, so that no other process spends a grant on the same question.
 */
async function afterRefusal(context: SharedRenewalContext, held: HeldLease, error: ReconnectError): Promise<Renewed> {
  const { state, clock, store } = context;
  const { history } = state;
  let { keys } = held;
  for (const [nth, waitMs] of READINGS_MS.entries()) {
    // A beat that no grant can have made, so that each of them is a new one.
    const lease = { ...held.lease, beat: held.lease.beat + 1000 * nth };
    if (waitMs > READ_AGAIN_MS) await store.writeLease(lease, keys).catch(() => {});
    if (waitMs > 0) await clock.sleep(waitMs);
    keys = (await store.read()) ?? keys;
    const newest = await reconcile(context, keys);
    if (newest !== 'repaired' && newest.accessToken !== held.pair.accessToken) {
      return { tokens: newest, origin: 'store' };
    }
  }
  const sibling = history.sibling();
  history.refuse(held.pair);
  if (sibling) {
    return { tokens: history.setCurrent(sibling, 'store', clock.nowMs()).tokens, origin: 'store' };
  }
  await store.writeLease({ ...held.lease, beat: REFUSAL, refused: true }, keys).catch(() => {});
  throw error;
}
