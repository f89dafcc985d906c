import type { Entity } from '../../model/entity';
import { isId } from '../../model/ids';
import { InputError } from '../../util/errors';

/** Ids by the name of their field, as steps get them. */
export type Ids = Readonly<Record<string, string | number>>;

/**
 * The path of an entity's list: `Item`, `Sale/277/SaleLine`, `/API/Locale` (a leading slash: absolute on the host).
 * Throws an `InputError` that names every parent id that is missing or is no id.
 */
export function collectionPath(entity: Entity, parents: Ids = {}): string {
  const names = Object.keys(entity.parents ?? {});
  const issues = names.flatMap((name) => parentIssue(entity, name, parents[name]));
  if (issues.length > 0) throw new InputError(`${entity.plural}: ${issues.join('; ')}.`);
  return names.reduce((path, name) => path.replace(`{${name}}`, String(parents[name])), entity.path);
}

/** A path with ids in braces, such as `Inventory/Transfer/{transferID}/AddItems`. Throws as {@link collectionPath}. */
export const filledPath = (entity: Entity, path: string, ids: Ids): string =>
  collectionPath({ ...entity, path, parents: Object.fromEntries(idNames(path).map((name) => [name, name])) }, ids);

const idNames = (path: string): string[] => [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name ?? '');

/**
 * The path of one record: `Item/12`. Ticket numbers are digits too and may stand for a sale's id.
 * Throws an `InputError` when `id` is no id, or as {@link collectionPath} does.
 */
export function recordPath(entity: Entity, id: string | number, parents: Ids = {}): string {
  const collection = collectionPath(entity, parents);
  if (!isId(id)) throw new InputError(`${entity.label}: "${entity.idField ?? 'id'}" must be an id, digits only.`);
  return `${collection}/${id}`;
}

function parentIssue(entity: Entity, name: string, id: string | number | undefined): string[] {
  if (id === undefined) return [`"${name}" is missing, the id of the ${entity.parents?.[name]} they belong to`];
  return isId(id) ? [] : [`"${name}" must be an id, digits only`];
}
