import { expect } from 'chai';
import type { FormSchema } from '../../../lib/common/forms/fieldSchema';
import type { Entity, LooseField } from '../../../lib/common/model/entity';
import { retailCatalogue } from '../../../lib/common/systems/retail/catalogue';
import { getMetaModel } from '../../../lib/triggers/pollEntity';

/** Written down once more, apart from the code that makes the forms. */
const TYPES: Readonly<Record<string, string>> = {
  integer: 'number',
  float: 'number',
  string: 'string',
  boolean: 'boolean',
  datetime: 'string',
  date: 'string',
};

/** The form of a part by its dotted name; the records of a list lie within the key that wraps them. */
const partOf = (form: FormSchema | undefined, dotted: string): FormSchema | undefined =>
  dotted.split('.').reduce<FormSchema | undefined>((outer, name) => {
    const part = outer?.properties?.[name];
    const [only, ...others] = Object.values(part?.properties ?? {});
    const list = part?.items ?? (others.length === 0 ? only?.items : undefined);
    return list ?? part;
  }, form);

function typesOf(entity: Entity, path: string, name: string, field: LooseField): (string | undefined)[] {
  const isPart =
    path in { ...entity.subObjects, ...entity.relations } || ['object', 'array'].includes(field.type ?? '');
  if (isPart) return ['object', 'array'];
  return name.endsWith('ID') || field.ref !== undefined ? ['string'] : [TYPES[field.type ?? 'mixed']];
}

/** Every form within a form, itself included. */
const formsIn = (form: FormSchema): FormSchema[] => [
  form,
  ...Object.values(form.properties ?? {}).flatMap(formsIn),
  ...(form.items ? formsIn(form.items) : []),
];

describe('The form of a record with everything loaded', () => {
  // The parts of an operation are those of its request.
  for (const entity of Object.values(retailCatalogue).filter(({ kind }) => kind !== 'operation')) {
    it(`of ${entity.entity} has every documented field of its parts, rightly typed`, async () => {
      const { out } = await getMetaModel({ objectType: entity.entity, relations: Object.keys(entity.relations) });
      for (const [dotted, part] of Object.entries(entity.subObjects ?? {}).filter(([, each]) => !each.appearsIn)) {
        const form = partOf(out, dotted);
        for (const [name, field] of Object.entries({ ...part.undocumentedFields, ...part.fields })) {
          const path = `${dotted}.${name}`;
          expect(form?.properties, path).to.have.property(name);
          expect(form?.properties?.[name]?.type, path).to.be.oneOf(typesOf(entity, path, name, field));
        }
      }
      const nameless = formsIn(out).flatMap(({ properties = {} }) =>
        Object.entries(properties).flatMap(([name, { title }]) => (title ? [] : [name])),
      );
      expect(nameless, 'every property has a caption').to.deep.equal([]);
      const torn = formsIn(out).filter(
        ({ type, properties, items }) => (properties && type !== 'object') || (items && type !== 'array'),
      );
      expect(torn, 'lists have items, objects have properties').to.deep.equal([]);
    });
  }
});
