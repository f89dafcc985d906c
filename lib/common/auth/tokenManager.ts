import type { Clock } from '../util/clock';
import { UnavailableError } from '../util/errors';
import type { Log } from '../util/log';
import { newTokenState, type Renewal, type TokenState } from './registry';
import type { CurrentPair } from './tokenHistory';
import type { Renewed, TokenManager, TokenSource } from './tokens';

export interface TokenManagerOptions {
  readonly source: TokenSource;
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to 1; default `Math.random`. */
  readonly random?: () => number;
  /** Whether a valid token is renewed; default yes. Not where the stored pair cannot be read. */
  readonly renewsEarly?: boolean;
  /** Shared by the token managers of a connection; default: a new state. */
  readonly state?: TokenState;
}

/** Options of a session with defaults. */
type RenewalContext = Required<TokenManagerOptions>;

/**
 * Keeps the access token of a connection valid: renews it in the background, at a random moment in the second half of its
 * life, and after a 401.
 */
export function createTokenManager(options: TokenManagerOptions): TokenManager {
  const { random = Math.random } = options;
  const defaults = { random, renewsEarly: true, state: newTokenState(options.clock, random) };
  const context: RenewalContext = { ...defaults, ...options };
  const { state } = context;

  return {
    async token() {
      const pair = await currentPair(context);
      return state.renewal?.isGranting ? tokenOfRenewal(context, pair) : servingToken(context, pair);
    },
    async refreshAfter401(spent) {
      await currentPair(context);
      return anotherToken(context, spent);
    },
    async recheck(spent) {
      const pair = await currentPair(context);
      if (pair.origin !== 'grant' || pair.tokens.accessToken !== spent) {
        return anotherToken(context, spent);
      }
      // A token that was just granted is not old: only a new authentication by the user can have replaced it.
      const stored = await context.source.stored();
      const now = stored && adopt(context, stored, 'store');
      return now && now.tokens.accessToken !== spent ? now.tokens.accessToken : undefined;
    },
  };
}

const currentPair = async (context: RenewalContext): Promise<CurrentPair> =>
  adopt(context, await context.source.current(), 'configuration');

function adopt(
  { state, clock }: RenewalContext,
  tokens: CurrentPair['tokens'],
  origin: CurrentPair['origin'],
): CurrentPair {
  hideSecrets(state, tokens);
  return state.history.adopt(tokens, origin, clock.nowMs());
}

const hideSecrets = ({ secrets }: TokenState, { accessToken, refreshToken, response }: CurrentPair['tokens']): void =>
  secrets.add(accessToken, refreshToken, response?.refresh_token);

async function servingToken(context: RenewalContext, pair: CurrentPair): Promise<string> {
  const { state, clock, renewsEarly } = context;
  const nowMs = clock.nowMs();
  const { accessToken } = pair.tokens;
  if (isOver(pair, nowMs)) {
    return anotherToken(context, accessToken);
  }
  if (renewsEarly && isDue(pair, nowMs) && !state.renewal && nowMs >= state.notBeforeMs) {
    beginRenewal(context, pair, false).done.catch(() => {});
  }
  return accessToken;
}

const isOver = ({ endsAtMs }: CurrentPair, nowMs: number): boolean => endsAtMs !== undefined && nowMs >= endsAtMs;

const isDue = ({ dueAtMs }: CurrentPair, nowMs: number): boolean => dueAtMs !== undefined && nowMs >= dueAtMs;

/** Waits for the grant, which makes the old token invalid. If the grant fails, the old token is still valid. */
async function tokenOfRenewal(context: RenewalContext, pair: CurrentPair): Promise<string> {
  try {
    const renewed = await context.state.renewal?.done;
    return renewed?.tokens.accessToken ?? pair.tokens.accessToken;
  } catch (error) {
    if (isOver(pair, context.clock.nowMs())) throw error;
    return pair.tokens.accessToken;
  }
}

async function anotherToken(context: RenewalContext, spent: string): Promise<string> {
  const { state } = context;
  for (;;) {
    const pair = state.history.current ?? (await currentPair(context));
    if (pair.tokens.accessToken !== spent && !state.renewal?.isGranting) {
      return pair.tokens.accessToken;
    }
    const renewal = state.renewal ?? beginRenewal(context, pair, true);
    renewal.isUrgent = true;
    const renewed = await renewal.done;
    if (renewed) return renewed.tokens.accessToken;
  }
}

/** One renewal at a time. Callers during a renewal share its result or error; later callers do not. */
function beginRenewal(context: RenewalContext, { tokens }: CurrentPair, isUrgent: boolean): Renewal {
  const { state, source } = context;
  const call = {
    isUrgent: () => renewal.isUrgent,
    beforeGrant: () => {
      renewal.isGranting = true;
    },
  };
  const done = Promise.resolve()
    .then(() => source.renew(tokens, call))
    .then((renewed) => settle(context, renewed))
    .catch((error) => fail(context, renewal, error))
    .finally(() => {
      state.renewal = undefined;
    });
  const renewal: Renewal = { done, isUrgent, isGranting: false };
  state.renewal = renewal;
  return renewal;
}

function settle({ state, clock, log, random }: RenewalContext, renewed: Renewed | undefined): Renewed | undefined {
  if (!renewed) {
    state.notBeforeMs = clock.nowMs() + LOOK_AGAIN_MS * (1 + random());
    return undefined;
  }
  const { tokens, origin } = renewed;
  hideSecrets(state, tokens);
  if (state.history.current?.tokens.accessToken !== tokens.accessToken) {
    state.history.setCurrent(tokens, origin, clock.nowMs());
  }
  if (origin === 'grant') log.info('The access token was renewed');
  else log.debug('The access token was renewed elsewhere');
  return renewed;
}

const LOOK_AGAIN_MS = 5_000;
const TRY_AGAIN_MS = 30_000;

/** While the old token is valid, a failed renewal is only a warning. */
function fail({ state, clock, log }: RenewalContext, renewal: Renewal, error: unknown): never {
  state.notBeforeMs = clock.nowMs() + TRY_AGAIN_MS;
  if (!renewal.isUrgent) {
    const text = error instanceof Error ? error.message : 'no details';
    const words = error instanceof UnavailableError ? 'could not be renewed yet' : 'could not be renewed';
    log.warn(`The access token ${words}, the old one still serves: %s`, text);
  }
  throw error;
}
