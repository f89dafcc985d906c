import type { FieldInfo } from '../../protocol';
import { type Choices, FieldView } from './FieldView';

interface StepFormProps {
  readonly fields: readonly FieldInfo[];
  readonly values: Readonly<Record<string, unknown>>;
  onChange(values: Readonly<Record<string, unknown>>): void;
  choices(method: string): Promise<Choices>;
  /** Whatever else the options depend on: the function and the credential. */
  readonly context: string;
}

/** The fields of a function or a credential, in the designer's order. */
export function StepForm({ fields, values, onChange, choices, context }: StepFormProps) {
  const labelOf = (key: string) => `"${fields.find((field) => field.key === key)?.label ?? key}"`;
  return fields.map((field) => (
    <FieldView
      key={`${context} ${field.key}`}
      field={field}
      value={values[field.key]}
      onChange={(value) => onChange({ ...values, [field.key]: value })}
      choices={choices}
      dependsOn={JSON.stringify([context, field.require.map((key) => values[key])])}
      missing={field.require.filter((key) => !values[key]).map(labelOf)}
    />
  ));
}
