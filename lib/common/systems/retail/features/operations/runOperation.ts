import type { VendorRecord } from '../../../../model/query';
import { LightspeedError, OutcomeUnknownError, withMessage } from '../../../../util/errors';
import type { RetailAnswer, RetailClient } from '../../client/request';
import { priceOf } from '../../costs';
import { filledPath } from '../../paths';
import type { Operation } from './operation';
import { operationInput } from './operationInput';
import { resultsIn } from './operationResults';

/**
 * Carries an operation out and returns the record that comes back; where several may come back all of them in a list,
 * beside the ids of the input.
 *
 * @throws InputError that lists every issue of the input, before anything is sent
 * @throws OutcomeUnknownError that says how to see whether the operation was carried out
 */
export async function runOperation(
  client: RetailClient,
  operation: Operation,
  input: VendorRecord,
): Promise<VendorRecord> {
  const { ids, bodies } = operationInput(operation, input);
  const records: VendorRecord[] = [];
  for (const [at, body] of bodies.entries()) {
    const results = await send(client, operation, ids, body)
      .then((answer) => checkedResults(operation, { ...body, ...ids }, answer))
      .catch((error: unknown) => {
        throw explained(error, operation, input, at);
      });
    for (const record of results) records.push(record);
  }
  return operation.resultListKey ? { ...ids, [operation.resultListKey]: records } : (records[0] ?? ids);
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

function checkedResults(operation: Operation, sent: VendorRecord, answer: RetailAnswer): VendorRecord[] {
  const results = resultsIn(operation, sent, answer);
  if (results) return results;
  throw new OutcomeUnknownError(
    `${operation.label}: Lightspeed answered with something else (status ${answer.status}). It is not known whether it ` +
      'was done. Look before you do it again.',
    { status: answer.status },
  );
}

/** Adds to an error how much was done before it, and how to see whether the rest was. */
function explained(error: unknown, { repeat, batch }: Operation, input: VendorRecord, doneBefore: number): unknown {
  if (!(error instanceof LightspeedError)) {
    return error;
  }
  const isUnclear = error instanceof OutcomeUnknownError && 'doneIfThereIs' in repeat;
  const remarks = [
    error.message,
    isUnclear && `It is done if there is ${interpolate(repeat.doneIfThereIs, input)}.`,
    batch && doneBefore > 0 && `The first ${doneBefore * batch.maxItems} of the list were done before.`,
  ];
  return withMessage(error, remarks.filter(Boolean).join(' '));
}

/** The text with the input's ids in place of their names. */
const interpolate = (text: string, ids: Readonly<Record<string, unknown>>): string =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => String(ids[name] ?? ''));
