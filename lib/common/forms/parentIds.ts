import type { Entity } from '../systems/entity';
import { caption, type FormSchema } from './fieldSchema';

type Catalogue = Readonly<Record<string, Entity>>;

/** The ids of the objects that a nested object lies within, as input fields of the same names. */
export const parentForms = (catalogue: Catalogue, { parents = {} }: Entity): Record<string, FormSchema> =>
  Object.fromEntries(
    Object.entries(parents).map(([name, parent]) => [
      name,
      idForm(name, `id of the ${catalogue[parent]?.label ?? parent} that it belongs to`),
    ]),
  );

/** An id that has to be given. */
export const idForm = (name: string, description: string): FormSchema => ({
  type: 'string',
  ...caption(name, description),
  required: true,
});
