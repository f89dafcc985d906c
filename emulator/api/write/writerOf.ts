import type { Request } from '../request';
import { createWriter } from './createWriter';
import type { Author, Writer } from './writer';

/** Writes in the name of the employee who authenticated the request. */
export function writerOf({ state, call }: Request, options: Omit<Author, 'employeeID'> = {}): Writer {
  return createWriter(state, { employeeID: Number(call.employeeID), ...options });
}
