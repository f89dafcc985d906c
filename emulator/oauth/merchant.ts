import type { Settings } from '../options';
import { type TokenAnswer, tokenAnswer } from './accessTokens';
import { CONSENTING_EMPLOYEE_ID } from './authorize';
import { newConnection } from './pairs';
import { parseScopes } from './scopes';
import type { TokenStore } from './tokenStore';

/** What people at the merchant do about the application, in their browser. */
export interface Merchant {
  /** A new connection, as after an employee's consent; by default with `employee:all`. */
  connect(options?: ConnectOptions): Promise<TokenAnswer>;
  /** Every token that this employee has granted stops working; default: the employee of `connect`. */
  lockEmployee(employeeID?: string): void;
  /** Removes the application: access and refresh tokens of all connections die. */
  revokeConnection(): void;
  /** Revokes access tokens only: refresh tokens stay good. */
  revokeAccessTokens(): void;
}

export interface ConnectOptions {
  readonly scopes?: readonly string[];
  readonly employeeID?: string;
}

/** @param iss base of the authorization server */
export function createMerchant(settings: Settings, iss: string, store: TokenStore): Merchant {
  return {
    async connect({ scopes = ['employee:all'], employeeID = CONSENTING_EMPLOYEE_ID } = {}) {
      const connection = newConnection(employeeID, parseScopes(scopes.join(' ')));
      return tokenAnswer(store.addPair(connection), settings, iss);
    },
    lockEmployee(employeeID = CONSENTING_EMPLOYEE_ID) {
      store.lockedEmployees.add(employeeID);
    },
    revokeConnection() {
      for (const pair of store.pairs()) pair.connection.ended = true;
    },
    revokeAccessTokens() {
      for (const pair of store.pairs()) pair.accessRevoked = true;
    },
  };
}
