import type { Lease } from './lease';
import type { TokenResponse } from './tokenResponse';

/** The keys of a credential as they were read. */
export interface StoredKeys {
  readonly oauth: TokenResponse | undefined;
  readonly lease: Lease | undefined;
  /** The other keys, which a store that replaces all keys has to be given back. */
  readonly others: Readonly<Record<string, unknown>>;
}

/** The keys of a credential in the platform: read and written as a whole, without a compare-and-set. */
export interface KeyStore {
  /** Undefined where there is nothing to ask. @throws UnavailableError when it failed */
  read(): Promise<StoredKeys | undefined>;
  /** @param known what was read just before. @throws UnavailableError when the platform did not take it */
  writeLease(lease: Lease, known: StoredKeys): Promise<void>;
  /** Resolves when the platform has been told, which is no proof that it stored: read again. */
  writeTokens(oauth: TokenResponse, known: StoredKeys | undefined): Promise<void>;
}

/** What a process found out about the store of a credential. */
export interface StoreTraits {
  /** Where leases last: in a key of their own, within `oauth`, nowhere; undefined: not known yet. */
  leasePlace: 'beside' | 'inside' | 'nowhere' | undefined;
  /** How often in a row a lease was gone though nothing else had changed. */
  lostLeases: number;
  /** Whether a written key leaves the others as they are; undefined: not known yet. */
  merges: boolean | undefined;
  /** What was read last: who had a lease, beside which tokens. */
  last: { readonly lease: string | undefined; readonly accessToken: string | undefined } | undefined;
}

export const newStoreTraits = (): StoreTraits => ({
  leasePlace: undefined,
  lostLeases: 0,
  merges: undefined,
  last: undefined,
});
