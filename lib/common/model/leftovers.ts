import { isObject } from '../util/collections';
import { isGiven } from '../util/given';
import type { BodyShape } from './bodyShape';
import type { VendorRecord } from './query';

/**
 * A nested record that another id stands beside: `categoryID` was changed and `Category` is what had been read. Sent
 * along, it would undo the change.
 */
export function isOutdated(shape: BodyShape, fields: VendorRecord, name: string): boolean {
  const nested = fields[name];
  const idName = `${name.charAt(0).toLowerCase()}${name.slice(1)}ID`;
  if (!isObject(nested) || !shape.names.includes(idName) || fields[idName] === undefined) return false;
  const [outer, inner] = [fields[idName], nested[idName]].map(idOf);
  return inner !== undefined && inner !== outer;
}

/** The vendor's id 0 means none, and so does nothing. */
const idOf = (value: unknown): string | undefined => {
  const text = isGiven(value) && typeof value !== 'object' ? String(value).trim() : '0';
  return text === '0' ? undefined : text;
};
