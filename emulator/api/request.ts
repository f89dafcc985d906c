import type { Entity } from '../../lib/common/model/entity';
import type { Store } from '../data/store';
import type { ApiCall } from '../types';

/** The emulated account and its time. */
export interface AccountState {
  readonly store: Store;
  readonly accountID: string;
  /** The present moment as the vendor writes it. */
  now(): string;
  /** Zone of the first shop, for bare dates. */
  timeZone(): string;
}

/** A call whose path has been understood. */
export interface Request {
  readonly state: AccountState;
  readonly call: ApiCall;
  readonly entity: Entity;
  /** The path with its ids replaced by names, as the catalogue writes it: `Sale/{saleID}/SaleLine`. */
  readonly template: string;
  /** Ids of the path by name, parents first; the record's own id under its id field. */
  readonly ids: Readonly<Record<string, number>>;
}
