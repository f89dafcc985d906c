import type { ApiReply } from '../../types';
import type { Request } from '../world';
import { collapse } from './wire';

/** Bare names, as far as the page's broken sample can be read. */
export function answerTagGroups({ world }: Request): ApiReply {
  const names = world.store
    .table('TagGroup')
    .rows()
    .map((group) => String(group['name']));
  return { status: 200, body: { '@attributes': { next: '', previous: '' }, TagGroup: collapse(names) } };
}
