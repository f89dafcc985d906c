import { isIdValue } from '../../model/ids';
import { isObject } from '../../util/collections';
import { type PollSettings, pollingField } from '../pollSettings';
import { DIGEST_BYTES, packDigests, unpackDigests } from './digestPack';

/** What a poll by comparing keeps from run to run. */
export interface ChangeState {
  readonly digests: Map<string, number>;
  /** As the system's scan has left it. */
  readonly memory: unknown;
}

export interface ReadChangeState {
  /** Undefined: nothing was emitted yet. */
  readonly state?: ChangeState | undefined;
  /** Why the snapshot was ignored. */
  readonly warning?: string;
}

/** The JSON text of a snapshot is no longer than this. */
export const MAX_SNAPSHOT_CHARACTERS = 64_000;

/** More records than this never fit, whatever their ids are. */
export const MAX_RECORDS = Math.floor((MAX_SNAPSHOT_CHARACTERS * 3) / 4 / DIGEST_BYTES);

/** `{v: 1, objectType, pollingField, parents?, kind, count, data, memory?}` */
export const writeChangeSnapshot = (settings: PollSettings, { digests, memory }: ChangeState): object => ({
  v: 1,
  objectType: settings.entity.entity,
  pollingField: pollingField(settings),
  // Below another parent all of them would be missing, as if they had been deleted.
  ...(Object.keys(settings.parents).length > 0 && { parents: settings.parents }),
  ...packDigests(digests),
  ...(memory !== undefined && { memory }),
});

/** Reads the platform's snapshot. Without one, or with an empty one, it is a first run; an invalid one is ignored with a warning. */
export function readChangeSnapshot(settings: PollSettings, snapshot: unknown): ReadChangeState {
  if (snapshot === undefined || snapshot === null || snapshot === '') return {};
  if (!isObject(snapshot)) return ignored('is not one of this component');
  if (Object.keys(snapshot).length === 0) return {};
  if (snapshot['v'] !== 1) return ignored('has a form that this version does not know');
  if (snapshot['objectType'] !== settings.entity.entity) return ignored('is of another object type');
  if (snapshot['pollingField'] !== pollingField(settings)) return ignored('is of another polling field');
  if (!hasParents(settings, snapshot['parents'])) return ignored('is of objects within another object');
  const { count } = snapshot;
  const digests = typeof count === 'number' && count <= MAX_RECORDS ? unpackDigests(snapshot) : undefined;
  if (!digests || digests.size !== count) return ignored('cannot be read');
  if (![...digests.keys()].every((id) => isIdValue(settings.entity, id)))
    return ignored('holds an id that is not valid');
  return { state: { digests, memory: snapshot['memory'] } };
}

function hasParents({ parents }: PollSettings, known: unknown): boolean {
  const given = isObject(known) ? known : {};
  const names = new Set([...Object.keys(parents), ...Object.keys(given)]);
  return [...names].every((name) => parents[name] === given[name]);
}

const ignored = (why: string): ReadChangeState => ({ warning: `The snapshot ${why}; reading starts anew` });
