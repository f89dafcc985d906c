import type { Entity } from '../../../model/entity';
import type { VendorRecord } from '../../../model/query';
import { exactJson } from '../../../util/exactJson';
import { isGiven } from '../../../util/given';

/**
 * The body of a write: names as the vendor's samples send them, which differ from those of the replies, each once; numbers
 * as numbers with all of their digits, flags as flags. What is not given is left out, so that the server's default counts.
 */
export function writeRecord(entity: Entity, record: VendorRecord): string {
  const given = Object.entries(record).filter(([, value]) => isGiven(value));
  const body = given.map(([name, value]): [string, unknown] => [
    SENT_NAMES[name] ?? name,
    entity.fields[name]?.type === 'boolean' ? String(value) === 'true' : value,
  ]);
  return exactJson(Object.fromEntries(body), numericNames(entity));
}

/** Source: samples of the vendor's page PurchaseOrder. */
const SENT_NAMES: Readonly<Record<string, string>> = { storeID: 'storeId', itemID: 'itemId' };

const numericNames = ({ fields }: Entity): string[] =>
  Object.keys(fields).filter((name) => fields[name]?.type === 'integer' || fields[name]?.type === 'float');
