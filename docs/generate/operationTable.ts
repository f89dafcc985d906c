import { priceOf } from '../../lib/common/systems/retail/costs';
import type { Operation } from '../../lib/common/systems/retail/features/operations/operation';
import { retailOperations } from '../../lib/common/systems/retail/features/operations/operations';
import { table } from './markdown';

/** The operations of Run Operation: label, input, price, and what follows when the answer is lost. */
export const operationTable = (): string =>
  table(
    ['Operation', 'Input (optional fields in parentheses)', 'Drips', 'When the answer is lost'],
    Object.values(retailOperations).map((operation) => [
      operation.risk ? `${operation.label} (${operation.risk})` : operation.label,
      inputOf(operation),
      dripsOf(operation),
      repeatOf(operation),
    ]),
  );

function inputOf({ ids, body, lists = {}, batch }: Operation): string {
  const { required } = body;
  const optional = Object.keys(body.fields).filter((name) => !required.includes(name));
  const fields = [
    ...required.map((name) => `\`${name}\`${partsOf(lists[name]?.required)}`),
    ...optional.map((name) => `(\`${name}\`)`),
  ].join(', ');
  const names = Object.keys(ids).map((name) => `\`${name}\``);
  if (batch) return [...names, `\`${batch.key}\`: a list of ${fields}`].join(', ');
  return [...names, fields].filter(Boolean).join(', ');
}

const partsOf = (names: readonly string[] = []) =>
  names.length > 0 ? ` with ${names.map((name) => `\`${name}\``).join(' and ')}` : '';

/** With one record in each list. */
function dripsOf({ entity, method, lists = {}, batch }: Operation): string {
  const names = batch ? [batch.key] : Object.keys(lists);
  const body = Object.fromEntries(names.map((name) => [name, [{ id: '1' }]]));
  const drips = priceOf({ method, entity, single: true, body });
  return batch ? `${drips - NESTED} + ${NESTED} for each item` : String(drips);
}

/** Source: vendor's page Rate Limits. */
const NESTED = 0.5;

const repeatOf = ({ repeat }: Operation): string =>
  'harmless' in repeat
    ? `repeated: ${repeat.harmless}`
    : `error; it is done if there is ${repeat.doneIfThereIs.replace(/\{(\w+)\}/g, '`$1`')}`;
