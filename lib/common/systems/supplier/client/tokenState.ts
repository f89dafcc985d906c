import { createHash } from 'node:crypto';
import type { TokenResponse, Tokens } from '../../../auth/tokens';
import { createRegistry } from '../../../util/registry';

/** What this process knows of a connection's refresh tokens, shared by all of its runs. */
export interface TokenState {
  /** The pair that the process started with, once it is there. */
  first: Promise<Tokens> | undefined;
  /** The refresh token of the last tokens. `isPrivate`: a log-in of this process gave it, and nobody else knows it. */
  newest: { readonly refreshToken: string; readonly isPrivate: boolean } | undefined;
  /** Tokens that came for a refresh token and whose own refresh token could not be stored: they are not used. */
  unstored: { readonly spent: string; readonly answer: TokenResponse; readonly grantedAtMs: number } | undefined;
  /** The refresh token was replaced by a newer one. */
  replace(refreshToken: string): void;
  isReplaced(refreshToken: string): boolean;
  /** The vendor has refused the refresh token or password for good; after ten minutes it is tried again. */
  refuse(secret: string, nowMs: number): void;
  isRefused(secret: string, nowMs: number): boolean;
}

const REFUSED_FOR_MS = 600_000;
/** Tokens change every few minutes, and a process may live for months. */
const MAX_REMEMBERED = 1000;

export function newTokenState(): TokenState {
  const replaced = new Map<string, true>();
  const refusedAtMs = new Map<string, number>();
  return {
    first: undefined,
    newest: undefined,
    unstored: undefined,
    replace: (refreshToken) => remember(replaced, fingerprint(refreshToken), true),
    isReplaced: (refreshToken) => replaced.has(fingerprint(refreshToken)),
    refuse: (secret, nowMs) => remember(refusedAtMs, fingerprint(secret), nowMs),
    isRefused: (secret, nowMs) =>
      nowMs - (refusedAtMs.get(fingerprint(secret)) ?? Number.NEGATIVE_INFINITY) < REFUSED_FOR_MS,
  };
}

function remember<Value>(values: Map<string, Value>, key: string, value: Value): void {
  values.delete(key);
  values.set(key, value);
  const [oldest] = values.keys();
  if (values.size > MAX_REMEMBERED && oldest !== undefined) values.delete(oldest);
}

const fingerprint = (secret: string): string => createHash('sha256').update(secret).digest('base64url').slice(0, 22);

const states = createRegistry<TokenState>(100);

/** @param key of the connection's tokens */
export const tokenStateOf = (key: string): TokenState => states.get(key, newTokenState);
