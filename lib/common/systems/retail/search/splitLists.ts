import type { Entity } from '../../entity';
import type { Condition } from '../../system';
import { MOST_VALUES } from '../lists/conditionFaults';
import { encodeValue } from '../lists/conditions';
import { takesLists } from '../lists/fields';
import type { Search } from './search';

/** A search whose long lists are in parts that the vendor takes, each filter with its parts. */
export interface SplitSearch {
  readonly checks: Search['checks'];
  readonly parts: readonly (readonly Search['filters'][number][])[];
}

/** The vendor takes lists of a certain length only: every combination of their parts is a query of its own. */
export const splitLists = (entity: Entity, { filters, checks }: Search): SplitSearch => ({
  checks,
  parts: filters.map((filter) =>
    'operator' in filter && filter.operator === 'IN' ? splitList(entity, filter) : [filter],
  ),
});

/** How many queries a search becomes; nothing is planned for it. */
export const countQueries = ({ parts }: SplitSearch): number =>
  parts.reduce((product, { length }) => product * length, 1);

/** The queries. Count them first: of four lists of 5,000 values there are millions. */
export const combined = ({ parts, checks }: SplitSearch): Search[] =>
  parts.reduce<Search[]>(
    (searches, each) =>
      searches.flatMap((search) => each.map((part) => ({ checks, filters: [...search.filters, part] }))),
    [{ checks, filters: [] }],
  );

function splitList(entity: Entity, condition: Condition): Condition[] {
  const most = takesLists(entity, condition.field) ? MOST_VALUES : 1;
  const parts: string[][] = [];
  let room = 0;
  for (const value of condition.values) {
    const size = encodeValue(`${JSON.stringify(value)},`).length;
    const part = parts.at(-1);
    if (part && part.length < most && size <= room) {
      part.push(value);
      room -= size;
    } else {
      parts.push([value]);
      room = LONGEST_LIST - size;
    }
  }
  return parts.map((values) => ({ ...condition, operator: values.length > 1 ? 'IN' : '=', values }));
}

/** In characters as sent: many servers refuse URLs beyond 8 KB. */
const LONGEST_LIST = 5000;
