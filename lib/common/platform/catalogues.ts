import type { Catalogue, Entity } from '../model/entity';
import { systemOf } from '../systems';
import { getOwn } from '../util/collections';
import { textField } from '../util/given';
import { suggestion } from '../util/text';
import type { Cfg } from './context';
import { stepError } from './fields';

/** The catalogue of the credential's system. */
export const catalogueOf = (cfg: Cfg): Catalogue => systemOf(cfg).catalogue;

/** The step's object. */
export const entityOf = (cfg: Cfg): Entity => chosenOf('Object Type', textField(cfg['objectType']), catalogueOf(cfg));

/** The option of that name. @throws InputError that names the field */
export function chosenOf<Value>(
  label: string,
  name: string | undefined,
  offered: Readonly<Record<string, Value>>,
): Value {
  const value = name === undefined ? undefined : getOwn<Value>(offered, name);
  if (value !== undefined) return value;
  throw stepError([
    name === undefined
      ? `"${label}" is not chosen`
      : `"${label}" ${name} does not exist${suggestion(name, Object.keys(offered))}`,
  ]);
}
