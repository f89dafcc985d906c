import type { RJSFSchema } from '@rjsf/utils';

/** The platform's dialect: `required` is a flag of the property. */
export interface FormSchema {
  readonly type?: string;
  readonly title?: string;
  readonly required?: boolean;
  readonly enum?: readonly (string | number)[];
  readonly help?: { readonly description?: string };
  readonly properties?: Readonly<Record<string, FormSchema>>;
  readonly items?: FormSchema;
}

/** A form of the platform as JSON schema. */
export function toJsonSchema(form: FormSchema): RJSFSchema {
  const { type, title, help, items, properties } = form;
  const common: RJSFSchema = {
    ...(title && { title }),
    ...(help?.description && { description: help.description }),
    ...(form.enum && { enum: [...form.enum] }),
  };
  if (properties) {
    const entries = Object.entries(properties);
    return {
      ...common,
      type: 'object',
      properties: Object.fromEntries(entries.map(([name, property]) => [name, toJsonSchema(property)])),
      required: entries.flatMap(([name, property]) => (property.required ? [name] : [])),
      ...(entries.length === 0 && { additionalProperties: true }),
    };
  }
  if (type === 'array') return { ...common, type: 'array', items: toJsonSchema(items ?? {}) };
  // Fields of any type are written as text here; the JSON beside the form takes everything.
  return { ...common, type: (type as 'string' | 'number' | 'boolean' | undefined) ?? 'string' };
}
