import { conditionTest } from '../../../model/conditionTest';
import type { Entity } from '../../../model/entity';
import { searchField } from '../../../model/filterFields';
import type { Condition, VendorRecord } from '../../../model/query';
import { groupBy, isObject } from '../../../util/collections';
import { messageError } from '../../../util/issues';
import { retailCatalogue } from '../catalogue';

/**
 * A test of records against conditions that the vendor could not be sent. Conditions on a relation must be met by one
 * and the same linked object. The test throws an `InputError` for a record that does not show what it asks for: to
 * leave such a record out could be wrong.
 */
export function recordCheck(entity: Entity, checks: readonly Condition[]): (record: VendorRecord) => boolean {
  const groups = [...groupBy(checks, ({ field }) => searchField(retailCatalogue, entity, field).relation)].map(
    ([relation, conditions]) => ({ relation, tests: conditions.map((condition) => partTest(entity, condition)) }),
  );
  return (record) =>
    groups.every(({ relation, tests }) =>
      linkedRecords(record, relation).some((part) => tests.every((meets) => meets(part))),
    );
}

/** The record itself, or its linked objects of one relation: to-many ones are a list below their wrapper. */
function linkedRecords(record: VendorRecord, relation: string | undefined): VendorRecord[] {
  const value = relation === undefined ? record : record[relation];
  const list = relation !== undefined && isObject(value) ? Object.values(value).find(Array.isArray) : undefined;
  return [list ?? value].flat().filter(isObject);
}

function partTest(entity: Entity, condition: Condition): (part: VendorRecord) => boolean {
  const { type = 'string' } = searchField(retailCatalogue, entity, condition.field);
  const name = condition.field.split('.').at(-1) ?? '';
  const passes = conditionTest(type, condition);
  return (part) => {
    // Times are left out while they are unset, nothing else is.
    const isUnknown = part[name] === undefined && type !== 'datetime' && type !== 'date';
    try {
      if (!isUnknown) return passes(part[name]);
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
    }
    const issue = `"${condition.field}" can have one condition only, as Lightspeed does not show it in every object`;
    throw messageError([issue], 'The search was stopped.');
  };
}
