import type { ApiReply } from '../../types';
import { endpointQuirks } from '../endpointQuirks';
import { loadTree, readLoad } from '../query/relationNames';
import type { Request } from '../request';
import { findRecord } from './findRecord';
import { renderRecord, viewerOf } from './render';

/** Answers a call for one record by its id; archived ones too. */
export function answerSingle(request: Request): ApiReply {
  const { entity } = request;
  const row = findRecord(request);
  const embedded = endpointQuirks[entity.entity]?.embeds?.single ?? [];
  const tree = loadTree(entity, [...embedded, ...readLoad(request)]);
  const record = renderRecord(viewerOf(request), entity, row, tree);
  return { status: 200, body: { '@attributes': { count: '1' }, [entity.envelope ?? entity.entity]: record } };
}
