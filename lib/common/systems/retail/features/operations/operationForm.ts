import { caption, type FormSchema } from '../../../../forms/fieldSchema';
import { recordSchema } from '../../../../forms/metadata';
import { writeSchema } from '../../../../forms/writeSchema';
import { retailCatalogue } from '../../catalogue';
import type { ListRules, Operation } from './operation';
import { bodyEntity } from './operationInput';

/** The form of an operation's input: the ids in its path, then the fields of its body, or a list of such bodies. */
export function operationForm(operation: Operation): FormSchema {
  const { ids, batch, lists = {} } = operation;
  const form = writeSchema(retailCatalogue, { ...bodyEntity(operation), parents: {} }, 'create');
  const fields = mapped(form.properties, (name, property) => {
    const rules = lists[name];
    return rules ? listForm(property, rules) : property;
  });
  const body = batch ? { [batch.key]: batchForm(batch, fields) } : fields;
  return { type: 'object', properties: { ...idForms(ids), ...body } };
}

/** The form of the record that comes back, or of the list of them. */
export function operationResult({ resultEntity: answers, ids, resultListKey: several }: Operation): FormSchema {
  const record = recordSchema(retailCatalogue, answers);
  if (!several) {
    return record;
  }
  const list: FormSchema = { type: 'array', items: record, ...caption(several, '') };
  return { type: 'object', properties: { ...idForms(ids), [several]: list } };
}

type Properties = Readonly<Record<string, FormSchema>>;

const idForms = (ids: Operation['ids']): Properties =>
  Object.fromEntries(
    Object.entries(ids).map(([name, entity]) => {
      const help = `id of the ${retailCatalogue[entity]?.label ?? entity}`;
      return [name, { type: 'string', required: true, ...caption(name, help) }];
    }),
  );

const batchForm = ({ key, maxItems }: NonNullable<Operation['batch']>, properties: Properties): FormSchema => ({
  type: 'array',
  items: { type: 'object', properties },
  required: true,
  ...caption(key, `one entry for each item; more than ${maxItems} go out in several requests`),
});

/** The list's records with the fields that the operation takes, and no others. */
function listForm(list: FormSchema, { fields, required }: ListRules): FormSchema {
  const ofRecord = (properties: Properties | undefined): Properties =>
    mapped(
      Object.fromEntries(fields.flatMap((name) => (properties?.[name] ? [[name, properties[name]]] : []))),
      (name, field) => (required.includes(name) ? { ...field, required: true } : field),
    );
  const properties = mapped(list.properties, (_, inner) => ({
    ...inner,
    items: { type: 'object', properties: ofRecord(inner.items?.properties) },
  }));
  return { ...list, properties };
}

const mapped = (properties: Properties = {}, change: (name: string, property: FormSchema) => FormSchema): Properties =>
  Object.fromEntries(Object.entries(properties).map(([name, property]) => [name, change(name, property)]));
