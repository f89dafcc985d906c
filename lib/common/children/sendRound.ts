import type { VendorRecord } from '../model/query';
import { mapConcurrent } from '../util/async';
import type { Deadline } from '../util/deadline';
import { InputError, type LightspeedError, NotFoundError, OutcomeUnknownError, ProtocolError } from '../util/errors';
import type { ChildCollection, ChildResult, ChildResults } from './childCollection';

/** The outcome of sending each of some children once. */
export interface Round {
  readonly results: ChildResults;
  /** Children that were sent without a clear answer, with the error of each. */
  readonly unclear: ReadonlyMap<VendorRecord, LightspeedError>;
  readonly notStarted: readonly VendorRecord[];
  /** The first error that every other child would meet as well: a dead connection, a missing right, a time limit. */
  readonly error?: unknown;
}

/** The limiter holds requests back as it has to; this many in flight fill the burst of a small account. */
const CONCURRENCY = 20;

/** This many unclear outcomes in a row are an outage: nothing more is sent before the records have been read. */
const OUTAGE_AFTER = 5;

/** Sends each child once, several at a time. A refused child does not stop the others. Resolves when nothing is in flight. */
export async function sendRound(
  children: readonly VendorRecord[],
  collection: ChildCollection,
  deadline: Deadline,
): Promise<Round> {
  const results = new Map<VendorRecord, ChildResult>();
  const unclear = new Map<VendorRecord, LightspeedError>();
  let unclearInARow = 0;
  const hasTime = () => unclearInARow < OUTAGE_AFTER && !deadline.isOver();
  const send = async (child: VendorRecord) => {
    const outcome = await createOne(child, collection);
    unclearInARow = 'unclear' in outcome ? unclearInARow + 1 : 0;
    if ('unclear' in outcome) unclear.set(child, outcome.unclear);
    else results.set(child, outcome);
  };
  try {
    const notStarted = await mapConcurrent(
      children,
      { concurrency: collection.concurrency ?? CONCURRENCY, hasTime },
      send,
    );
    return { results, unclear, notStarted };
  } catch (error) {
    return { results, unclear, notStarted: [], error };
  }
}

async function createOne(
  child: VendorRecord,
  { create, idField }: ChildCollection,
): Promise<ChildResult | { readonly unclear: LightspeedError }> {
  try {
    const id = (await create(child))?.[idField];
    return id === undefined ? { unclear: new ProtocolError(NO_RECORD) } : { status: 'created', id: String(id) };
  } catch (error) {
    if (error instanceof OutcomeUnknownError || isConflict(error)) return { unclear: error };
    if (error instanceof InputError || error instanceof NotFoundError) return { status: 'failed', error };
    throw error;
  }
}

/** A 409: several requests changed the same parent at once. The creation should work after the records are read again. */
const isConflict = (error: unknown): error is InputError => error instanceof InputError && error.status === 409;

const NO_RECORD = 'The answer came without the new object.';
