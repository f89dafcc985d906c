import type { Entity } from '../../../lib/common/model/entity';
import { localDate, parseTime } from '../../data/time';
import { badRequest } from '../apiError';
import { parseQuery } from '../query/parameters';

/** The days of a report, both included: `2016-11-02`. */
export interface Span {
  readonly startDate: string;
  readonly endDate: string;
}

/**
 * Reads `startDate` and `endDate`. No page tells whether the last day is included; it is here, since a day names all of
 * its sales. A moment stands for its day in the zone of the first shop.
 */
export function readSpan(entity: Entity, query: string, timeZone: string): Span {
  const parameters = parseQuery(query);
  const read = (name: string) => {
    const text = parameters.find((parameter) => parameter.name === name)?.value ?? '';
    const time = parseTime(text, timeZone);
    if (!time) {
      throw badRequest(`${entity.entity}: ${name} must be a date such as 2016-11-02.`);
    }
    return localDate(time.text, timeZone);
  };
  const span = { startDate: read('startDate'), endDate: read('endDate') };
  if (span.startDate > span.endDate) {
    throw badRequest(`${entity.entity}: startDate must not lie behind endDate.`);
  }
  return span;
}

export function isWithin(date: string, { startDate, endDate }: Span): boolean {
  return startDate <= date && date <= endDate;
}
