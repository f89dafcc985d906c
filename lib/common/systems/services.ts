import type { FormSchema } from '../forms/fieldSchema';
import type { Download } from '../http/download';
import type { Entity } from '../model/entity';
import type { VendorRecord } from '../model/query';

type Body = Readonly<Record<string, unknown>>;

/** The forms of a function: what a message holds, and what comes out. */
export interface Forms {
  readonly in: FormSchema;
  readonly out: FormSchema;
}

/** `unfinished`: the run had to end before all was done, and the message is handed back; in words how far it got. */
export type Outcome = { readonly result: Body } | { readonly unfinished: string };

export interface OrderSettings {
  readonly markOrdered: boolean;
  /** `fail`: a line that cannot be created makes the message fail, after all others were sent. */
  readonly whenLinesFail: 'fail' | 'emitPartial';
}

export interface OrderService {
  /**
   * Creates a purchase order with its lines, or finishes the one that an earlier run of the message began, and returns
   * it with the result of each line. Counts the lines that it creates.
   *
   * @throws InputError before anything is sent, naming everything that is wrong with the message
   */
  place(body: Body, settings: OrderSettings): Promise<Outcome>;
}

/** `direct`: written into the items one by one. `count`: an inventory count per shop, reconciled as a whole. */
export type StockMethod = 'direct' | 'count';

export interface StockSettings {
  readonly method: StockMethod;
  /** Id of the flow's message: the same when the message comes again. */
  readonly messageId: string | undefined;
}

export interface StockService {
  /** Sets how many of each item are in stock and returns the result of each. Counts those that it sets. Throws as an order does. */
  set(body: Body, settings: StockSettings): Promise<Outcome>;
}

/** What is known of an operation without a connection. */
export interface OperationInfo {
  /** What to know before choosing it included. */
  readonly label: string;
  /** The entity that describes the answer. */
  readonly answers: Entity;
  forms(): Forms;
}

export interface OperationService {
  /**
   * Carries an operation out and returns the record that comes back.
   *
   * @param name one of the module's `forms.operations`
   * @throws InputError before anything is sent; OutcomeUnknownError that tells how to see whether it was carried out
   */
  run(name: string, body: Body): Promise<VendorRecord>;
}

export interface PrintedDocument {
  /** Of the record that was printed. */
  readonly id: string;
  /** The page as the vendor renders it. */
  readonly html: string;
  /** What is printed on it. */
  readonly data: VendorRecord;
}

export interface DocumentService {
  /**
   * Prints what the message names, one document after the other.
   *
   * @param entity one of the module's `forms.documents`
   * @throws InputError before anything is sent; NotFoundError when there is nothing to print
   */
  print(entity: Entity, body: Body): AsyncIterable<PrintedDocument>;
}

export interface ImageService {
  /**
   * Uploads the image behind the link that the message names.
   *
   * @param open opens the file behind a link, again for each attempt
   * @throws InputError for a wrong message or file; OutcomeUnknownError
   */
  upload(
    body: Body,
    open: (link: string) => Promise<Download>,
  ): Promise<{ readonly entity: Entity; readonly record: VendorRecord }>;
}

export interface RawSettings {
  /** A 404 is an answer like any other. */
  readonly acceptsNotFound: boolean;
}

export interface RawService {
  /** Sends the request that the message describes, and returns the answer. */
  send(body: Body, settings: RawSettings): Promise<Body>;
}

/** The forms of a system's services, known without a connection; one that is absent is not offered. */
export interface SystemForms {
  /** @param hasShop the step names the shop of messages that do not */
  order?(options: { readonly hasShop: boolean }): Forms;
  stock?(options: { readonly method: StockMethod; readonly hasShop: boolean }): Forms;
  /** By name, related ones together. */
  readonly operations?: Readonly<Record<string, OperationInfo>>;
  /** The documents that can be printed, by the name of their entity, each with the form of its message. */
  readonly documents?: Readonly<Record<string, { readonly entity: Entity; readonly in: FormSchema }>>;
  image?(): Forms;
  raw?(): Forms;
  /** What a count of records costs, as the end of a sentence; absent: nothing worth a word. */
  readonly countCost?: string;
  /** What reading a list costs with these relations, as a part of a sentence; absent: nothing worth a word. */
  listCost?(entity: Entity, relations: readonly string[]): string;
}
