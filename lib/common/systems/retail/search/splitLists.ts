import type { Entity } from '../../entity';
import type { Condition } from '../../system';
import { MOST_VALUES } from '../lists/conditionFaults';
import { encodeValue } from '../lists/conditions';
import type { Search } from './search';
import { searchField } from './searchFields';

/** Searches with lists that the vendor takes: every combination of parts of the long ones. */
export function splitLists(entity: Entity, { filters, checks }: Search): Search[] {
  return filters
    .map((filter) => ('operator' in filter && filter.operator === 'IN' ? splitList(entity, filter) : [filter]))
    .reduce<Search[]>(
      (searches, parts) =>
        searches.flatMap((search) => parts.map((part) => ({ checks, filters: [...search.filters, part] }))),
      [{ checks, filters: [] }],
    );
}

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

/** Of the parameters that are no fields only this one does. Source: vendor's pages Item and CreditAccount. */
const takesLists = (entity: Entity, field: string): boolean =>
  field === 'itemCode' || !searchField(entity, field).isParameter;

/** In characters as sent: many servers refuse URLs beyond 8 KB. */
const LONGEST_LIST = 5000;
