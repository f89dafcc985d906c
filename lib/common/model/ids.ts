import type { Entity, Field, LooseField } from './entity';

/** An id made of digits. Of numbers those beyond 2^53 are none: they have lost digits already. */
export const isId = (id: unknown): id is string | number =>
  typeof id === 'number' ? Number.isSafeInteger(id) && id >= 0 : typeof id === 'string' && /^\d+$/.test(id);

/**
 * Whether a value can be an id of an entity, by its `idFormat`. Anything else is refused instead of encoded: `..`, `1/2`
 * or `1?x=y` could lead to another path. `PO-000012` is an id of the format `text`.
 */
export const isIdValue = ({ idFormat = 'digits' }: Pick<Entity, 'idFormat'>, id: unknown): id is string | number =>
  isId(id) || (idFormat === 'text' && typeof id === 'string' && TEXT_ID.test(id));

const TEXT_ID = /^(?!\.{1,2}$)[^\s/\\?#%&\p{Cc}](?:[^/\\?#%&\p{Cc}]*[^\s/\\?#%&\p{Cc}])?$/u;

/** What an id must be, for texts. */
export const idRule = ({ idFormat = 'digits' }: Pick<Entity, 'idFormat'>): string =>
  idFormat === 'digits' ? 'an id, digits only' : 'an id, without / \\ ? # % & in it and without spaces round it';

/**
 * Whether a field holds an id: its own or that of another record. Such a field stays a text, for some ids are longer than
 * a number can hold. Where no type is known the name tells.
 */
export const isIdField = (name: string, field: Field | LooseField): boolean =>
  field.ref !== undefined ||
  'refObject' in field ||
  (name.endsWith('ID') && (field.type === 'integer' || field.type === undefined));
