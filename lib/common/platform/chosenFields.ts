import { fieldOptions } from '../forms/fieldOptions';
import type { FormSchema } from '../forms/fieldSchema';
import type { Entity } from '../model/entity';
import type { Log } from '../util/log';
import { unknownNames } from '../util/text';
import { catalogueOf } from './catalogues';
import type { Cfg } from './context';
import { listField } from './fields';

/**
 * The field names that a step emits when the user chose some: the chosen ones, the ids of the record, and `also`, which
 * the step needs. Undefined: all fields. A field that the object does not have is an issue.
 */
export function chosenFields(
  cfg: Cfg,
  entity: Entity,
  also: readonly string[],
  issues: string[] = [],
): readonly string[] | undefined {
  const chosen = listField('Selected Fields', cfg['fields'], issues);
  const unknown = unknownNames(chosen, Object.keys(fieldOptions(catalogueOf(cfg), entity)));
  for (const issue of unknown) issues.push(`"Selected Fields": ${issue} among the fields of ${entity.plural}`);
  const ids = [entity.idField ?? [], Object.keys(entity.parents ?? {})].flat();
  return chosen.length > 0 ? [...new Set([...ids, ...chosen, ...also])] : undefined;
}

/** The form of a record, reduced to the chosen fields. */
export const chosenForm = (cfg: Cfg, entity: Entity, form: FormSchema, also: readonly string[]): FormSchema => ({
  ...form,
  properties: picked(form.properties ?? {}, chosenFields(cfg, entity, also)),
});

/** Keeps the named entries; undefined: all. Case does not matter: the vendor spells some fields in two ways (`updatetime`, `updateTime`). */
export function picked<Fields extends Readonly<Record<string, unknown>>>(
  record: Fields,
  names: readonly string[] | undefined,
): Fields {
  if (names === undefined) return record;
  const kept = new Set(names.map((name) => name.toLowerCase()));
  return Object.fromEntries(Object.entries(record).filter(([name]) => kept.has(name.toLowerCase()))) as Fields;
}

/** The record's fields that contain linked objects; a dotted name loads the outer objects, too. */
export const outerNames = (relations: readonly string[]): string[] =>
  relations.map((relation) => relation.split('.')[0] ?? '');

const LINKED_OBJECTS = 'Include Linked Objects';

/**
 * The chosen linked objects. `stale`: names that the object does not have; forms keep them after a change of the object.
 * A name that no object has goes to `issues`.
 */
export function chosenRelations(
  cfg: Cfg,
  entity: Entity,
  issues: string[] = [],
): { readonly known: string[]; readonly stale: string[] } {
  const chosen = listField(LINKED_OBJECTS, cfg['relations'], issues);
  const isKnown = (name: string) => Object.hasOwn(entity.relations, name);
  const stale = chosen.filter((name) => !isKnown(name));
  for (const issue of ofNoObject(stale, cfg, entity)) issues.push(`"${LINKED_OBJECTS}": ${issue}`);
  return { known: chosen.filter(isKnown), stale };
}

function ofNoObject(names: readonly string[], cfg: Cfg, entity: Entity): string[] {
  // Reading all objects loads them all.
  if (names.length === 0) return [];
  const ofAny = Object.values(catalogueOf(cfg)).flatMap(({ relations }) => Object.keys(relations));
  return unknownNames(names, [...Object.keys(entity.relations), ...ofAny]);
}

/** The known linked objects; a warning names the others. */
export function usableRelations(cfg: Cfg, entity: Entity, log: Log, issues: string[] = []): string[] {
  const { known, stale } = chosenRelations(cfg, entity, issues);
  warnOfStale(entity, stale, log);
  return known;
}

export function warnOfStale(entity: Entity, stale: readonly string[], log: Log): void {
  if (stale.length > 0) {
    log.warn('%s have no linked objects %s: left out', entity.plural, stale.join(', '));
  }
}
