import type { VendorRecord } from '../../../model/query';
import { IncompleteListError, ProtocolError } from '../../../util/errors';
import { VENDOR } from '../client/request';
import { before, nextWindow, startOf, type Window } from './window';

/** A part of a list as the server gave it. */
export interface ListPart {
  readonly records: readonly VendorRecord[];
  /** How many records the whole list has; undefined where the answer does not say, as a 404. */
  readonly total: number | undefined;
  readonly serverNowMs: number | undefined;
}

export interface Scan {
  read(window: Window): Promise<ListPart>;
  /** The field that tells records apart. */
  readonly idField: string;
  /** For errors. */
  readonly plural: string;
  /** The greatest page that is asked for. */
  readonly pageSize: number;
  /** Records that the list is known to have; undefined: nothing is known. */
  readonly total?: number | undefined;
}

/**
 * Reads a list to its end, each record once. The list may change meanwhile: no record that is there from the beginning to
 * the end is missed, however many others come and go.
 *
 * The vendor has no cursors, only numbered pages. So each page overlaps with the one before; where the overlap is gone,
 * records before it were deleted, and the scan steps back until it meets a record that it has read. The server may give
 * smaller pages than it is asked for.
 *
 * @throws IncompleteListError when the server gives no records before the number that it named itself, twice
 */
export async function* scanList(scan: Scan): AsyncGenerator<ListPart> {
  const seen = new Set<unknown>();
  let state = begin(scan);
  let window: Window | undefined = { page: 1, size: scan.pageSize };
  for (let number = 1; window; number++) {
    const part: ListPart = await scan.read(window);
    if (part.records.length === 0) {
      if (number === 1) yield part;
      state = afterEmptyPart(scan, state, window, part, number);
      window = window.page === 1 || state.total === undefined ? undefined : before(window);
    } else if (isJoined(scan, state, window, part, seen)) {
      const fresh = part.records.filter((record) => isNew(seen, keyOf(scan, record)));
      state = afterPart(scan, state, window, part, { fresh: fresh.length, number });
      const count = startOf(window) + part.records.length;
      window =
        part.total !== undefined && count >= part.total ? undefined : nextWindow(count, state.size, state.overlap);
      if (fresh.length > 0 || number === 1) yield { ...part, records: fresh };
    } else {
      state = afterShift(state, part);
      window = before(window);
    }
  }
}

function isNew(seen: Set<unknown>, key: unknown): boolean {
  const { size } = seen;
  return seen.add(key).size > size;
}

interface State {
  /** The greatest page that the server gives. */
  readonly size: number;
  /** Number of records that the last page named. */
  readonly total: number | undefined;
  /** The first position at which no record was found. */
  readonly emptyFrom: number;
  /** Records that a page is to have in common with the one before. */
  readonly overlap: number;
  /** How often the server named more records than it gave. */
  readonly faults: number;
  /** Pages in a row without a new record. */
  readonly idle: number;
}

const begin = ({ pageSize, total }: Scan): State => ({
  size: pageSize,
  total,
  emptyFrom: Number.POSITIVE_INFINITY,
  overlap: MIN_OVERLAP,
  faults: 0,
  idle: 0,
});

/** One record that is deleted between two pages does not send the scan back. */
const MIN_OVERLAP = 2;

/** So many records were deleted that the overlap was too short. */
const afterShift = (state: State, { total }: ListPart): State => ({
  ...state,
  total,
  overlap: Math.min(state.overlap * 3, Math.max(1, Math.floor(state.size / 2))),
});

/** Whether nothing lies between the records that were read and those of this part. */
const isJoined = (scan: Scan, state: State, window: Window, { records, total }: ListPart, seen: ReadonlySet<unknown>) =>
  window.page === 1 ||
  records.some((record) => seen.has(keyOf(scan, record))) ||
  (window.isLoose === true && total === state.total);

function keyOf({ idField, plural }: Scan, record: VendorRecord): unknown {
  const key = record[idField];
  if (typeof key === 'string' && key !== '') return key;
  throw new ProtocolError(`${VENDOR} gave one of the ${plural} without its "${idField}".`);
}

/** The list has ended here, or become shorter: the parts before it tell. */
function afterEmptyPart(scan: Scan, state: State, window: Window, { total = 0 }: ListPart, number: number): State {
  if (window.page === 1 && (total > 0 || state.total !== undefined)) throw incomplete(scan, number);
  return { ...state, emptyFrom: Math.min(state.emptyFrom, startOf(window)) };
}

function afterPart(
  scan: Scan,
  state: State,
  window: Window,
  { records, total }: ListPart,
  { fresh, number }: { readonly fresh: number; readonly number: number },
): State {
  const isFault = total !== undefined && total > state.emptyFrom;
  const faults = state.faults + Number(isFault);
  const idle = fresh > 0 ? 0 : state.idle + 1;
  if (faults > MAX_FAULTS || idle > MAX_IDLE) throw incomplete(scan, number);
  const isCapped = window.page === 1 && records.length < window.size && records.length < (total ?? 0);
  const size = isCapped ? records.length : state.size;
  return { ...state, size, total, emptyFrom: Number.POSITIVE_INFINITY, faults, idle };
}

/** Somebody may add and delete records just then, but not again and again. */
const MAX_FAULTS = 1;
const MAX_IDLE = 20;

const incomplete = ({ plural }: Scan, number: number): IncompleteListError =>
  new IncompleteListError(
    `The list of ${plural} is incomplete: ${VENDOR} named more of them than it gave. Try again later.`,
    number,
  );
