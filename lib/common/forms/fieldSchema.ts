import type { Catalogue, Entity, Field, FieldType, LooseField } from '../model/entity';
import { isIdField } from '../model/ids';
import { withArticle } from '../util/text';

/** The platform's dialect of JSON schema: `required` is a flag of the property, and `integer` is `number`. */
export interface FormSchema {
  readonly type?: 'string' | 'number' | 'boolean' | 'object' | 'array';
  /** Informative only. */
  readonly format?: 'date-time' | 'date';
  readonly title?: string;
  /** Of a property: it needs a value. */
  readonly required?: true;
  /** A closed list of values. */
  readonly enum?: readonly (string | number)[];
  readonly help?: { readonly description: string };
  readonly properties?: Readonly<Record<string, FormSchema>>;
  readonly items?: FormSchema;
}

const FORM_TYPES: Readonly<Record<FieldType, FormSchema>> = {
  integer: { type: 'number' },
  float: { type: 'number' },
  string: { type: 'string' },
  boolean: { type: 'boolean' },
  datetime: { type: 'string', format: 'date-time' },
  date: { type: 'string', format: 'date' },
  object: { type: 'object', properties: {} },
  array: { type: 'array', items: {} },
  // Custom fields have different types: any type here would be wrong for some of them.
  mixed: {},
};

/**
 * The form of one field: type, caption and help. Parts with an inner structure stay open (`properties: {}`).
 *
 * @throws TypeError for an unknown type
 */
export function fieldSchema(catalogue: Catalogue, name: string, field: Field | LooseField): FormSchema {
  return { ...typeOf(name, field), ...caption(name, help(catalogue, field)) };
}

/** Caption and help of a property. */
export function caption(name: string, description: string): FormSchema {
  return { title: title(name), ...(description && { help: { description } }) };
}

/** The same fields, none of which has to be given. */
export const optionalForms = (forms: Readonly<Record<string, FormSchema>>): Record<string, FormSchema> =>
  Object.fromEntries(Object.entries(forms).map(([name, { required: _, ...form }]) => [name, form]));

/** The list of a to-many part, under the vendor's wrapper. */
export const wrappedList = (wrapper: string, items: FormSchema): FormSchema => ({
  type: 'array',
  title: title(wrapper),
  items,
});

/** The help text of a field: the target of an id, the possible values, the vendor's remark. */
export function help(catalogue: Catalogue, field: Field | LooseField): string {
  const pointsTo = field.ref ? (catalogue[field.ref]?.label ?? field.ref) : 'refObject' in field && field.refObject;
  const parts = [
    pointsTo && `id of ${withArticle(pointsTo)}`,
    // Not as `enum`: the vendor adds values without notice, and a closed list would refuse them.
    field.enum && `one of ${field.enum.join(', ')}`,
    field.note,
  ];
  return parts.filter(Boolean).join('; ');
}

/** Ids are text: some have more digits than a number can hold. */
function typeOf(name: string, field: Field | LooseField): FormSchema {
  // The platform would refuse the vendor's own date formats as `date-time`.
  if (isIdField(name, field) || ('format' in field && field.format)) {
    return { type: 'string' };
  }
  const form = FORM_TYPES[field.type ?? 'mixed'];
  if (!form) {
    throw new TypeError(`No form for type ${field.type} of field ${name}`);
  }
  return form;
}

const ACRONYMS = new Set(['api', 'cc', 'ean', 'fifo', 'id', 'msrp', 'pin', 'qoh', 'sku', 'uom', 'upc', 'url']);

/** A caption from a vendor's name: `shopID` -> `Shop ID`, `timeStamp` -> `Time Stamp`, `systemSku` -> `System SKU`. */
export function title(name: string): string {
  return name
    .replace(/([a-z0-9])([A-Z])/g, '$1 $2')
    .replace(/([A-Z]{2,})([A-Z][a-z])/g, '$1 $2')
    .split(/[ _]/)
    .map((word) => (ACRONYMS.has(word.toLowerCase()) ? word.toUpperCase() : capitalised(word)))
    .join(' ');
}

const capitalised = (word: string) => word.charAt(0).toUpperCase() + word.slice(1);

/** The ids of a nested object's parents, as input fields of the same names. */
export const parentForms = (catalogue: Catalogue, { parents = {} }: Entity): Record<string, FormSchema> =>
  Object.fromEntries(
    Object.entries(parents).map(([name, parent]) => [
      name,
      idForm(name, `id of the ${catalogue[parent]?.label ?? parent} that it belongs to`),
    ]),
  );

/** The form of a required id. */
export const idForm = (name: string, description: string): FormSchema => ({
  type: 'string',
  ...caption(name, description),
  required: true,
});
