import type { ApiCall } from '../../types';
import type { ListRequest } from '../query/listRequest';

/** The path of a call as it was sent, with its suffix. */
export function pathOf(call: ApiCall): string {
  return `/${call.segments.map(encodeURIComponent).join('/')}${call.suffix}`;
}

/**
 * A complete URL of a neighbouring page: the call's own parameters as they were sent, limit and sort with their
 * defaults, and the cursor in place of the one before.
 */
export function listUrl(call: ApiCall, list: ListRequest, cursorName: string, cursor: string): string {
  const has = (name: string) => list.parameters.some((parameter) => parameter.name === name);
  const own = list.parameters
    .filter(({ name }) => name !== 'after' && name !== 'before')
    .map(({ name, raw }) => `${encodeURIComponent(name)}=${raw}`);
  const added = [
    ...(has('limit') ? [] : [`limit=${list.limit}`]),
    ...(has('sort') || list.sort.text === '' ? [] : [`sort=${list.sort.text}`]),
    `${cursorName}=${encodeURIComponent(cursor)}`,
  ];
  return `${call.origin}${pathOf(call)}?${[...own, ...added].join('&')}`;
}
