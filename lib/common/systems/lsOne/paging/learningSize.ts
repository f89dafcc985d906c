import { InputError } from '../../../util/errors';
import type { LsOneContext } from '../context';
import type { ListPart } from './scan';
import type { Window } from './window';

/**
 * Reads parts of a list, and learns from refusals: where a page of one record is accepted, and none as large as this one
 * was before, the page was too large. From then on the connection asks for half as many.
 */
export function learningSize(
  { traits }: Pick<LsOneContext, 'traits'>,
  read: (window: Window) => Promise<ListPart>,
): (window: Window) => Promise<ListPart> {
  let acceptedSize = 1;
  return async (window) => {
    const { size } = window;
    try {
      const part = await read(window);
      acceptedSize = Math.max(acceptedSize, size);
      return part;
    } catch (error) {
      if (size <= acceptedSize || size > traits.maxPageSize || !isRefusal(error)) throw error;
      await read({ page: 1, size: 1 });
      traits.maxPageSize = Math.min(traits.maxPageSize, Math.floor(size / 2));
      throw error;
    }
  };
}

const isRefusal = (error: unknown): boolean => error instanceof InputError && [400, 422].includes(error.status ?? 0);
