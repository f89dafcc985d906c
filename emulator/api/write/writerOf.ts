import type { Request } from '../world';
import { createWriter } from './createWriter';
import type { Author, Writer } from './writer';

/** Writes in the name of the employee who authenticated the request. */
export function writerOf({ world, call }: Request, options: Omit<Author, 'employeeID'> = {}): Writer {
  return createWriter(world, { employeeID: Number(call.employeeID), ...options });
}
