import { conditionTest } from '../../../model/conditionTest';
import type { Entity } from '../../../model/entity';
import { filterField } from '../../../model/filterFields';
import type { Condition, VendorRecord } from '../../../model/query';
import { isGiven } from '../../../util/given';
import { lsOneCatalogue } from '../catalogue';
import { dateKey } from '../records/dates';

type RecordTest = (record: VendorRecord) => boolean;

/**
 * A test of what the server found: its page does not say how it compares, and in its sample a record is found that does not
 * match.
 */
export function recordTest(entity: Entity, conditions: readonly Condition[]): RecordTest {
  const tests = conditions.map((condition) => testOf(entity, condition));
  return (record) => tests.every((test) => test(record));
}

function testOf(entity: Entity, condition: Condition): RecordTest {
  const special = SPECIAL[condition.field];
  if (special) return (record) => condition.values.some((value) => special(record, value));
  const field = RECORD_FIELDS[condition.field] ?? condition.field;
  const meets = conditionTest(filterField(lsOneCatalogue, entity, field)?.type ?? 'string', condition, dateKey);
  return (record) => {
    try {
      return meets(record[field]);
    } catch (error) {
      // A value that is not of its type, such as an unknown form of a date, equals nothing.
      if (error instanceof RangeError) return condition.operator === '!=';
      throw error;
    }
  };
}

/** Terms of the vendor's searches that records have under another name. */
const RECORD_FIELDS: Readonly<Record<string, string>> = { status: 'purchaseStatus' };

/** Terms of the vendor's searches that no record has. */
const SPECIAL: Readonly<Record<string, (record: VendorRecord, value: string) => boolean>> = {
  idOrDescription: ({ id, description }, value) => contains(id, value) || contains(description, value),
  itemNameSearch: ({ itemName }, value) => !isGiven(itemName) || contains(itemName, value),
  variantSearch: ({ variantName }, value) => !isGiven(variantName) || contains(variantName, value),
  hasDiscount: (record, value) =>
    (isDiscount(record['discountAmount']) || isDiscount(record['discountPercentage'])) === (value === 'true'),
};

const contains = (text: unknown, part: string): boolean =>
  String(text ?? '')
    .toLowerCase()
    .includes(part.trim().toLowerCase());

const isDiscount = (value: unknown): boolean => isGiven(value) && Number(value) !== 0;
