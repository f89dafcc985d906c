import { isIdValue } from '../../model/ids';
import { isObject } from '../../util/collections';
import type { PollSettings } from '../pollSettings';
import { ignored, readHead, snapshotHead } from '../snapshotHead';
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

/** `{v: 1, objectType, pollingField, account, parents?, kind, count, data, memory?}` */
export const writeChangeSnapshot = (settings: PollSettings, { digests, memory }: ChangeState): object => ({
  ...snapshotHead(settings),
  // Below another parent all of them would be missing, as if they had been deleted.
  ...(Object.keys(settings.parents).length > 0 && { parents: settings.parents }),
  ...packDigests(digests),
  ...(memory !== undefined && { memory }),
});

/** Reads the platform's snapshot. Without one, or with an empty one, it is a first run; an invalid one is ignored with a warning. */
export function readChangeSnapshot(settings: PollSettings, snapshot: unknown): ReadChangeState {
  const { own, why } = readHead(settings, snapshot);
  if (!own) return why === undefined ? {} : ignored(why);
  if (!hasParents(settings, own['parents'])) return ignored('is of objects within another object');
  const { count } = own;
  const digests = typeof count === 'number' && count <= MAX_RECORDS ? unpackDigests(own) : undefined;
  if (!digests || digests.size !== count) return ignored('cannot be read');
  if (![...digests.keys()].every((id) => isIdValue(settings.entity, id)))
    return ignored('holds an id that is not valid');
  return { state: { digests, memory: own['memory'] } };
}

function hasParents({ parents }: PollSettings, known: unknown): boolean {
  const given = isObject(known) ? known : {};
  const names = new Set([...Object.keys(parents), ...Object.keys(given)]);
  return [...names].every((name) => parents[name] === given[name]);
}
