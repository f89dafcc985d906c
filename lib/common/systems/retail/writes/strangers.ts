import { MAX_SUGGESTIONS, quoted, suggestion } from '../../../unknownNames';
import type { BodyShape } from './bodyShape';
import type { Check } from './check';
import { placeOf } from './placeOf';

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
    check.faults.push({ text: `${quoted(path + name)} ${fault}` });
  }
}

function unknown({ entity, faults }: Check, shape: BodyShape, name: string, path: string): string {
  if (faults.length >= MAX_SUGGESTIONS) return 'is unknown';
  return `is unknown${placeOf(entity, shape, name, path) ?? suggestion(name, shape.names)}`;
}

function cannotBeSet({ entity }: Check, shape: BodyShape, name: string, path: string): string {
  const isComputed = shape.field(name)?.readOnly || (path === '' && name === entity.idField);
  if (isComputed) return 'is set by Lightspeed itself, leave it out';
  return `cannot be set ${path ? 'here' : 'when the object is created'}, leave it out`;
}
