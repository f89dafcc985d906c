import type { Lease } from './lease';
import type { TokenResponse } from './tokenResponse';

/** The keys of a credential, as read. */
export interface StoredKeys {
  readonly oauth: TokenResponse | undefined;
  readonly lease: Lease | undefined;
  /** The other keys: a store that replaces all keys needs them in every write. */
  readonly others: Readonly<Record<string, unknown>>;
}

/** The keys of a credential in the platform: read and written as a whole, without a compare-and-set. */
export interface KeyStore {
  /** Undefined where keys cannot be read. @throws UnavailableError when reading failed */
  read(): Promise<StoredKeys | undefined>;
  /** @param known the keys as read just before. @throws UnavailableError when the platform refused the write */
  writeLease(lease: Lease, known: StoredKeys): Promise<void>;
  /** Resolves when the write was sent, which is no proof that it was stored: read again. */
  writeTokens(oauth: TokenResponse, known: StoredKeys | undefined): Promise<void>;
  /** Changes other keys than the tokens. Resolves as `writeTokens` does. */
  writeOthers(keys: StoredKeys['others'], known: StoredKeys | undefined): Promise<void>;
}

/** Observed behaviour of the store of a credential. */
export interface StoreTraits {
  /** Where leases persist: in a key of their own, inside `oauth`, or nowhere; undefined: unknown. */
  leasePlace: 'beside' | 'inside' | 'nowhere' | undefined;
  /** Number of leases in a row that were gone without another change. */
  lostLeases: number;
  /** Whether a write keeps the keys that it does not contain; undefined: unknown. */
  merges: boolean | undefined;
  /** The lease and the access token as read last. */
  last: { readonly lease: string | undefined; readonly accessToken: string | undefined } | undefined;
}

export const newStoreTraits = (): StoreTraits => ({
  leasePlace: undefined,
  lostLeases: 0,
  merges: undefined,
  last: undefined,
});
