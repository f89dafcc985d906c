import { createHash } from 'node:crypto';
import type { Renewed, Tokens } from './tokens';

/** The pair that a connection uses, and its origin. */
export interface CurrentPair {
  readonly tokens: Tokens;
  readonly origin: 'configuration' | Renewed['origin'];
  readonly sinceMs: number;
  /** When to renew it, and when it expires; undefined: unknown, a 401 shows it. */
  readonly dueAtMs: number | undefined;
  readonly endsAtMs: number | undefined;
}

/**
 * The newest pair of a connection. Pairs have several sources, none of which knows which pair is newer: the configuration
 * that a container got at its start (it never changes, however often the tokens are renewed), the platform's store, and
 * renewals. All pairs of the connection are remembered, so an unknown pair is newer: another step renewed the tokens, or
 * the user authenticated again.
 */
export interface TokenHistory {
  readonly current: CurrentPair | undefined;
  /** Makes an unknown pair the current one. Returns the current pair. */
  adopt(tokens: Tokens, origin: CurrentPair['origin'], nowMs: number): CurrentPair;
  /** Makes the pair the current one. */
  setCurrent(tokens: Tokens, origin: CurrentPair['origin'], nowMs: number): CurrentPair;
  hasSeen(tokens: Tokens): boolean;
  /** The vendor has refused the refresh token of the pair for good. */
  refuse(tokens: Tokens): void;
  isRefused(tokens: Tokens): boolean;
  /**
   * The previous pair, if another process's pair from the store replaced it soon after: when two processes renew the same
   * pair, the new pair that is used first lives, and the other one may be stored last.
   */
  sibling(): Tokens | undefined;
}

/** @param random from 0 to 1: spreads the renewals of several processes over the second half of a token's life */
export function createTokenHistory(random: () => number): TokenHistory {
  const seen = new Set<string>();
  const refused = new Set<string>();
  let current: CurrentPair | undefined;
  let before: CurrentPair | undefined;
  // Every request asks again with the configuration's pair: its fingerprint is made once.
  let adopted: string | undefined;

  const setCurrent: TokenHistory['setCurrent'] = (tokens, origin, nowMs) => {
    remember(seen, fingerprint(tokens));
    before = current;
    current = { tokens, origin, sinceMs: nowMs, ...timesOf(tokens, origin, nowMs, random()) };
    return current;
  };
  return {
    get current() {
      return current;
    },
    adopt(tokens, origin, nowMs) {
      if (current !== undefined && tokens.accessToken === adopted) return current;
      adopted = tokens.accessToken;
      return current !== undefined && seen.has(fingerprint(tokens)) ? current : setCurrent(tokens, origin, nowMs);
    },
    setCurrent,
    hasSeen: (tokens) => seen.has(fingerprint(tokens)),
    refuse: (tokens) => remember(refused, fingerprint(tokens)),
    isRefused: (tokens) => refused.has(fingerprint(tokens)),
    sibling() {
      if (!current || !before || current.origin !== 'store' || before.origin === 'configuration') return undefined;
      const isSoon = current.sinceMs - before.sinceMs < (before.tokens.lifeMs ?? 0) / 4;
      return isSoon && !refused.has(fingerprint(before.tokens)) ? before.tokens : undefined;
    },
  };
}

/** A process may live for months: it remembers short fingerprints, and a limited number of them. */
const MAX_REMEMBERED = 1000;

function remember(set: Set<string>, value: string): void {
  set.delete(value);
  set.add(value);
  const [oldest] = set;
  if (set.size > MAX_REMEMBERED && oldest !== undefined) set.delete(oldest);
}

/** Identifies a pair without revealing it. */
export const fingerprint = ({ accessToken }: Tokens): string =>
  createHash('sha256').update(accessToken).digest('base64url').slice(0, 22);

/**
 * The life of a pair from the store starts at its arrival: it was renewed a moment ago, and a machine with a wrong clock
 * would renew it again and again. If the pair is older, a 401 shows it. The same holds for a pair that has expired when it
 * is granted.
 */
function timesOf(
  { expiresAtMs, lifeMs, refreshToken, byLogin }: Tokens,
  origin: CurrentPair['origin'],
  nowMs: number,
  random: number,
): Pick<CurrentPair, 'dueAtMs' | 'endsAtMs'> {
  const endsAtMs = origin === 'configuration' ? expiresAtMs : lifeMs === undefined ? undefined : nowMs + lifeMs;
  if (endsAtMs === undefined || (refreshToken === undefined && !byLogin)) {
    return { dueAtMs: undefined, endsAtMs: undefined };
  }
  const wholeMs = lifeMs ?? Math.max(0, endsAtMs - nowMs);
  return { dueAtMs: endsAtMs - wholeMs * (0.5 - 0.4 * random), endsAtMs };
}
