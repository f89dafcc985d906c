import type { Entity } from '../../../model/entity';
import type { VendorRecord } from '../../../model/query';
import { type Change, without } from '../../../model/recordInput';
import { throwIfInvalid } from '../../../util/issues';
import type { System } from '../../system';

/**
 * Leaves out of a change the values that Lightspeed would refuse and that the user did not mean to change: a record that
 * was read holds them. Compares with the stored record, which is read only when it matters.
 *
 * @throws InputError for a change that Lightspeed cannot make
 */
export async function resolveChange(system: Pick<System, 'get'>, change: Change): Promise<VendorRecord> {
  const { ref, fields, leftOut, doubts } = change;
  const rules = RULES.filter(({ appliesTo: concerns }) => concerns(ref.entity, fields, leftOut.length > 0));
  const isHarmless = rules.length === 0 && Object.keys(doubts).length === 0;
  const stored = isHarmless ? undefined : await system.get(ref);
  // The change itself reports that the record does not exist.
  if (!stored) return fields;
  const resolved = rules.reduce((rest, { apply: settle }) => settle(rest, stored), fields);
  return withoutDoubts(resolved, stored, change);
}

/** Leaves out doubtful values that are unchanged, and refuses those that are new. */
function withoutDoubts(fields: VendorRecord, stored: VendorRecord, { doubts }: Change): VendorRecord {
  const isSame = (name: string) => String(fields[name] ?? '') === String(stored[name] ?? '');
  const changed = Object.keys(doubts).filter((name) => name in fields && !isSame(name));
  throwIfInvalid(
    changed.map((name) => doubts[name] ?? ''),
    'Nothing was changed.',
  );
  return without(fields, Object.keys(doubts));
}

interface ChangeRule {
  appliesTo(entity: Entity, fields: VendorRecord, wasRead: boolean): boolean;
  apply(fields: VendorRecord, stored: VendorRecord): VendorRecord;
}

/** The vendor derives the costs of a line from the one that is sent. Source: vendor's page OrderLine. */
const COSTS = ['price', 'originalPrice', 'vendorCost'];

const lineCosts: ChangeRule = {
  appliesTo: ({ entity }, fields) => entity === 'OrderLine' && COSTS.filter((name) => name in fields).length > 1,
  apply(fields, stored) {
    const same = COSTS.filter((name) => name in fields && Number(fields[name]) === Number(stored[name]));
    const rest = without(fields, same);
    const isBoth = 'originalPrice' in rest && 'vendorCost' in rest;
    throwIfInvalid(isBoth ? ['give "originalPrice" or "vendorCost", not both'] : [], 'Nothing was changed.');
    return rest;
  },
};

const COMPLETION = ['completed', 'SaleLines', 'SalePayments'];

const touchesCompletion = ({ completed, SaleLines, SalePayments }: VendorRecord): boolean =>
  String(completed) === 'true' || SaleLines !== undefined || SalePayments !== undefined;

/**
 * A completed sale is not completed again, which costs more and could not be repeated; its lines and payments stay as
 * they are. Source: vendor's page Sale.
 */
const completedSale: ChangeRule = {
  appliesTo: ({ entity }, fields, wasRead) => wasRead && entity === 'Sale' && touchesCompletion(fields),
  apply: (fields, { completed }) => (completed === true ? without(fields, COMPLETION) : fields),
};

const RULES: readonly ChangeRule[] = [lineCosts, completedSale];
