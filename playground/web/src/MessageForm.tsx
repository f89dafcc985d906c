import Form from '@rjsf/core';
import {
  type ArrayFieldItemTemplateProps,
  getTemplate,
  getUiOptions,
  type IconButtonProps,
  type ObjectFieldTemplateProps,
} from '@rjsf/utils';
import validator from '@rjsf/validator-ajv8';
import { useState } from 'react';
import { type FormSchema, toJsonSchema } from './toJsonSchema';

type Body = Readonly<Record<string, unknown>>;

interface MessageFormProps {
  readonly schema: FormSchema;
  readonly body: Body;
  onChange(body: Body): void;
}

/** The form adds nothing to the message that nobody has written. */
const NO_DEFAULTS = { arrayMinItems: { populate: 'never' }, emptyObjectFields: 'skipDefaults' } as const;

/** The message as a form that is checked while it is filled in. */
export const MessageForm = ({ schema, body, onChange }: MessageFormProps) => (
  <div className="message-form">
    <Form
      schema={toJsonSchema({ ...schema, title: '' })}
      formData={body}
      validator={validator}
      liveValidate="onBlur"
      showErrorList={false}
      experimental_defaultFormStateBehavior={NO_DEFAULTS}
      uiSchema={{ 'ui:submitButtonOptions': { norender: true } }}
      templates={{
        ObjectFieldTemplate,
        ArrayFieldItemTemplate,
        ButtonTemplates: {
          AddButton: button('Add one'),
          RemoveButton: button('Remove'),
          MoveUpButton: button('Up'),
          MoveDownButton: button('Down'),
        },
      }}
      idPrefix="message"
      onChange={({ formData }) => onChange(formData as Body)}
    />
  </div>
);

/** The library's buttons have pictures of a font that is not loaded. */
const button =
  (text: string) =>
  ({ onClick, disabled }: IconButtonProps) => (
    <button type="button" disabled={disabled ?? false} onClick={onClick}>
      {text}
    </button>
  );

/** One of a list, with its buttons below. */
function ArrayFieldItemTemplate({
  children,
  buttonsProps,
  hasToolbar,
  registry,
  uiSchema,
}: ArrayFieldItemTemplateProps) {
  const Buttons = getTemplate('ArrayFieldItemButtonsTemplate', registry, getUiOptions(uiSchema));
  return (
    <div className="array-item">
      {children}
      {hasToolbar && (
        <div className="buttons">
          <Buttons {...buttonsProps} />
        </div>
      )}
    </div>
  );
}

/** So many are shown at once. */
const FEW = 4;

/** Objects have up to a hundred fields: at first only those that are required or filled are shown, and the first one. */
function ObjectFieldTemplate({
  title,
  description,
  properties,
  schema,
  formData,
  fieldPathId,
}: ObjectFieldTemplateProps) {
  const [added, setAdded] = useState<readonly string[]>([]);
  const required: readonly string[] = schema.required ?? [];
  const isShown = (name: string, at: number) =>
    properties.length <= FEW ||
    at === 0 ||
    required.includes(name) ||
    isFilled(formData?.[name]) ||
    added.includes(name);
  const hidden = properties.filter(({ name }, at) => !isShown(name, at));
  const id = `${fieldPathId.$id}-add`;
  return (
    <fieldset>
      {title && <legend>{title}</legend>}
      {description && <p className="help">{description}</p>}
      {properties.map(({ name, content }, at) => isShown(name, at) && <div key={name}>{content}</div>)}
      {hidden.length > 0 && (
        <div className="add-field">
          <label htmlFor={id}>Add a field</label>
          <select id={id} value="" onChange={({ target }) => setAdded([...added, target.value])}>
            <option value="">{hidden.length} more</option>
            {hidden.map(({ name }) => (
              <option key={name} value={name}>
                {titleOf(schema.properties?.[name], name)}
              </option>
            ))}
          </select>
        </div>
      )}
    </fieldset>
  );
}

const isFilled = (value: unknown): boolean =>
  value !== undefined && value !== null && (typeof value !== 'object' || Object.keys(value).length > 0);

const titleOf = (schema: unknown, name: string): string => {
  const { title } = (schema ?? {}) as { readonly title?: string };
  return title ? `${title} (${name})` : name;
};
