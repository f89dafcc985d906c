import { useEffect, useState } from 'react';
import { post } from './post';
import type { FormSchema } from './toJsonSchema';

export interface Metadata {
  readonly in?: FormSchema;
  readonly problem: string;
}

/** The form of the step's message, asked for anew when the step changes. */
export function useMetadata(step: object): Metadata {
  const [metadata, setMetadata] = useState<Metadata>({ problem: '' });
  const key = JSON.stringify(step);
  useEffect(() => {
    let isCurrent = true;
    post<{ readonly in?: FormSchema }>('metadata', JSON.parse(key)).then(
      (found) =>
        isCurrent && setMetadata({ ...(found.in && { in: found.in }), problem: 'This function takes no message.' }),
      (error: Error) => isCurrent && setMetadata({ problem: error.message }),
    );
    return () => {
      isCurrent = false;
    };
  }, [key]);
  return metadata;
}
