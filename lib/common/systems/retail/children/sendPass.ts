import { InputError, type LightspeedError, NotFoundError, OutcomeUnknownError, ProtocolError } from '../../../errors';
import { inParallel } from '../../../inParallel';
import type { VendorRecord } from '../../system';
import type { Family, FamilyDeps, Fates } from './family';

/** What a pass left open. */
export interface Pass {
  /** Sent, but nobody knows whether they came into being. */
  readonly unclear: ReadonlyMap<VendorRecord, LightspeedError>;
  readonly notBegun: readonly VendorRecord[];
}

/** The scheduler holds requests back as the limits demand; this many in flight fill every burst of a small account. */
const WIDTH = 20;

/** So many unclear outcomes one after the other are an outage: nothing more is sent before somebody has looked. */
const OUTAGE = 5;

/**
 * Sends each child once, several at a time, and notes its fate. A refused child does not stop the others. Rejects when
 * everything in flight is done, with the first error that would meet all the others as well: a dead connection, a
 * missing right, a limit that does not end.
 */
export async function sendPass(
  children: readonly VendorRecord[],
  family: Family,
  fates: Fates,
  { deadline }: Pick<FamilyDeps, 'deadline'>,
): Promise<Pass> {
  const unclear = new Map<VendorRecord, LightspeedError>();
  let unclearInARow = 0;
  const isOutage = () => unclearInARow >= OUTAGE;
  const notBegun = await inParallel(
    children,
    { width: WIDTH, mayGoOn: () => !isOutage() && !deadline.isOver() },
    async (child) => {
      const end = await createOne(child, family);
      unclearInARow = 'unclear' in end ? unclearInARow + 1 : 0;
      if ('unclear' in end) {
        unclear.set(child, end.unclear);
      } else {
        fates.set(child, end);
      }
    },
  );
  return { unclear, notBegun };
}

async function createOne(child: VendorRecord, { create, idField }: Family) {
  try {
    const id = (await create(child))?.[idField];
    return id === undefined
      ? { unclear: new ProtocolError(NO_RECORD) }
      : { status: 'created' as const, id: String(id) };
  } catch (error) {
    if (error instanceof OutcomeUnknownError || isConflict(error)) return { unclear: error };
    if (error instanceof InputError || error instanceof NotFoundError) return { status: 'failed' as const, error };
    throw error;
  }
}

/** Several at once change the same parent: it did not work this time, and should when it is tried again after a look. */
const isConflict = (error: unknown): error is InputError => error instanceof InputError && error.status === 409;

const NO_RECORD = 'Lightspeed answered without the new object.';
