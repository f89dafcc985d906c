import { createRegistry } from '../../util/registry';
import type { SystemRuntime } from '../system';
import type { LsOneClient } from './client/request';

/** One connection in one run. */
export interface LsOneContext extends Pick<SystemRuntime, 'clock' | 'log' | 'deadline'> {
  readonly client: LsOneClient;
  readonly traits: ServerTraits;
}

/** What the vendor's pages leave open about a server and its answers have told. */
export interface ServerTraits {
  /** Name of an entity whose search has answered -> which of the spellings of its path it was. */
  readonly searchSpellings: Map<string, number>;
  /** The text to look for in ids and descriptions has to be in a list. */
  takesTextInList: boolean;
  /** The greatest page that the server accepts, as far as it has refused greater ones. */
  maxPageSize: number;
}

/** The vendor's default page. How many more records a server would give is not documented. */
export const MAX_PAGE_SIZE = 100;

const known = createRegistry<ServerTraits>(100);

/** Shared by all runs of a connection in this process. */
export const traitsFor = (bucketKey: string): ServerTraits =>
  known.get(bucketKey, () => ({ searchSpellings: new Map(), takesTextInList: false, maxPageSize: MAX_PAGE_SIZE }));
