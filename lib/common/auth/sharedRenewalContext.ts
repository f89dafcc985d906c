import type { Clock } from '../util/clock';
import type { Log } from '../util/log';
import type { RefreshGrant } from './grant';
import type { KeyStore } from './keyStore';
import type { TokenState } from './registry';

/** Parts and settings of a renewal for all processes of a credential. */
export interface SharedRenewalContext {
  readonly store: KeyStore;
  readonly grant: RefreshGrant;
  readonly state: TokenState;
  /** The vendor's name, for errors. */
  readonly vendor: string;
  readonly clock: Clock;
  readonly log: Log;
  /** From 0 to 1. */
  readonly random: () => number;
  /** How long a run with a dead token waits for a renewal by another process. */
  readonly renewalTimeoutMs: number;
}

/** The vendor allows five grants a minute; one is reserved for credential checks. */
export const MAX_GRANTS = 4;
/** The vendor's minute and a margin for clock differences and latency. */
export const GRANT_WINDOW_MS = 66_000;
