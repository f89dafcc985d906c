import { createHash } from 'node:crypto';
import type { Tokens } from './tokens';

/** The pair that a connection works with, and how it came to it. */
export interface HeldPair {
  readonly tokens: Tokens;
  readonly sinceMs: number;
  /** Renewed by this process at `sinceMs`, not read from somewhere. */
  readonly renewedHere: boolean;
}

/**
 * The newest pair of a connection. Pairs come from several places that do not know which of them is newer: the
 * configuration that a container got at its start (it stays the same for every message, however often the tokens are
 * renewed), the platform's store, a renewal. All that a connection ever held is remembered, so a pair that was never
 * seen before can only be newer: another step renewed it, or the user authenticated again.
 */
export interface Pairs {
  /** Takes the pair over if it is new here; tells which one is held then. */
  offer(tokens: Tokens, nowMs: number): { readonly pair: HeldPair; readonly isNew: boolean };
  /** Takes the pair over as the result of a renewal. */
  renewed(tokens: Tokens, nowMs: number): void;
}

export function createPairs(): Pairs {
  const seen = new Set<string>();
  let held: HeldPair | undefined;

  const take = (pair: HeldPair) => {
    seen.add(fingerprint(pair.tokens));
    held = pair;
    return pair;
  };
  return {
    offer(tokens, sinceMs) {
      if (held !== undefined && seen.has(fingerprint(tokens))) {
        return { pair: held, isNew: false };
      }
      return { pair: take({ tokens, sinceMs, renewedHere: false }), isNew: true };
    },
    renewed(tokens, sinceMs) {
      take({ tokens, sinceMs, renewedHere: true });
    },
  };
}

/**
 * Whether a pair should be renewed now: in the last `renewEarlyMs` of its life, or in the second half of what was left
 * of it when it came here. A pair whose end nobody told, or that cannot be renewed, is never due: a 401 decides.
 */
export function isDue({ tokens, sinceMs, renewedHere }: HeldPair, nowMs: number, renewEarlyMs: number): boolean {
  const { expiresAtMs, refreshToken } = tokens;
  if (expiresAtMs === undefined || refreshToken === undefined) {
    return false;
  }
  const leftMs = expiresAtMs - sinceMs;
  if (leftMs <= 0) {
    // What was renewed a moment ago has not expired: this machine's clock is wrong, and a 401 tells better.
    return !renewedHere;
  }
  return nowMs >= expiresAtMs - Math.min(renewEarlyMs, leftMs / 2);
}

/** A hash, so that a process that lives for months remembers bytes and not tokens. */
const fingerprint = ({ accessToken }: Tokens) => createHash('sha256').update(accessToken).digest('base64');
