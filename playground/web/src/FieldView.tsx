import { type ReactNode, useEffect, useState } from 'react';
import type { FieldInfo } from '../../protocol';

export type Choices = Readonly<Record<string, string>>;

interface FieldViewProps {
  readonly field: FieldInfo;
  readonly value: unknown;
  onChange(value: unknown): void;
  /** Fetches the options of a select model. */
  choices(method: string): Promise<Choices>;
  /** Changes when options have to be fetched again. */
  readonly dependsOn: string;
  /** Labels of the fields that have to be chosen first. */
  readonly missing: readonly string[];
}

/** A field of component.json as the designer shows it, by its view class. */
export function FieldView({ field, value, onChange, choices, dependsOn, missing }: FieldViewProps) {
  const { options, error } = useChoices(field, { choices, dependsOn, isReady: missing.length === 0 });
  const id = `field-${field.key}`;
  const help = [field.help, missing.length > 0 && `Choose ${missing.join(' and ')} first.`, error].filter(Boolean);
  const common = { id, 'aria-describedby': help.length > 0 ? `${id}-help` : undefined };
  if (field.viewClass === 'CheckBoxView') {
    return (
      <Row field={field} id={id} help={help} isCheck>
        <input
          {...common}
          type="checkbox"
          checked={value === true}
          onChange={(event) => onChange(event.target.checked)}
        />
      </Row>
    );
  }
  return (
    <Row field={field} id={id} help={help}>
      {field.viewClass === 'SelectView' && (
        <select
          {...common}
          value={text(value)}
          required={field.required}
          disabled={missing.length > 0}
          onChange={(event) => onChange(event.target.value)}
        >
          <option value="">{field.prompt || 'Please select'}</option>
          {Object.entries(options).map(
            ([key, label]) =>
              key !== '' && (
                <option key={key} value={key}>
                  {label}
                </option>
              ),
          )}
        </select>
      )}
      {field.viewClass === 'MultiSelectView' && (
        <MultiSelect
          id={id}
          options={options}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={onChange}
          isDisabled={missing.length > 0}
        />
      )}
      {!/Select/.test(field.viewClass) && (
        <input
          {...common}
          type={field.viewClass === 'PasswordFieldView' ? 'password' : 'text'}
          value={text(value)}
          placeholder={field.placeholder}
          autoComplete="off"
          readOnly={field.viewClass === 'OAuthFieldView'}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Row>
  );
}

const text = (value: unknown): string => (value === undefined || value === null ? '' : String(value));

interface RowProps {
  readonly field: FieldInfo;
  readonly id: string;
  readonly help: readonly (string | false)[];
  readonly isCheck?: boolean;
  readonly children: ReactNode;
}

function Row({ field, id, help, isCheck = false, children }: RowProps) {
  const label = (
    <label htmlFor={id}>
      {field.label}
      {field.required && <span className="required"> (required)</span>}
    </label>
  );
  return (
    <div className={isCheck ? 'row check' : 'row'}>
      {!isCheck && label}
      {children}
      {isCheck && label}
      {help.length > 0 && (
        <p className="help" id={`${id}-help`}>
          {help.join(' ')}
        </p>
      )}
    </div>
  );
}

interface MultiSelectProps {
  readonly id: string;
  readonly options: Choices;
  readonly value: readonly string[];
  readonly isDisabled: boolean;
  onChange(value: readonly string[]): void;
}

/** Chosen values as buttons that take them away, and a select that adds one. */
function MultiSelect({ id, options, value, isDisabled, onChange }: MultiSelectProps) {
  return (
    <div className="multi">
      {value.map((each) => (
        <button
          key={each}
          type="button"
          className="chip"
          aria-label={`Remove ${options[each] ?? each}`}
          onClick={() => onChange(value.filter((other) => other !== each))}
        >
          {options[each] ?? each} <span aria-hidden="true">×</span>
        </button>
      ))}
      <select
        id={id}
        aria-describedby={`${id}-help`}
        value=""
        disabled={isDisabled}
        onChange={(event) => onChange([...value, event.target.value])}
      >
        <option value="">Add…</option>
        {Object.entries(options).map(
          ([key, label]) =>
            !value.includes(key) && (
              <option key={key} value={key}>
                {label}
              </option>
            ),
        )}
      </select>
    </div>
  );
}

interface ChoiceSource extends Pick<FieldViewProps, 'choices' | 'dependsOn'> {
  readonly isReady: boolean;
}

function useChoices({ model }: FieldInfo, { choices, dependsOn, isReady }: ChoiceSource) {
  const [fetched, setFetched] = useState<{ readonly options: Choices; readonly error: string }>({
    options: {},
    error: '',
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what the options depend on is in `dependsOn`
  useEffect(() => {
    if (typeof model !== 'string' || !isReady) return;
    let isCurrent = true;
    choices(model).then(
      (options) => isCurrent && setFetched({ options, error: '' }),
      (error: Error) => isCurrent && setFetched({ options: {}, error: error.message }),
    );
    return () => {
      isCurrent = false;
    };
  }, [model, dependsOn, isReady]);
  return typeof model === 'object' ? { options: model, error: '' } : fetched;
}
