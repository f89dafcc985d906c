import { createHash } from 'node:crypto';
import type { Renewed, Tokens } from './tokens';

/** The pair that a connection works with, and how it came to it. */
export interface CurrentPair {
  readonly tokens: Tokens;
  readonly origin: 'configuration' | Renewed['origin'];
  readonly sinceMs: number;
  /** When it is renewed, and when it serves no more; undefined: only a 401 tells. */
  readonly dueAtMs: number | undefined;
  readonly endsAtMs: number | undefined;
}

/**
 * The newest pair of a connection. Pairs come from several places that do not know which of them is newer: the
 * configuration that a container got at its start (it stays the same for every message, however often the tokens are
 * renewed), the platform's store, a renewal. What a connection held is remembered, so a pair that was never seen before
 * can only be newer: another step renewed it, or the user authenticated again.
 */
export interface TokenHistory {
  readonly held: CurrentPair | undefined;
  /** Takes the pair over if it is new here; returns the one that is held then. */
  offer(tokens: Tokens, origin: CurrentPair['origin'], nowMs: number): CurrentPair;
  /** Takes the pair over. */
  hold(tokens: Tokens, origin: CurrentPair['origin'], nowMs: number): CurrentPair;
  hasSeen(tokens: Tokens): boolean;
  /** The vendor has refused the refresh token of the pair for good. */
  refuse(tokens: Tokens): void;
  isRefused(tokens: Tokens): boolean;
  /**
   * The pair that was held before, if it was replaced by what another process had stored soon after: when two processes
   * renew from one pair, the one that is used first lives, and the other one may be stored last.
   */
  sibling(): Tokens | undefined;
}

/** @param random from 0 to 1: spreads the renewals of several processes over the second half of a token's life */
export function createTokenHistory(random: () => number): TokenHistory {
  const seen = new Set<string>();
  const refused = new Set<string>();
  let held: CurrentPair | undefined;
  let before: CurrentPair | undefined;

  const hold: TokenHistory['hold'] = (tokens, origin, nowMs) => {
    remember(seen, fingerprint(tokens));
    before = held;
    held = { tokens, origin, sinceMs: nowMs, ...timesOf(tokens, origin, nowMs, random()) };
    return held;
  };
  return {
    get held() {
      return held;
    },
    offer: (tokens, origin, nowMs) =>
      held !== undefined && seen.has(fingerprint(tokens)) ? held : hold(tokens, origin, nowMs),
    hold,
    hasSeen: (tokens) => seen.has(fingerprint(tokens)),
    refuse: (tokens) => remember(refused, fingerprint(tokens)),
    isRefused: (tokens) => refused.has(fingerprint(tokens)),
    sibling() {
      if (!held || !before || held.origin !== 'store' || before.origin === 'configuration') return undefined;
      const isSoon = held.sinceMs - before.sinceMs < (before.tokens.lifeMs ?? 0) / 4;
      return isSoon && !refused.has(fingerprint(before.tokens)) ? before.tokens : undefined;
    },
  };
}

/** A process that lives for months remembers bytes and not tokens, and not without end. */
const MAX_REMEMBERED = 1000;

function remember(set: Set<string>, value: string): void {
  set.delete(value);
  set.add(value);
  const [oldest] = set;
  if (set.size > MAX_REMEMBERED && oldest !== undefined) set.delete(oldest);
}

/** Names a pair without giving it away. */
export const fingerprint = ({ accessToken }: Tokens): string =>
  createHash('sha256').update(accessToken).digest('base64url').slice(0, 22);

/**
 * A pair that another process stored counts from when it came here: it was renewed a moment ago, and a machine whose
 * clock is wrong would renew it over and over. Should it be older, a 401 tells. The same for a pair that has run out by
 * the time it was granted.
 */
function timesOf(
  { expiresAtMs, lifeMs, refreshToken }: Tokens,
  origin: CurrentPair['origin'],
  nowMs: number,
  random: number,
): Pick<CurrentPair, 'dueAtMs' | 'endsAtMs'> {
  const endsAtMs = origin === 'configuration' ? expiresAtMs : lifeMs === undefined ? undefined : nowMs + lifeMs;
  if (endsAtMs === undefined || refreshToken === undefined) {
    return { dueAtMs: undefined, endsAtMs: undefined };
  }
  const wholeMs = lifeMs ?? Math.max(0, endsAtMs - nowMs);
  return { dueAtMs: endsAtMs - wholeMs * (0.5 - 0.4 * random), endsAtMs };
}
