import { isObject } from '../util/collections';

/**
 * The value of a custom field as it is sent. Chosen records may come alone or as a bare list: the vendor takes them under
 * the wrapper that it shows them in. Anything else is the user's own business, for its type is that of the field.
 * Source: vendor's pages of the custom fields.
 */
export function customFieldValue(value: unknown): unknown {
  const chosen = isObject(value) && WRAPPER in value ? [value[WRAPPER]].flat() : [value].flat();
  return chosen.length > 0 && chosen.every(isChoice) ? { [WRAPPER]: chosen } : value;
}

const WRAPPER = 'CustomFieldChoice';

const isChoice = (value: unknown): boolean => isObject(value) && 'customFieldChoiceID' in value;
