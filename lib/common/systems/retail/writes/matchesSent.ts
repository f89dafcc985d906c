import type { BodyPart, BodyShape } from '../../../model/bodyShape';
import type { Field, LooseField } from '../../../model/entity';
import type { VendorRecord } from '../../../model/query';
import { parseTime } from '../../../model/times';
import { written } from '../../../model/validateValue';
import { readNestedList } from '../../../model/wrappers';
import { isObject } from '../../../util/collections';

/**
 * Whether a stored record holds the sent values. Skips values that cannot be compared: those that the record does not
 * show, empty ones, which become defaults, and nested parts that are not among `parts`.
 */
export function matchesSent(
  shape: BodyShape,
  sent: VendorRecord,
  stored: VendorRecord,
  parts: readonly string[] = [],
): boolean {
  return Object.entries(sent).every(([name, value]) => {
    const found = stored[name];
    if (isUnset(value) || found === undefined) return true;
    const part = shape.part(name);
    if (part) return !parts.includes(name) || partMatches(part, value, found);
    return typeof value === 'object' || sameValue(shape.field(name), value, found);
  });
}

function partMatches(part: BodyPart, sent: unknown, stored: unknown): boolean {
  const { shape } = part;
  if (part.kind !== 'many') return isObject(sent) && isObject(stored) && matchesSent(shape, sent, stored, shape.names);
  const found = readNestedList(undefined, part.wrapper, stored).records.filter(isObject);
  return readNestedList(undefined, part.wrapper, sent)
    .records.filter(isObject)
    .every((record) => found.some((each) => matchesSent(shape, record, each, shape.names)));
}

function sameValue(field: Field | LooseField | undefined, sent: unknown, stored: unknown): boolean {
  switch (field?.type) {
    case 'integer':
    case 'float':
      return Number(sent) === Number(stored);
    case 'datetime':
    case 'date':
      return sameTime(String(written(field, sent)), String(stored));
    default:
      return String(sent).trim() === String(stored).trim();
  }
}

/** A time without offset, or a bare date, may be taken as local: it cannot be compared. */
const sameTime = (sent: string, stored: string): boolean =>
  !/T.*(Z|[+-]\d\d:?\d\d)$/.test(sent) || parseTime(sent) === parseTime(stored);

const isUnset = (value: unknown): boolean => value === undefined || value === null || value === '';
