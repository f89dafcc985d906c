import { bodyShape } from '../../../../model/bodyShape';
import type { VendorRecord } from '../../../../model/query';
import { isGiven } from '../../../../util/given';
import { retailCatalogue } from '../../catalogue';
import type { RetailAnswer } from '../../client/request';
import { normalize } from '../../records/normalize';
import { recordsIn } from '../../records/record';
import { matchesSent } from '../../writes/matchesSent';
import type { Operation } from './operation';

/**
 * The records that an operation's answer shows; undefined when they do not tell that it was done: none, several of which
 * there should be one, those of another object than the request named, or one that is not as the operation leaves it.
 *
 * @param sent the ids in the path and the body
 */
export function resultsIn(operation: Operation, sent: VendorRecord, answer: RetailAnswer): VendorRecord[] | undefined {
  const { method, resultEntity, resultListKey } = operation;
  // A deletion may say nothing, and finds nothing when it is repeated.
  if (method === 'DELETE' && (answer.body === undefined || answer.status === 404)) return [];
  const raws = recordsIn(resultEntity, answer.body) ?? [];
  if (raws.length === 0 || (raws.length > 1 && resultListKey === undefined)) return undefined;
  const records = raws.map((raw) => normalize(resultEntity, raw, retailCatalogue));
  return records.every((record) => isResult(operation, sent, record)) ? records : undefined;
}

/** Compares the ids that the request named, wherever the record shows them. */
function isResult({ resultEntity, leaves = {} }: Operation, sent: VendorRecord, record: VendorRecord): boolean {
  // A refund or a copy is a new record of the same kind.
  const isNew = (name: string) => resultEntity.kind === 'operation' && name === resultEntity.idField;
  const isSame = (name: string) => !isGiven(record[name]) || idText(record[name]) === idText(sent[name]);
  const ids = Object.keys(sent).filter((name) => name.endsWith('ID') && isGiven(sent[name]) && !isNew(name));
  return ids.every(isSame) && matchesSent(bodyShape(retailCatalogue, resultEntity, 'update'), leaves, record);
}

/** Ids may come with leading zeros. */
const idText = (value: unknown): string => String(value).replace(/^0+(?=\d)/, '');
