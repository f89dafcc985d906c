import { useEffect, useState } from 'react';
import { post } from './post';
import type { FormSchema } from './toJsonSchema';

export interface Metadata {
  readonly in?: FormSchema;
  readonly problem: string;
}

const NONE: Metadata = { problem: '' };

/** The form of the step's message, asked for anew when the step changes. */
export function useMetadata(step: { readonly function: string }): Metadata {
  const [{ of, metadata }, setFound] = useState({ of: '', metadata: NONE });
  const key = JSON.stringify(step);
  useEffect(() => {
    let isCurrent = true;
    const tell = (told: Metadata) => setFound({ of: step.function, metadata: told });
    post<{ readonly in?: FormSchema }>('metadata', JSON.parse(key)).then(
      (found) => isCurrent && tell({ ...(found.in && { in: found.in }), problem: 'This function takes no message.' }),
      (error: Error) => isCurrent && tell({ problem: error.message }),
    );
    return () => {
      isCurrent = false;
    };
  }, [key, step.function]);
  // The form of another function would put its fields into the message.
  return of === step.function ? metadata : NONE;
}
