import type { Maker } from './maker';

/** Custom fields of items, customers and orders, choices included. */
export function makeCustomFields(maker: Maker): void {
  for (const [owner, fields] of Object.entries(FIELDS)) {
    for (const { choices = [], ...field } of fields) {
      const { customFieldID } = maker.add(`${owner}CustomField`, { uom: '', ...field, timeStamp: maker.moment() });
      for (const name of choices) {
        maker.add(`${owner}CustomFieldCustomFieldChoice`, {
          name,
          value: '',
          customFieldID,
          canBeDeleted: false,
          timeStamp: maker.moment(),
        });
      }
    }
  }
}

interface FieldPlan {
  readonly name: string;
  readonly type: string;
  readonly uom?: string;
  readonly decimalPrecision?: number;
  readonly archived?: boolean;
  readonly choices?: readonly string[];
}

const FIELDS: Readonly<Record<string, readonly FieldPlan[]>> = {
  Item: [
    { name: 'Country of origin', type: 'string' },
    { name: 'Weight', type: 'float', uom: 'kg', decimalPrecision: 2 },
    { name: 'Frame material', type: 'single_choice', choices: ['Steel', 'Aluminium', 'Carbon'] },
    { name: 'Suitable for', type: 'multi_choice', choices: ['Road', 'Gravel', 'Trail'] },
    { name: 'Old shelf', type: 'string', archived: true },
  ],
  Customer: [
    { name: 'Birthday mail', type: 'boolean' },
    { name: 'Shoe size', type: 'integer' },
    { name: 'Found us by', type: 'single_choice', choices: ['Friend', 'Web', 'Passing by'] },
  ],
  Order: [
    { name: 'Confirmed by', type: 'string' },
    { name: 'Carrier', type: 'single_choice', choices: ['Truck', 'Parcel'] },
  ],
};

/** Gives a record a value for each live field of its kind; choices are stored as ids. */
export function makeCustomValues(maker: Maker, owner: string, ownerID: Readonly<Record<string, unknown>>): void {
  for (const { customFieldID, name, type, archived } of maker.rows(`${owner}CustomField`)) {
    if (archived !== true) {
      const value = customValue(maker, owner, String(type), customFieldID);
      const fields = { customFieldID, name, type, value, deleted: false, timeStamp: maker.moment(), ...ownerID };
      maker.add(`${owner}CustomFieldValue`, fields);
    }
  }
}

function customValue(maker: Maker, owner: string, type: string, customFieldID: unknown): unknown {
  switch (type) {
    case 'boolean':
      return maker.chance(50);
    case 'integer':
      return maker.int(36, 47);
    case 'float':
      return maker.int(10, 1500) / 100;
    case 'string':
      return maker.faker.location.country();
    default:
      return choiceIds(maker, owner, type, customFieldID);
  }
}

function choiceIds(maker: Maker, owner: string, type: string, customFieldID: unknown): unknown[] {
  const table = maker.store.table(`${owner}CustomFieldCustomFieldChoice`);
  const ids = table.where('customFieldID', customFieldID).map((choice) => choice['customFieldChoiceID']);
  return type === 'single_choice' ? [maker.pick(ids)] : ids.slice(0, 2);
}
