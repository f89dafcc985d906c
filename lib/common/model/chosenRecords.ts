import { isObject } from '../util/collections';
import type { Field } from './entity';

/**
 * The value of a field that may consist of chosen records, as it is sent. They may come alone or as a bare list: the
 * vendor takes them under the wrapper that it shows them in. Anything else passes as it is, for its type is not known.
 * Example: `[{customFieldChoiceID: 5}]` becomes `{CustomFieldChoice: [{customFieldChoiceID: 5}]}`.
 */
export function chosenRecords(choices: Field['choices'], value: unknown): unknown {
  if (!choices) return value;
  const { wrapper, idField } = choices;
  const records = isObject(value) && wrapper in value ? [value[wrapper]].flat() : [value].flat();
  const areChosen = records.length > 0 && records.every((record) => isObject(record) && idField in record);
  return areChosen ? { [wrapper]: records } : value;
}
