/** What an employee's consent made: it lives through any number of renewals. */
export interface Connection {
  readonly employeeID: string;
  readonly scopes: readonly string[];
  /** The merchant or the application has ended it. */
  ended: boolean;
  /** When its recent refreshes were tried. */
  refreshedAtMs: number[];
}

export const newConnection = (employeeID: string, scopes: readonly string[]): Connection => ({
  employeeID,
  scopes,
  ended: false,
  refreshedAtMs: [],
});

/** An access token and the refresh token that came with it. */
export interface Pair {
  readonly connection: Connection;
  /** The pair whose refresh token was spent on this one. */
  readonly parent: Pair | undefined;
  /** The pairs minted from this one's refresh token. */
  readonly minted: Pair[];
  readonly jti: string;
  readonly refreshToken: string;
  readonly expiresAtMs: number;
  accessRevoked: boolean;
  refreshRevoked: boolean;
  /** When the refresh token was issued or last spent: it expires after 30 days without use. */
  refreshUsedAtMs: number;
  /** Its access token has authenticated a request of the API. */
  used: boolean;
}

/**
 * The first use of an access token on the API ends the refresh token that was spent for it. What becomes of other pairs
 * minted from that token, or of refresh tokens further back, is not documented: here they end as well.
 * Source: vendor's page Refresh Token.
 */
export function firstUse(pair: Pair): void {
  if (pair.used) return;
  pair.used = true;
  for (let child = pair; child.parent; child = child.parent) {
    child.parent.refreshRevoked = true;
    for (const sibling of child.parent.minted) {
      if (sibling !== child) revokeWithDescendants(sibling);
    }
  }
}

function revokeWithDescendants(pair: Pair): void {
  pair.accessRevoked = true;
  pair.refreshRevoked = true;
  pair.minted.forEach(revokeWithDescendants);
}
