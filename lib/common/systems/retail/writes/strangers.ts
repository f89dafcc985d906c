import { MAX_SUGGESTIONS, quoted, suggestion } from '../../../unknownNames';
import type { Entity } from '../../entity';
import type { BodyShape, WriteKind } from './bodyShape';
import { placeOf } from './placeOf';

/** A reading of an input: what it is for, and what was found on the way. */
export interface Check {
  readonly entity: Entity;
  readonly kind: WriteKind;
  readonly faults: string[];
  readonly leftOut: string[];
}

/**
 * Notes a name that a write does not take: it is left out of a change if records show it, and else refused. `path` is
 * dotted, with a dot at its end.
 */
export function noteStranger(check: Check, shape: BodyShape, name: string, path: string): void {
  const isKnown = shape.isKnown(name) || (path === '' && name === check.entity.idField);
  if (isKnown && check.kind !== 'create') {
    check.leftOut.push(path + name);
  } else {
    const fault = isKnown ? cannotBeSet(check, shape, name, path) : unknown(check, shape, name, path);
    check.faults.push(`${quoted(path + name)} ${fault}`);
  }
}

function unknown({ entity, faults }: Check, shape: BodyShape, name: string, path: string): string {
  if (faults.length >= MAX_SUGGESTIONS) return 'is unknown';
  return `is unknown${placeOf(entity, shape, name, path) ?? suggestion(name, shape.names)}`;
}

function cannotBeSet({ entity }: Check, shape: BodyShape, name: string, path: string): string {
  const isComputed = shape.field(name)?.readOnly || (path === '' && name === entity.idField);
  if (isComputed) return 'is set by Lightspeed itself, leave it out';
  return `cannot be set ${path ? 'here' : 'when the record is created'}, leave it out`;
}
