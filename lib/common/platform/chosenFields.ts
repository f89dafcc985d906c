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
 * the step needs. Undefined: all fields. A field that the object does not have is a issue.
 */
export function chosenFields(
  cfg: Cfg,
  entity: Entity,
  also: readonly string[],
  issues: string[] = [],
): readonly string[] | undefined {
  const chosen = listField(cfg['fields']);
  const unknown = unknownNames(chosen, Object.keys(fieldOptions(catalogueOf(cfg), entity)));
  issues.push(...unknown.map((issue) => `"Selected Fields": ${issue} among the fields of ${entity.plural}`));
  const ids = [entity.idField ?? [], Object.keys(entity.parents ?? {})].flat();
  return chosen.length > 0 ? [...new Set([...ids, ...chosen, ...also])] : undefined;
}

/** The form of a record, reduced to the chosen fields. */
export const chosenForm = (cfg: Cfg, entity: Entity, form: FormSchema, also: readonly string[]): FormSchema => ({
  ...form,
  properties: picked(form.properties ?? {}, chosenFields(cfg, entity, also)),
});

/** Keeps the named entries. Case does not matter: the vendor spells some fields in two ways (`updatetime`, `updateTime`). */
export function picked<Value>(
  record: Readonly<Record<string, Value>>,
  names: readonly string[] | undefined,
): Record<string, Value> {
  const kept = names && new Set(names.map((name) => name.toLowerCase()));
  return Object.fromEntries(Object.entries(record).filter(([name]) => kept?.has(name.toLowerCase()) ?? true));
}

/** The record's fields that contain linked objects; a dotted name loads the outer objects, too. */
export const outerNames = (relations: readonly string[]): string[] =>
  relations.map((relation) => relation.split('.')[0] ?? '');

/** The chosen linked objects. `stale`: names that the object does not have; forms keep them after a change of the object. */
export function chosenRelations(cfg: Cfg, entity: Entity): { readonly known: string[]; readonly stale: string[] } {
  const chosen = listField(cfg['relations']);
  const isKnown = (name: string) => Object.hasOwn(entity.relations, name);
  return { known: chosen.filter(isKnown), stale: chosen.filter((name) => !isKnown(name)) };
}

/** The known linked objects; a warning names the others. */
export function usableRelations(cfg: Cfg, entity: Entity, log: Log): string[] {
  const { known, stale } = chosenRelations(cfg, entity);
  warnOfStale(entity, stale, log);
  return known;
}

export function warnOfStale(entity: Entity, stale: readonly string[], log: Log): void {
  if (stale.length > 0) {
    log.warn('%s have no linked objects %s: left out', entity.plural, stale.join(', '));
  }
}
