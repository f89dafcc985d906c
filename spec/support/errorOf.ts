import { noteTold } from './leaks';

/** The error that a promise rejects with. @throws when it resolves */
export async function errorOf<E extends Error = Error>(work: Promise<unknown>): Promise<E> {
  const error = await errorIfAny<E>(work);
  if (error === undefined) throw new Error('Expected a rejection, but the promise resolved');
  return error;
}

/** The error that a promise rejects with; undefined when it resolves. */
export function errorIfAny<E extends Error = Error>(work: Promise<unknown>): Promise<E | undefined> {
  return work.then(
    () => undefined,
    (error: E) => {
      noteTold(`${error?.stack ?? error} ${error?.message}`);
      return error;
    },
  );
}
