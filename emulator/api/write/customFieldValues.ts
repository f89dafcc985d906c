import type { FieldType } from '../../../lib/common/model/entity';
import type { Column, Row } from '../../data/row';
import { schemaOf } from '../../data/schema';
import { invalid } from '../apiError';
import type { AccountState } from '../request';
import { coerce } from './coerce';
import { asObject, nestedList } from './fields';

/** Sets values of custom fields on an item, a customer or an order; one value per field, found by `customFieldID`. */
export function writeCustomFieldValues(state: AccountState, owner: string, row: Row, sent: unknown): void {
  const values = state.store.table(`${owner}CustomFieldValue`);
  const ownerID = schemaOf(owner).idField ?? '';
  const existing = values.where(ownerID, row[ownerID]);
  for (const entry of nestedList('CustomFieldValues', 'CustomFieldValue', sent)) {
    const known = existing.find(
      (value) =>
        value['customFieldValueID'] === Number(entry['customFieldValueID']) ||
        value['customFieldID'] === Number(entry['customFieldID']),
    );
    const field = state.store.table(`${owner}CustomField`).get(known?.['customFieldID'] ?? entry['customFieldID']);
    if (!field) {
      throw invalid(`CustomFieldValues: customFieldID points to no existing ${owner}CustomField.`);
    }
    const changes = {
      value: customValue(state, owner, field, entry['value']),
      deleted: entry['deleted'] === true || entry['deleted'] === 'true',
      timeStamp: state.now(),
    };
    if (known) {
      values.update(known, changes);
    } else {
      const { customFieldID, name, type } = field;
      values.insert({ customFieldID, name, type, [ownerID]: row[ownerID], ...changes });
    }
  }
}

const STORED_AS: Readonly<Record<string, FieldType>> = {
  boolean: 'boolean',
  integer: 'integer',
  float: 'float',
  datetime: 'datetime',
  date: 'date',
};
const MAX_LENGTH: Readonly<Record<string, number>> = { string: 64, text: 4096 };

function customValue(state: AccountState, owner: string, field: Row, sent: unknown): unknown {
  const type = String(field['type']);
  if (type.endsWith('_choice')) {
    return choiceIds(state, owner, field, type, sent);
  }
  const maxLength = MAX_LENGTH[type];
  const column: Column = { type: STORED_AS[type] ?? 'string', ...(maxLength !== undefined && { maxLength }) };
  const coerced = coerce(column, sent ?? '', state.timeZone());
  if ('fault' in coerced) {
    throw invalid(`CustomFieldValues: the value of ${field['name']} ${coerced.fault}.`);
  }
  return coerced.value;
}

/** A choice is sent as its id, or as the choice record that a reading shows. */
function choiceIds(state: AccountState, owner: string, field: Row, type: string, sent: unknown): readonly number[] {
  const entries = typeof sent === 'object' && sent !== null && !Array.isArray(sent) ? fromRecords(sent as Row) : sent;
  const ids = (Array.isArray(entries) ? entries : [entries ?? '']).filter((id) => id !== '').map(Number);
  const choices = state.store.table(`${owner}CustomFieldCustomFieldChoice`);
  const areKnown = ids.every((id) => choices.get(id)?.['customFieldID'] === field['customFieldID']);
  if (!areKnown || (type === 'single_choice' && ids.length > 1)) {
    throw invalid(`CustomFieldValues: the value of ${field['name']} must be ids of its choices.`);
  }
  for (const id of ids) {
    choices.update(choices.get(id) ?? {}, { canBeDeleted: false });
  }
  return ids;
}

function fromRecords(sent: Row): readonly unknown[] {
  return nestedList('value', 'CustomFieldChoice', sent).map(
    (choice) => asObject(choice, 'CustomFieldChoice')['customFieldChoiceID'],
  );
}
