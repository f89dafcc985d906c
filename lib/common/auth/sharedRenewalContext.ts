import type { Clock } from '../util/clock';
import type { Log } from '../util/log';
import type { RefreshGrant } from './grant';
import type { KeyStore } from './keyStore';
import type { TokenState } from './registry';

/** What a renewal for all processes of a credential works with. */
export interface SharedRenewalContext {
  readonly store: KeyStore;
  readonly grant: RefreshGrant;
  readonly connection: TokenState;
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to 1. */
  readonly random: () => number;
  /** How long somebody whose token is dead waits for others. */
  readonly patienceMs: number;
}

/** The vendor allows a connection five grants a minute; one is left to a check of the credential. */
export const MAX_GRANTS = 4;
/** The vendor's minute, and what clocks and ways may differ by. */
export const GRANT_WINDOW_MS = 66_000;
