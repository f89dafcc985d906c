import type { Entity } from '../../../model/entity';
import type { VendorRecord } from '../../../model/query';
import { exactJson } from '../../../util/exactJson';

/**
 * The body of a write: names as the vendor's samples send them, which differ from those of the replies, each once; numbers
 * as numbers with all of their digits, flags as flags, all else as texts. What is undefined or null is left out, so that
 * the server's default counts.
 */
export function writeRecord(entity: Entity, record: VendorRecord): string {
  const given = Object.entries(withTexts(entity, record)).filter(([, value]) => value !== undefined && value !== null);
  const body = given.map(([name, value]): [string, unknown] => [
    SENT_NAMES[name] ?? name,
    entity.fields[name]?.type === 'boolean' ? String(value) === 'true' : value,
  ]);
  return exactJson(Object.fromEntries(body), numericNames(entity));
}

/** A message may hold an id or another text as a number, which a strict server refuses and no stored record equals. */
export const withTexts = (entity: Entity, record: VendorRecord): VendorRecord =>
  Object.fromEntries(
    Object.entries(record).map(([name, value]) => [
      name,
      typeof value === 'number' && entity.fields[name]?.type === 'string' ? String(value) : value,
    ]),
  );

/** Source: samples of the vendor's page PurchaseOrder. */
const SENT_NAMES: Readonly<Record<string, string>> = { storeID: 'storeId', itemID: 'itemId' };

const numericNames = ({ fields }: Entity): string[] =>
  Object.keys(fields).filter((name) => fields[name]?.type === 'integer' || fields[name]?.type === 'float');
