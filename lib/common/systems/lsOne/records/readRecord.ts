import type { Entity, Field, LooseField } from '../../../model/entity';
import type { VendorRecord } from '../../../model/query';
import { getOwn } from '../../../util/collections';
import { numberOf } from '../../../util/exactNumber';

/**
 * A record as flows see it: the names of the vendor's samples in whatever case they come, ids as texts, numbers wherever a
 * number has the value, else the text with all digits. Unknown members stay as they are, and so do dates.
 */
export function readRecord(entity: Entity, raw: VendorRecord): VendorRecord {
  const { fields, byLowerCase } = knownNames(entity);
  return Object.fromEntries(
    Object.entries(raw).map(([name, value]) => {
      const own = byLowerCase.get(name.toLowerCase()) ?? name;
      return [own, readValue(getOwn(fields, own), value)];
    }),
  );
}

interface KnownNames {
  readonly fields: Readonly<Record<string, Field | LooseField>>;
  readonly byLowerCase: ReadonlyMap<string, string>;
}

const known = new WeakMap<Entity, KnownNames>();

function knownNames(entity: Entity): KnownNames {
  const made = known.get(entity);
  if (made) return made;
  const fields = { ...entity.fields, ...entity.undocumentedFields };
  const names = { fields, byLowerCase: new Map(Object.keys(fields).map((name) => [name.toLowerCase(), name])) };
  known.set(entity, names);
  return names;
}

function readValue(field: Field | LooseField | undefined, value: unknown): unknown {
  switch (field?.type) {
    case 'string':
      return typeof value === 'number' ? String(value) : value;
    case 'integer':
    case 'float':
      return typeof value === 'string' ? (numberOf(value.trim()) ?? value) : value;
    default:
      return value;
  }
}
