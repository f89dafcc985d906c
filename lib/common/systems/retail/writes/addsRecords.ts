import { type BodyPart, type BodyShape, bodyShape } from '../../../model/bodyShape';
import type { Entity } from '../../../model/entity';
import type { VendorRecord } from '../../../model/query';
import { readNestedList } from '../../../model/wrappers';
import { isObject } from '../../../util/collections';
import { retailCatalogue } from '../catalogue';

/**
 * Whether an update, sent twice, would do more than once: a nested record without an id is a new one, such as a payment
 * on a sale or a phone of a contact. With its id it sets values, as stock does by its shop, a price by its level and
 * the value of a custom field by that field. Source: vendor's tutorials Inventory and Reservations; where they say
 * nothing, such as of phones, we assume that a repeat adds.
 */
export function addsRecords(entity: Entity, body: VendorRecord): boolean {
  return anyNested(bodyShape(retailCatalogue, entity, 'update'), body, (part, record) => !isIdentified(part, record));
}

function isIdentified({ kind, wrapper, isOwned, shape }: BodyPart, record: Record<string, unknown>): boolean {
  const ownId = `${wrapper.charAt(0).toLowerCase()}${wrapper.slice(1)}ID`;
  return (kind === 'one' && isOwned) || [ownId, ...shape.keyFields].some((key) => isSet(record[key]));
}

// The vendor's id 0 means none.
const isSet = (value: unknown): boolean => value !== undefined && value !== null && !['', '0'].includes(String(value));

type Test = (part: BodyPart, record: Record<string, unknown>) => boolean;

function anyNested(shape: BodyShape, record: Record<string, unknown>, test: Test): boolean {
  return Object.entries(record).some(([name, value]) => {
    const part = shape.part(name);
    if (!part || value === '' || value === null) return false;
    const records: readonly unknown[] =
      part.kind === 'many' ? readNestedList(undefined, part.wrapper, value).records : [value].flat();
    return records.filter(isObject).some((each) => test(part, each) || anyNested(part.shape, each, test));
  });
}
