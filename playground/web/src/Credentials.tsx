import { useState } from 'react';
import type { FieldInfo } from '../../protocol';
import { post } from './post';
import { StepForm } from './StepForm';

type Values = Readonly<Record<string, string>>;

interface CredentialsProps {
  readonly fields: readonly FieldInfo[];
  readonly values: Values;
  onChange(values: Values): void;
}

/** The credential, as the designer shows it. */
export function Credentials({ fields, values, onChange }: CredentialsProps) {
  const [told, setTold] = useState('');
  const verify = () => {
    setTold('Checking');
    post('verify', { credentials: values }).then(
      () => setTold('The credential works'),
      (error: Error) => setTold(error.message),
    );
  };
  return (
    <details className="panel">
      <summary>
        <h2>Credential</h2>
      </summary>
      <StepForm
        fields={fields}
        values={values}
        onChange={(next) => onChange(next as Values)}
        choices={async () => ({})}
        context="credential"
      />
      <div className="buttons">
        <button type="button" onClick={verify}>
          Verify
        </button>
      </div>
      <p role="status" data-testid="verified">
        {told}
      </p>
    </details>
  );
}
