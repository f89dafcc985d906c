import { LightspeedError, OutcomeUnknownError, reworded } from '../../../errors';
import { isObject } from '../../../objects';
import type { VendorRecord } from '../../system';
import { retailCatalogue } from '../catalogue';
import type { RetailAnswer, RetailClient } from '../client/request';
import { priceOf } from '../costs';
import { filledPath } from '../paths';
import { recordsOf, straighten } from '../records/records';
import { operationInput } from './input';
import type { Operation } from './operation';

/**
 * Carries an operation out and returns the record that comes back; where several may come back all of them in a list,
 * beside the ids of the input.
 *
 * @throws InputError that lists every fault of the input, before anything is sent
 * @throws OutcomeUnknownError that tells by what to see whether the operation was carried out
 */
export async function runOperation(
  client: RetailClient,
  operation: Operation,
  input: VendorRecord,
): Promise<VendorRecord> {
  const { ids, bodies } = operationInput(operation, input);
  const records: VendorRecord[] = [];
  for (const [at, body] of bodies.entries()) {
    const answer = await send(client, operation, ids, body).catch((error: unknown) => {
      throw explained(error, operation, input, at);
    });
    records.push(...recordsIn(operation, answer));
  }
  return operation.several ? { ...ids, [operation.several]: records } : (records[0] ?? withoutRecord(operation, ids));
}

/** A deletion may answer with nothing, above all when it is repeated. Of the rest a record is the point. */
function withoutRecord({ label, method }: Operation, ids: Readonly<Record<string, string>>): VendorRecord {
  if (method === 'DELETE') {
    return ids;
  }
  throw new OutcomeUnknownError(`${label}: Lightspeed did it, but did not show the result. Do not do it again.`);
}

function send(
  client: RetailClient,
  { entity, method, path, repeat }: Operation,
  ids: Readonly<Record<string, string>>,
  body: VendorRecord,
): Promise<RetailAnswer> {
  return client.send({
    method,
    path: filledPath(entity, path, ids),
    // A POST without anything to say needs an empty object, a DELETE has no body. Source: vendor's page Introduction.
    body: method === 'DELETE' ? undefined : body,
    costDrips: priceOf({ method, entity, single: true, body }),
    repeat: 'harmless' in repeat ? 'always' : 'ifNotDone',
    scopes: entity.scopes,
  });
}

/** Some answers are bare, without an envelope. */
function recordsIn({ answers }: Operation, { body }: RetailAnswer): VendorRecord[] {
  const raw = answers.envelope === null ? [body] : recordsOf(answers, body);
  return raw.filter(isObject).map((each) => straighten(answers, each, retailCatalogue));
}

/** What an error should say beyond itself: what was done before it, and how to see whether this was. */
function explained(error: unknown, { repeat, lot }: Operation, input: VendorRecord, doneBefore: number): unknown {
  if (!(error instanceof LightspeedError)) {
    return error;
  }
  const isUnclear = error instanceof OutcomeUnknownError && 'doneIfThereIs' in repeat;
  const remarks = [
    error.message,
    isUnclear && `It is done if there is ${filled(repeat.doneIfThereIs, input)}.`,
    lot && doneBefore > 0 && `The first ${doneBefore * lot.maxItems} of the list were done before.`,
  ];
  return reworded(error, remarks.filter(Boolean).join(' '));
}

/** The text with the input's ids in place of their names. */
const filled = (text: string, ids: Readonly<Record<string, unknown>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(ids[name] ?? ''));
