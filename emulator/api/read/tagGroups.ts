import type { ApiReply } from '../../types';
import type { Request } from '../request';
import { collapse } from './wire';

/** Bare names, as far as the page's broken sample can be read. */
export function answerTagGroups({ state }: Request): ApiReply {
  const names = state.store
    .table('TagGroup')
    .rows()
    .map((group) => String(group['name']));
  return { status: 200, body: { '@attributes': { next: '', previous: '' }, TagGroup: collapse(names) } };
}
