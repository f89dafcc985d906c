import type { Entity } from '../lib/common/model/entity';
import { retailCatalogue } from '../lib/common/systems/retail/catalogue';

/** What a path speaks of. */
export interface ResolvedPath {
  readonly entity: Entity;
  /** One record (or something done to it), not the collection. */
  readonly single: boolean;
}

/**
 * Finds the catalogue entry of a path: relative to the account (`Item/12`), or absolute with a leading slash
 * (`/API/Session`); no suffix. The longest matching pattern wins, so that `Item/CustomField` is no item id.
 */
export function findEntity(path: string): ResolvedPath | undefined {
  const segments = path.split('/');
  let best: Pattern | undefined;
  for (const pattern of patterns) {
    if (pattern.segments.length > (best?.segments.length ?? 0) && matches(pattern, segments)) best = pattern;
  }
  return best && { entity: best.entity, single: best.ofRecord || segments.length > best.segments.length };
}

interface Pattern {
  readonly entity: Entity;
  readonly segments: readonly string[];
  /** The path of an operation, or of a write of its own below a record; nothing may follow. */
  readonly ofRecord: boolean;
}

const pattern = (entity: Entity, path: string, ofRecord: boolean): Pattern => ({
  entity,
  segments: path.split('/').map((segment) => (segment.startsWith('{') ? ANY : segment.toLowerCase())),
  ofRecord,
});

const ANY = '{}';

const patterns: readonly Pattern[] = Object.values(retailCatalogue).flatMap((entity) => {
  const writes = [entity.create, entity.update, entity.delete, ...Object.values(entity.actions ?? {})];
  const paths = writes.flatMap((write) => (write?.path === undefined ? [] : [write.path]));
  return [
    pattern(entity, entity.path, entity.kind === 'operation'),
    ...paths.map((path) => pattern(entity, path, true)),
  ];
});

function matches(pattern: Pattern, segments: readonly string[]): boolean {
  const rest = segments.length - pattern.segments.length;
  if (rest < 0 || rest > (pattern.ofRecord ? 0 : 1)) return false;
  // The vendor's pages spell `refund` both ways.
  return pattern.segments.every((part, at) => part === ANY || part === segments[at]?.toLowerCase());
}

/**
 * The path as prices, rights and the catalogue know it: relative to the account (`Item/12`), else absolute with a
 * leading slash (`/API/Session`).
 */
export function recordPath(segments: readonly string[] = []): string {
  const isBelowAccount = segments.length > 4 && segments.slice(0, 3).join('/') === 'API/V3/Account';
  return isBelowAccount ? segments.slice(4).join('/') : `/${segments.join('/')}`;
}
