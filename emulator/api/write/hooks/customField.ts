import { invalid } from '../../apiError';
import type { AccountState } from '../../request';
import type { Hooks } from '../writer';

const MAX_CHOICES = 64;

/** Custom fields of one kind of record: choice types have choices from the start. */
export function customFieldHooks(owner: string): Hooks {
  return {
    create: (_state, values) => ({ type: 'string', ...values }),
    written({ store }, field) {
      const choices = store
        .table(`${owner}CustomFieldCustomFieldChoice`)
        .where('customFieldID', field['customFieldID']);
      if (String(field['type']).endsWith('_choice') && choices.length === 0) {
        throw invalid(`${owner}CustomField: a choice field needs at least one choice under CustomFieldChoices.`);
      }
    },
  };
}

/** Choices: 1 to 64 per field, each value once, none deleted while in use. */
export function customFieldChoiceHooks(owner: string): Hooks {
  const tableName = `${owner}CustomFieldCustomFieldChoice`;
  const siblings = ({ store }: AccountState, fieldID: unknown) =>
    store.table(tableName).where('customFieldID', fieldID);
  return {
    create(state, values) {
      if (siblings(state, values['customFieldID']).length >= MAX_CHOICES) {
        throw invalid(`CustomFieldChoice: a custom field has at most ${MAX_CHOICES} choices.`);
      }
      return { ...values, canBeDeleted: true };
    },
    written(state, choice) {
      const key = choice['value'] || choice['name'];
      const same = siblings(state, choice['customFieldID']).filter((each) => (each['value'] || each['name']) === key);
      if (same.length > 1) {
        throw invalid('CustomFieldChoice: the custom field has such a choice already.');
      }
    },
    remove(state, choice) {
      const { customFieldID, customFieldChoiceID } = choice;
      if (siblings(state, customFieldID).length === 1) {
        throw invalid('CustomFieldChoice: the last choice of a custom field cannot be deleted.');
      }
      const values = state.store.table(`${owner}CustomFieldValue`).where('customFieldID', customFieldID);
      if (values.some(({ value }) => Array.isArray(value) && value.includes(customFieldChoiceID))) {
        throw invalid('CustomFieldChoice: a choice in use cannot be deleted.');
      }
    },
  };
}
