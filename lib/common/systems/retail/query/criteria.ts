import type { Entity, LookupRule } from '../../../model/entity';
import type { Condition, VendorRecord } from '../../../model/query';
import { getOwn, isObject } from '../../../util/collections';

const ruleOf = (entity: Entity, name: string): LookupRule => getOwn(entity.lookups, name) ?? {};

/** The form in which the vendor stores a text. Ids are numbers to it. */
function stored(entity: Entity, name: string, text: string): string {
  if (name === entity.idField) return text.replace(/^0+(?=\d)/, '');
  const isReduced = ruleOf(entity, name).storedAs === 'lowerCaseWithoutSpaces';
  return isReduced ? text.toLowerCase().replace(/\s+/g, '') : text;
}

/** The vendor's filters that find nothing by a name alone need company. */
const alsoFilter = (entity: Entity, name: string): Condition[] =>
  Object.entries(ruleOf(entity, name).alsoFilter ?? {}).map(([field, value]) => ({
    field,
    operator: '=',
    values: [value],
  }));

/** The conditions that find the records whose field (or criterion) has a value. */
export function equals(entity: Entity, name: string, value: string): Condition[] {
  const { filterBy = name } = ruleOf(entity, name);
  return [{ field: filterBy, operator: '=', values: [stored(entity, name, value)] }, ...alsoFilter(entity, name)];
}

/** The conditions that find the records whose field (or criterion) has one of the values. */
export function equalsAny(entity: Entity, name: string, texts: readonly string[]): Condition[] {
  const { filterBy = name } = ruleOf(entity, name);
  const values = [...new Set(texts.map((text) => stored(entity, name, text)))];
  return [{ field: filterBy, operator: 'IN', values }, ...alsoFilter(entity, name)];
}

/** What of records and of values is compared; equal texts mean that the record has the value. */
export interface Comparison {
  ofValue(value: string): string;
  ofRecord(record: VendorRecord): string[];
}

/** How values of a field (or criterion) are compared with records; undefined where only the vendor can tell. */
export function comparisonBy(entity: Entity, name: string): Comparison | undefined {
  const { valuesAt, ignoresCase, onlyVendorCompares } = ruleOf(entity, name);
  const ofValue = (text: string) => (ignoresCase ? text.toLowerCase() : stored(entity, name, text)).trim();
  return onlyVendorCompares
    ? undefined
    : {
        ofValue,
        ofRecord: (record) => valuesIn(record, valuesAt ?? [name]).map((each) => ofValue(String(each ?? ''))),
      };
}

/**
 * Whether a record that the vendor found really has the value: it compares texts without regard to case. Spaces round
 * a text do not count.
 */
export function hasValue(entity: Entity, name: string, record: VendorRecord, value: string): boolean {
  const comparison = comparisonBy(entity, name);
  return comparison?.ofRecord(record).includes(comparison.ofValue(value)) ?? true;
}

/** The values at a place in a record, each of those in a list. */
function valuesIn(record: unknown, [step, ...steps]: readonly string[]): unknown[] {
  if (step === undefined) return [record];
  return [record].flat().flatMap((each) => valuesIn(isObject(each) ? each[step] : undefined, steps));
}
