import type { Row } from '../../data/row';
import type { Request } from '../request';
import { checkRequiredFields } from '../write/acceptance';
import { readFields } from '../write/fields';
import { bodyOf } from '../write/write';

/** The body of an operation, with everything in it that the operation's page requires. */
export function readBody(request: Request): Row {
  const { entity } = request;
  const body = bodyOf(request);
  checkRequiredFields(entity, entity.body, body);
  return body;
}

/** Its values for a table's columns, as far as the operation takes them. */
export function readValues(request: Request, table: string): Row {
  const { fields = {} } = request.entity.body ?? {};
  return readFields(request.state, table, readBody(request), (column) => Object.hasOwn(fields, column));
}
