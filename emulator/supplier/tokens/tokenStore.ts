import { randomBytes } from 'node:crypto';
import type { EmulatorClock } from '../../types';

/** The tokens that the accounts server has handed out. */
export interface TokenStore {
  /** @returns a new access token */
  addAccess(): string;
  /** @returns a new refresh token */
  addRefresh(): string;
  hasAccess(token: string): boolean;
  hasRefresh(token: string): boolean;
  /** Tokens that work at this moment, oldest first. */
  accessTokens(): string[];
  refreshTokens(): string[];
  endRefresh(token: string): void;
  endAllAccess(): void;
  endAllRefresh(): void;
  clear(): void;
}

export function createTokenStore(clock: Pick<EmulatorClock, 'nowMs'>, accessTokenLifeS: number): TokenStore {
  const expiryMs = new Map<string, number>();
  const refreshTokens = new Set<string>();
  const hasAccess = (token: string) => clock.nowMs() < (expiryMs.get(token) ?? 0);
  return {
    addAccess() {
      const token = opaque();
      expiryMs.set(token, clock.nowMs() + accessTokenLifeS * 1000);
      return token;
    },
    addRefresh() {
      const token = opaque();
      refreshTokens.add(token);
      return token;
    },
    hasAccess,
    hasRefresh: (token) => refreshTokens.has(token),
    accessTokens: () => [...expiryMs.keys()].filter(hasAccess),
    refreshTokens: () => [...refreshTokens],
    endRefresh: (token) => void refreshTokens.delete(token),
    endAllAccess: () => expiryMs.clear(),
    endAllRefresh: () => refreshTokens.clear(),
    clear() {
      for (const part of [expiryMs, refreshTokens]) part.clear();
    },
  };
}

const opaque = (): string => randomBytes(48).toString('base64url');
