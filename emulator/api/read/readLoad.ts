import { badRequest } from '../apiError';
import { parseQuery } from '../query/parameters';
import { relationNames } from '../query/relationNames';
import type { Request } from '../request';

/** Relations asked for on a single record or a write, the only thing that such a call's query may say. */
export function readLoad({ entity, call }: Request): readonly string[] {
  const parameters = parseQuery(call.query).filter(({ name }) => name !== 'pretty_print');
  const other = parameters.find(({ name }) => name !== 'load_relations');
  if (other) {
    throw badRequest(`${entity.entity}: a call for one record does not take the parameter ${other.name}.`);
  }
  return parameters.flatMap(({ value }) => relationNames(entity, value, false));
}
