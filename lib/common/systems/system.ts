import type { TokenManager, TokenSource } from '../auth/tokens';
import type { Transport } from '../http/transport';
import type { Catalogue, Entity } from '../model/entity';
import type {
  Condition,
  CreateOptions,
  Draft,
  GetOptions,
  ListQuery,
  Page,
  PageOptions,
  RecordRef,
  Removed,
  UpdateOptions,
  VendorRecord,
} from '../model/query';
import type { ChangeScan, ChangeScanRequest } from '../polling/changeScan';
import type { Clock } from '../util/clock';
import type { Deadline } from '../util/deadline';
import type { Log } from '../util/log';
import type { Settings } from '../util/settings';
import type { RunStats } from '../util/stats';
import type {
  DocumentService,
  ImageService,
  OperationService,
  OrderService,
  RawService,
  StockService,
  SystemForms,
} from './services';

/** A step's configuration as the platform hands it over: fields of the credential and of the step in one object. */
export type Cfg = Readonly<Record<string, unknown>>;

/** What is known of a system without a connection. */
export interface SystemModule<Connection extends ConnectionSettings = ConnectionSettings> {
  /** The value of the credential's field `system`. */
  readonly name: string;
  /** Whose system it is: the name in every text for users. */
  readonly vendor: string;
  readonly catalogue: Catalogue;
  readonly forms: SystemForms;
  /**
   * Reads the fields of a credential.
   *
   * @throws ConfigurationError naming every field that is missing or wrong
   */
  readConnection(cfg: Cfg): Connection;
  /** Reads the trigger's filter. Throws an `InputError` that lists every issue by the name of the field. */
  readFilter(entity: Entity, text: string): ParsedFilter;
  /** Everything that is wrong with the conditions of a search, by the name of the field; never tells values. */
  searchIssues(entity: Entity, alternatives: Alternatives): readonly string[];
  open(runtime: SystemRuntime, connection: Connection): System;
}

/** A credential as its system needs it, complete and checked. */
export interface ConnectionSettings {
  /** Origin of the API. */
  readonly origin: string;
  /** What has one pair of tokens or one login, the user's name included; the same for all runs of a step. */
  readonly tokensKey: string;
  /** What has one limit of requests: host, account and client or user. */
  readonly bucketKey: string;
}

/** The client that the platform authenticated a credential for. */
export interface OAuthClient extends Pick<ConnectionSettings, 'tokensKey'> {
  /** Origin of the authorization server. */
  readonly authUrl: string;
  readonly clientId: string;
  readonly clientSecret: string;
}

/** What a connection gets for one run of a trigger or action. */
export interface SystemRuntime {
  readonly clock: Clock;
  /** 0 to 1: the jitter of waits. */
  readonly random: () => number;
  readonly log: Log;
  readonly settings: Settings;
  readonly stats: RunStats;
  readonly deadline: Deadline;
  /** Until when an earlier run of the same message may have been at work; undefined: this is the first, or nothing tells. */
  readonly earlierRunMs: number | undefined;
  /** The transport to a server; no secret of the connection comes out of it. */
  transportTo(origin: string): Transport;
  /** The tokens that the platform keeps for the credential, in its configuration or as a secret. */
  tokens(client: OAuthClient): TokenManager;
  /**
   * Tokens that the system gets itself, with the connection's shared renewal; what the source gives is hidden in logs and
   * errors. Outside of a flow a valid token is not renewed.
   */
  tokensFrom(source: TokenSource): TokenManager;
  /** The fields of the credential as the platform stores them: newer than those of the configuration. */
  readonly storedFields: StoredFields;
  /** Works of one name wait for each other in all runs of the connection in this process. */
  runExclusive<Result>(name: string, work: () => Promise<Result>): Promise<Result>;
}

/** The credential's fields in the platform: read and written as a whole, without a compare-and-set. */
export interface StoredFields {
  /** Undefined where they cannot be read: outside of a flow. @throws UnavailableError when reading failed */
  read(): Promise<Cfg | undefined>;
  /**
   * Changes these fields and keeps the others. Resolves when the write was sent, which is no proof that it was stored.
   *
   * @throws UnavailableError when the platform refused the write or cannot store
   */
  write(fields: Cfg): Promise<void>;
}

/** Reads and writes records. */
export interface RecordStore {
  readonly catalogue: Catalogue;
  /** Lazily, page by page; complete or an error. */
  pages(query: ListQuery, options?: PageOptions): AsyncIterable<Page>;
  /** One record; undefined: there is none with that id. */
  get(ref: RecordRef, options?: GetOptions): Promise<VendorRecord | undefined>;
  /**
   * The record as stored. Rejects with an `OutcomeUnknownError` when it is not known whether the record came about:
   * it is never sent again blindly.
   */
  create(draft: Draft, options?: CreateOptions): Promise<VendorRecord>;
  /** Changes the given fields only. The record as stored; an unknown id is a `NotFoundError`. */
  update(ref: RecordRef, fields: VendorRecord, options?: UpdateOptions): Promise<VendorRecord>;
  /** Archives or deletes, as the system does with this entity; undefined: there was none with that id. */
  remove(ref: RecordRef): Promise<Removed | undefined>;
}

/** Conditions of which all must hold, or those of another alternative; `[[]]` is true of every record. */
export type Alternatives = readonly (readonly Condition[])[];

/** A search for the records for which some alternative holds. */
export interface SearchRequest extends Omit<ListQuery, 'filters'> {
  readonly alternatives: Alternatives;
}

export interface ParsedFilter {
  readonly filters: readonly Condition[];
  /** Ids for the entity's path. */
  readonly parents: Readonly<Record<string, string>>;
}

/** A look-up by the value of one field. */
export interface Lookup {
  readonly entity: Entity;
  /** The id field, or another field that identifies records; null where there is one record that has no id. */
  readonly criterion: string | null;
  readonly value: string;
  readonly parents?: Readonly<Record<string, string>> | undefined;
  readonly relations?: readonly string[];
  /** For an upsert: an archived record counts only where the vendor itself keeps the field unique. */
  readonly forUpsert?: true;
}

/** A look-up of one record for each of many values. */
export interface SetLookup extends Omit<Lookup, 'value' | 'criterion' | 'forUpsert'> {
  readonly criterion: string;
  /** Each once, without spaces round it. */
  readonly values: readonly string[];
}

/** The records of each value that was found, in the order of the values. */
export type FoundSet = ReadonlyMap<string, readonly VendorRecord[]>;

/** One connection, as triggers and actions see it. All of it rejects with a `LightspeedError`. */
export interface System extends RecordStore {
  /** Each record once, in batches as they come. At most `max` of them will be taken. */
  search(request: SearchRequest, max?: number): AsyncIterable<readonly VendorRecord[]>;
  /** How many records a search finds. */
  count(request: SearchRequest): Promise<number>;
  /** The records that match exactly, two at most; one that is in use before one that is archived. */
  find(lookup: Lookup): Promise<VendorRecord[]>;
  findSet(lookup: SetLookup): Promise<FoundSet>;
  /** Resolves when the credential works; rejects with an error that says what to do. */
  verify(): Promise<void>;
  /** The vendor's id of the account that the records belong to; absent: all records of the server are those of one. */
  account?(): Promise<string>;
  /**
   * Creates or replaces records of an entity that is `writtenByKey`, all with one request, which is repeated after a lost
   * answer. The records as they were sent: nothing tells what the system made of them.
   */
  writeByKey?(entity: Entity, records: readonly VendorRecord[]): Promise<readonly VendorRecord[]>;
  /** The greatest level of the connection's bucket; absent where the vendor limits requests in another way. */
  readonly bucket?: { readonly highWaterDrips: number };
  /** What a poll by comparing reads, where that is more than the entity's list with its filter; absent: just that. */
  changes?(request: ChangeScanRequest): ChangeScan;
  readonly orders?: OrderService;
  readonly stock?: StockService;
  readonly operations?: OperationService;
  readonly documents?: DocumentService;
  readonly images?: ImageService;
  readonly raw?: RawService;
}
