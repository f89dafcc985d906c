import type { ComponentField } from '../../runner/functions';

/** The fields of a form, a line for each, with the texts that the form shows. */
export const fieldList = (fields: readonly ComponentField[]): string =>
  fields.length === 0 ? 'None.' : fields.map(fieldLine).join('\n');

function fieldLine({ label, viewClass, required, help, model }: ComponentField): string {
  const options =
    typeof model === 'object'
      ? ` One of ${Object.values(model)
          .map((text) => `\`${text}\``)
          .join(', ')}.`
      : '';
  return `* **${label}** - (${TYPES[viewClass] ?? 'string'}, ${required ? 'required' : 'optional'}): ${help}.${options}`;
}

const TYPES: Readonly<Record<string, string>> = {
  SelectView: 'select',
  MultiSelectView: 'multi-select',
  CheckBoxView: 'checkbox',
  PasswordFieldView: 'password',
  OAuthFieldView: 'OAuth',
};
