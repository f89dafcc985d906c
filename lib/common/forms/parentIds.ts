import type { Entity } from '../systems/entity';
import type { FormSchema } from './fieldSchema';
import { title } from './title';

type Catalogue = Readonly<Record<string, Entity>>;

/** The ids of the objects that a nested object lies within, as input fields of the same names. */
export const parentForms = (catalogue: Catalogue, { parents = {}, plural }: Entity): Record<string, FormSchema> =>
  Object.fromEntries(
    Object.entries(parents).map(([name, parent]) => {
      const label = catalogue[parent]?.label ?? parent;
      const description = `Id of the ${label} that the ${plural} belong to`;
      return [name, { type: 'string', title: title(name), required: true, help: { description } }];
    }),
  );

/** The parents' ids in a message; which of them are missing or wrong is told when the path is made. */
export const readParents = (
  { parents = {} }: Entity,
  body: Readonly<Record<string, unknown>>,
): Record<string, string> =>
  Object.fromEntries(
    Object.keys(parents).flatMap((name) => {
      const value = body[name];
      return typeof value === 'string' || typeof value === 'number' ? [[name, String(value).trim()]] : [];
    }),
  );
