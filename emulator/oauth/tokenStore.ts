import { randomBytes, randomUUID } from 'node:crypto';
import type { EmulatorClock } from '../types';
import type { Connection, Pair } from './pairs';

/** The codes and token pairs that an authorization server has handed out. */
export interface TokenStore {
  /** Employees whose tokens do not work. */
  readonly lockedEmployees: Set<string>;
  addCode(grant: CodeGrant): string;
  /** The grant behind a code, once. */
  takeCode(code: string): CodeGrant | undefined;
  addPair(connection: Connection, parent?: Pair): Pair;
  pairOfAccess(jti: string): Pair | undefined;
  pairOfRefresh(refreshToken: string): Pair | undefined;
  pairs(): Iterable<Pair>;
  /** Removes all grants and locks. */
  clear(): void;
}

/** What an authorization code stands for. */
export interface CodeGrant {
  readonly employeeID: string;
  readonly scopes: readonly string[];
  readonly madeAtMs: number;
  /** Of PKCE; absent when the client did not use it. */
  readonly challenge?: { readonly value: string; readonly method: 'S256' | 'plain' };
}

export function createTokenStore(clock: Pick<EmulatorClock, 'nowMs'>, accessTokenLifeS: number): TokenStore {
  const codes = new Map<string, CodeGrant>();
  const byJti = new Map<string, Pair>();
  const byRefreshToken = new Map<string, Pair>();

  const lockedEmployees = new Set<string>();

  return {
    lockedEmployees,
    addCode(grant) {
      const code = opaque(grant.scopes);
      codes.set(code, grant);
      return code;
    },
    takeCode(code) {
      const grant = codes.get(code);
      codes.delete(code);
      return grant;
    },
    addPair(connection, parent) {
      const nowMs = clock.nowMs();
      const pair: Pair = {
        connection,
        parent,
        minted: [],
        jti: randomUUID(),
        refreshToken: opaque(connection.scopes),
        expiresAtMs: nowMs + accessTokenLifeS * 1000,
        accessRevoked: false,
        refreshRevoked: false,
        refreshUsedAtMs: nowMs,
        used: false,
      };
      parent?.minted.push(pair);
      byJti.set(pair.jti, pair);
      byRefreshToken.set(pair.refreshToken, pair);
      return pair;
    },
    pairOfAccess: (jti) => byJti.get(jti),
    pairOfRefresh: (refreshToken) => byRefreshToken.get(refreshToken),
    pairs: () => byJti.values(),
    clear() {
      for (const part of [codes, byJti, byRefreshToken, lockedEmployees]) part.clear();
    },
  };
}

/** Long, and of a length that varies with the scopes, as the vendor's codes and tokens are. */
const opaque = (scopes: readonly string[]): string => randomBytes(240 + scopes.join(' ').length).toString('base64url');
