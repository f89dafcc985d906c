import type { Entity } from '../model/entity';
import { pollFields } from '../model/pollFields';
import type { Condition, ListQuery } from '../model/query';
import { InputError } from '../util/errors';

/** Settings of one run of a polling trigger. */
export interface PollSettings {
  readonly entity: Entity;
  /** One of `pollFields(entity)`. */
  readonly by:
    | { readonly kind: 'time'; readonly field: string }
    | { readonly kind: 'id' }
    | { readonly kind: 'changes'; readonly field: string };
  /** First time, included; default: none. For polling by time only, as the end. */
  readonly startMs?: number | undefined;
  /** End of the times, excluded; default: none. */
  readonly endMs?: number | undefined;
  /** 1..100: how many records are asked for at a time, or, in a poll by comparing, go out before a snapshot. */
  readonly pageSize: number;
  /** The run ends, resumably, after this number of pages with records; Infinity: no limit. */
  readonly maxPages: number;
  readonly relations: readonly string[];
  readonly archived: NonNullable<ListQuery['archived']>;
  /** Further conditions; none of them on the polling field or the id, unless records are compared. */
  readonly filters: NonNullable<ListQuery['filters']>;
  readonly parents: Readonly<Record<string, string>>;
  /** Whose records they are; absent in a sample, which has no snapshot. */
  readonly account?: string | undefined;
  /** A sample: at most 10 records, without reading or writing a snapshot. */
  readonly sample: boolean;
  /** How long a change may take to appear in the vendor's lists. */
  readonly settleMs: number;
  /** The run ends, resumably, with the first page after this time. */
  readonly timeLimitMs: number;
}

/** The field that a run goes by. */
export const pollingField = ({ by, entity }: PollSettings): string =>
  by.kind === 'id' ? (entity.idField ?? '') : by.field;

/** The filters that are one condition each. */
export const plainFilters = ({ filters }: Pick<PollSettings, 'filters'>): Condition[] =>
  filters.flatMap((filter) => ('anyOf' in filter ? [] : [filter]));

/** @throws InputError for settings that cannot be polled */
export function checkSettings(settings: PollSettings): void {
  const { entity, by, filters } = settings;
  const field = pollingField(settings);
  const possible = pollFields(entity);
  if (!possible.some((one) => one.by === by.kind && one.field === field)) {
    const names = possible.map((one) => one.field).join(', ');
    throw new InputError(`${entity.plural} cannot be polled by "${field}"${names && `, only by ${names}`}`);
  }
  if (by.kind === 'changes') return;
  // The vendor accepts one condition per field, and the window needs these two fields.
  const used = filters.flatMap((filter) => ('anyOf' in filter ? filter.anyOf : [filter])).map((one) => one.field);
  const taken = [field, entity.idField].filter((name) => name !== null && used.includes(name));
  if (taken.length > 0) {
    throw new InputError(
      `${entity.plural}: the filter cannot use ${taken.map((name) => `"${name}"`).join(', ')}, which polling itself goes by`,
    );
  }
}
