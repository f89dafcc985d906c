import { badRequest, notFound } from '../bodies/refusal';
import type { LsOneSwitches } from '../switches';
import { type LsOneReply, ok } from './call';

/**
 * One page of a list, with the number of all records.
 * @throws Refusal 404 for a page without records, 400 for a page that cannot be
 */
export function pageReply<Each>(
  all: readonly Each[],
  params: URLSearchParams,
  switches: LsOneSwitches,
  show: (each: Each) => unknown,
): LsOneReply {
  const page = wholeOf(params, 'page', 1);
  const asked = wholeOf(params, 'pageSize', Math.min(100, switches.maxPageSize));
  if (asked > switches.maxPageSize && switches.overMaxPageSize === 'refuse') {
    throw badRequest(`pageSize must be at most ${switches.maxPageSize}.`);
  }
  const size = Math.min(asked, switches.maxPageSize);
  const items = all.slice((page - 1) * size, page * size);
  if (items.length === 0 && switches.emptyList === 'notFound') throw notFound('Nothing was found.');
  return ok({ items: items.map(show), totalCount: all.length });
}

function wholeOf(params: URLSearchParams, name: string, byDefault: number): number {
  const text = params.get(name);
  if (text === null) return byDefault;
  const value = /^\d{1,9}$/.test(text) ? Number(text) : 0;
  if (value < 1) throw badRequest(`${name} must be a whole number of at least 1.`);
  return value;
}
