import { isObject } from '../util/collections';
import { holdsAnything, objectsGiven } from '../util/given';
import { throwIfInvalid } from '../util/issues';
import { unknownNames } from '../util/text';
import type { Catalogue, Entity } from './entity';
import type { VendorRecord } from './query';
import { nothingIn } from './recordInput';
import { checkInput } from './validateBody';

/** Records to be written by their key. */
export interface KeyedInput {
  readonly records: readonly VendorRecord[];
  /** They came as `items`. */
  readonly isList: boolean;
}

/** The field of a message that holds several records. */
export const KEYED_LIST = 'items';

/**
 * Reads a message with one record of an entity that is `writtenByKey`, or with several in `items`.
 *
 * @throws InputError that lists every issue, records by their number from 1
 */
export function readKeyed(
  catalogue: Catalogue,
  entity: Entity,
  body: Readonly<Record<string, unknown>>,
  nowMs: number,
): KeyedInput {
  const { [KEYED_LIST]: list, ...single } = body;
  const isList = holdsAnything(list);
  const given = isList ? objectsGiven(list) : [single];
  const where = (index: number) => (isList ? `item ${index + 1}: ` : '');
  const checked = given.map((each) => readOne(catalogue, entity, each, nowMs));
  throwIfInvalid([
    ...(isList
      ? unknownNames(
          Object.keys(single).filter((name) => holdsAnything(single[name])),
          [],
          BESIDE,
        )
      : []),
    ...(given.length === 0 ? [`"${KEYED_LIST}" must be a list of at least one object`] : []),
    ...checked.flatMap(({ issues }, index) => issues.map((issue) => where(index) + issue)),
    ...duplicateIssues(
      entity,
      checked.map(({ body: record }) => record),
    ),
  ]);
  return { records: checked.map(({ body: record }) => record), isList };
}

const BESIDE = { where: `beside "${KEYED_LIST}"` };

function readOne(catalogue: Catalogue, entity: Entity, given: unknown, nowMs: number) {
  if (!isObject(given)) return { issues: ['it must be an object'], body: {} };
  if (!holdsAnything(given)) return { issues: [nothingIn(entity)], body: {} };
  return checkInput(catalogue, entity, 'create', given, { nowMs });
}

/** Of two records with one key only one would stay. */
function duplicateIssues({ idField }: Entity, records: readonly VendorRecord[]): string[] {
  const key = idField ?? '';
  const firstAt = new Map<unknown, number>();
  return records.flatMap((record, index) => {
    const value = record[key];
    const first = firstAt.get(value);
    if (value === undefined || first === undefined) {
      firstAt.set(value, index);
      return [];
    }
    return [`item ${index + 1}: it has the same "${key}" as item ${first + 1}`];
  });
}
