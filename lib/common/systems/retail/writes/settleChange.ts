import { InputError } from '../../../errors';
import type { Entity } from '../../entity';
import type { System, VendorRecord } from '../../system';
import { ARCHIVED, archives } from './archiving';
import type { Change } from './recordInput';

/**
 * Takes out of a change what Lightspeed would refuse though nobody asked for it: a record that was read holds it. The
 * stored record tells it from a wish; it is read only when it matters.
 *
 * @throws InputError for a wish that Lightspeed cannot fulfil
 */
export async function settleChange(system: Pick<System, 'get'>, change: Change): Promise<VendorRecord> {
  const { ref, fields, leftOut } = change;
  const rules = RULES.filter(({ concerns }) => concerns(ref.entity, fields, leftOut.length > 0));
  const stored = rules.length > 0 ? await system.get(ref) : undefined;
  // The change itself tells that there is no such record.
  if (!stored) return fields;
  return rules.reduce((rest, { settle }) => settle(rest, stored, ref.entity), fields);
}

interface Rule {
  concerns(entity: Entity, fields: VendorRecord, wasRead: boolean): boolean;
  settle(fields: VendorRecord, stored: VendorRecord, entity: Entity): VendorRecord;
}

const archiving: Rule = {
  concerns: archives,
  settle(fields, stored, { label }) {
    if (stored['archived'] !== true) throw new InputError(`${label}: ${ARCHIVED}. Nothing was changed.`);
    return omit(fields, ['archived']);
  },
};

/** The vendor derives the costs of a line from the one that is sent. Source: vendor's page OrderLine. */
const COSTS = ['price', 'originalPrice', 'vendorCost'];

const lineCosts: Rule = {
  concerns: ({ entity }, fields) => entity === 'OrderLine' && COSTS.filter((name) => name in fields).length > 1,
  settle(fields, stored, { label }) {
    const same = COSTS.filter((name) => name in fields && Number(fields[name]) === Number(stored[name]));
    const rest = omit(fields, same);
    if ('originalPrice' in rest && 'vendorCost' in rest) {
      throw new InputError(`${label}: give "originalPrice" or "vendorCost", not both. Nothing was changed.`);
    }
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
const completedSale: Rule = {
  concerns: ({ entity }, fields, wasRead) => wasRead && entity === 'Sale' && touchesCompletion(fields),
  settle: (fields, { completed }) => (completed === true ? omit(fields, COMPLETION) : fields),
};

const RULES: readonly Rule[] = [archiving, lineCosts, completedSale];

const omit = (fields: VendorRecord, names: readonly string[]): VendorRecord =>
  Object.fromEntries(Object.entries(fields).filter(([name]) => !names.includes(name)));
