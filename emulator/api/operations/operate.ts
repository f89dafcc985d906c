import { retailCatalogue } from '../../../lib/common/systems/retail/catalogue';
import type { Row } from '../../data/row';
import type { ApiReply } from '../../types';
import { readLoad } from '../query/relationNames';
import type { Request } from '../request';
import { checkRequiredFields } from '../write/acceptance';
import { orLeaveOpen } from '../write/createWriter';
import { readFields } from '../write/fields';
import { answerWrite, bodyOf } from '../write/write';
import type { Writer } from '../write/writer';

/** Does an operation, all of it or nothing, and answers the record that it returns. */
export function operate(request: Request, effect: (writer: Writer) => Row): ApiReply {
  const load = readLoad(request);
  const row = orLeaveOpen(request, effect);
  const entity = retailCatalogue[request.entity.returns ?? ''] ?? request.entity;
  return answerWrite({ ...request, entity }, row, load);
}

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
