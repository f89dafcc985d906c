import { getOwn } from '../util/collections';
import { isGiven } from '../util/given';
import { throwIfInvalid } from '../util/issues';
import type { Entity } from './entity';

type Body = Readonly<Record<string, unknown>>;

/**
 * A message's body with the names that records have, where it has other spellings of them.
 *
 * @throws InputError for a field that is given in two spellings
 */
export function ownSpelling({ otherNames = {} }: Pick<Entity, 'otherNames'>, body: Body): Body {
  const others = Object.keys(body).filter((name) => getOwn(otherNames, name) !== undefined);
  if (others.length === 0) return body;
  const renamed = others.map((name): [string, unknown] => [getOwn(otherNames, name) ?? name, body[name]]);
  const own = Object.entries(body).filter(([name]) => !others.includes(name));
  const given = [...own, ...renamed].filter(([, value]) => isGiven(value)).map(([name]) => name);
  const twice = given.filter((name, at) => given.indexOf(name) !== at);
  throwIfInvalid([...new Set(twice)].map((name) => `"${name}" is given in two spellings`));
  // An empty field of one spelling does not hide the value of the other.
  return Object.fromEntries([...own, ...renamed].sort(([, a], [, b]) => Number(isGiven(a)) - Number(isGiven(b))));
}
