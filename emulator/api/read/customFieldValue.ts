import { joins } from '../../data/joins';
import type { Row } from '../../data/row';
import type { Store } from '../../data/store';
import { collapse, wireObject } from './wire';

/**
 * The `value` of a custom field: a scalar as it is; for choice types the chosen records, but only when `value` was
 * loaded (Source: relation `CustomFieldValues.value` of the vendor's page Item).
 */
export function customFieldValue(store: Store, table: string, row: Row, isLoaded: boolean): { value: unknown } {
  const type = String(row['type']);
  if (!type.endsWith('_choice')) {
    return { value: wireObject({ value: row['value'] })['value'] };
  }
  return { value: isLoaded ? chosen(store, table, row) : '' };
}

function chosen(store: Store, table: string, row: Row): unknown {
  const join = joins[table]?.['value'];
  const choices = join && 'choices' in join ? store.table(join.choices) : undefined;
  const found = ids(row['value'])
    .map((id) => choices?.get(id))
    .filter((choice) => choice !== undefined);
  return found.length === 0 ? '' : { CustomFieldChoice: collapse(found.map(wireObject)) };
}

function ids(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [value];
}
