import { retailCatalogue } from '../../../lib/common/systems/retail/catalogue';
import type { Row } from '../../data/row';
import type { ApiReply } from '../../types';
import { readLoad } from '../read/readLoad';
import type { Request } from '../request';
import { orLeaveOpen } from '../sale/orLeaveOpen';
import { answerWrite } from '../write/write';
import type { Writer } from '../write/writer';

/** Does an operation, all of it or nothing, and answers the record that it returns. */
export function operate(request: Request, effect: (writer: Writer) => Row): ApiReply {
  const load = readLoad(request);
  const row = orLeaveOpen(request, effect);
  const entity = retailCatalogue[request.entity.returns ?? ''] ?? request.entity;
  return answerWrite({ ...request, entity }, row, load);
}
