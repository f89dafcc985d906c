import { expect } from 'chai';
import type { FormSchema } from '../lib/common/forms/fieldSchema';
import type { Entity, Field, FieldType, LooseField, SubObject } from '../lib/common/model/entity';
import { retailCatalogue } from '../lib/common/systems/retail/catalogue';
import { createNormalizer } from '../lib/common/systems/retail/records/normalize';
import { getMetaModel } from '../lib/triggers/pollEntity';

// One suite over every entity: what the rest of the component takes for granted. Each check lists all that is wrong.

const entities = Object.values(retailCatalogue);
const isEntity = (name: string) => name in retailCatalogue;
const names = (value: object | undefined) => Object.keys(value ?? {});
const first = (dotted: string) => dotted.split('.')[0] ?? '';
const ownFields = (entity: Entity): Record<string, Field | LooseField> => ({
  ...entity.undocumentedFields,
  ...entity.fields,
});

/** Documents show the printed entity's fields as well, except labels, which are records of their own. */
const printed = (entity: Entity) => retailCatalogue[entity.document ?? ''];
const visibleFields = (entity: Entity) => ({ ...ownFields(printed(entity) ?? entity), ...ownFields(entity) });

/** Names in `given` that are not in `known`. */
const unexpected = (given: Iterable<string>, known: Iterable<string>) => {
  const set = new Set(known);
  return [...given].filter((name) => !set.has(name));
};

const placeholders = (path: string) => [...path.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '');

const writes = ({ create, update, delete: remove }: Entity) =>
  Object.entries({ create, update, delete: remove }).flatMap(([operation, write]) =>
    write ? [{ operation: operation as 'create' | 'update' | 'delete', write }] : [],
  );

const bodies = (entity: Entity) => [entity.body, ...Object.values(entity.actions ?? {}).map((action) => action.body)];

/** Every field of an entity, wherever it is written down. */
const allFields = (entity: Entity): (Field | LooseField)[] => [
  ...Object.values(ownFields(entity)),
  ...Object.values(entity.subObjects ?? {}).flatMap((each) =>
    Object.values({ ...each.undocumentedFields, ...each.fields }),
  ),
  ...bodies(entity).flatMap((body) => Object.values(body?.fields ?? {})),
];

describe('The catalogue', () => {
  it('has all 103 entries, each under its own name', () => {
    expect(entities).to.have.length(103);
    for (const [name, entity] of Object.entries(retailCatalogue)) {
      expect(entity.entity).to.equal(name);
    }
  });

  for (const key of ['label', 'plural', 'path'] as const) {
    it(`uses no ${key} twice`, () => {
      const values = entities.map((entity) => entity[key]);
      expect(values.filter((value, index) => values.indexOf(value) !== index)).to.deep.equal([]);
    });
  }

  for (const entity of entities) {
    describe(entity.entity, () => checkEntity(entity));
  }
});

function checkEntity(entity: Entity): void {
  const visible = names(visibleFields(entity));

  if (!entity.document || printed(entity)) {
    it('has its id and its sort fields', () => {
      expect(unexpected(entity.idField ? [entity.idField] : [], visible)).to.deep.equal([]);
      expect(unexpected(entity.sortable, visible)).to.deep.equal([]);
    });
  }

  it('speaks to users in the notes of its fields, not of the documentation', () => {
    const ofDocumentation = /\b(samples?|pages?|tutorials?|changelog|documented|listed)\b/i;
    expect(allFields(entity).filter(({ note = '' }) => ofDocumentation.test(note))).to.deep.equal([]);
  });

  it('names existing entities only', () => {
    const named = [
      ...allFields(entity).flatMap((field) => field.ref ?? []),
      ...Object.values(entity.parents ?? {}),
      ...Object.values(entity.actions ?? {}).flatMap((action) => action.returns ?? []),
      ...[entity.returns ?? [], entity.replacedBy ?? []].flat(),
      ...Object.values(entity.subObjects ?? {}).flatMap((each) => (each.appearsIn ? first(each.appearsIn) : [])),
      // The print queue has no endpoint.
      ...(entity.document && entity.document !== 'Label' ? [entity.document] : []),
    ];
    expect(named.filter((name) => !isEntity(name))).to.deep.equal([]);
  });

  it('names with refObject only what has no endpoint', () => {
    const objects = allFields(entity).flatMap((field) => ('refObject' in field && field.refObject) || []);
    expect(objects.filter(isEntity)).to.deep.equal([]);
  });

  it('has a parent for each id in its paths', () => {
    expect(names(entity.parents)).to.deep.equal(placeholders(entity.path));
    for (const [id, parent] of Object.entries(entity.parents ?? {})) {
      expect(retailCatalogue[parent]?.idField, parent).to.equal(id);
    }
    const known = [...names(entity.parents), entity.idField ?? ''];
    const furtherPaths = [
      ...writes(entity).flatMap(({ write }) => write.path ?? []),
      ...Object.values(entity.actions ?? {}).map((action) => action.path),
    ];
    expect(unexpected(furtherPaths.flatMap(placeholders), known)).to.deep.equal([]);
  });

  it('has time fields that are times, and says alike whether they sort', () => {
    for (const [name, time] of Object.entries(entity.timeFields ?? {})) {
      expect(ownFields(entity)[name]?.type, name).to.be.oneOf(['datetime', 'date']);
      expect(entity.sortable.includes(name), name).to.equal(time.sortable);
    }
  });

  it('writes no field down twice', () => {
    const tables: Pick<SubObject, 'fields' | 'undocumentedFields'>[] = [
      entity,
      ...Object.values(entity.subObjects ?? {}),
    ];
    const twice = tables.flatMap((table) =>
      names(table.undocumentedFields).filter((name) => name in (table.fields ?? {})),
    );
    expect(twice).to.deep.equal([]);
  });

  it('has relations that hang together', () => {
    expect(unexpected(entity.create?.answersWith ?? [], names(entity.relations))).to.deep.equal([]);
    for (const [name, relation] of Object.entries(entity.relations)) {
      const outer = name.split('.').slice(0, -1).join('.');
      expect(outer === '' || outer in entity.relations, `${name} below a relation`).to.equal(true);
      expect(relation.kind === 'one' && relation.wrapper, `${name} with a wrapper`).to.not.be.a('string');
      const container = entity.subObjects?.[name]?.container ?? relation.wrapper;
      expect(relation.wrapper ?? container, name).to.equal(container);
    }
  });

  it('hangs its nested records on something that exists', () => {
    const nested = Object.entries(entity.subObjects ?? {}).filter(([, each]) => !each.appearsIn);
    const roots = [
      ...visible,
      ...names(entity.relations).map(first),
      ...(entity.fixedRelations ?? []).map(first),
      ...names(entity.body?.fields),
    ];
    expect(
      unexpected(
        nested.map(([name]) => first(name)),
        roots,
      ),
    ).to.deep.equal([]);
  });

  it('accepts in a write only what it has', () => {
    const accepted = [
      ...names(ownFields(entity)),
      ...[...names(entity.relations), ...names(entity.subObjects)].map(first),
    ];
    for (const { operation, write } of writes(entity)) {
      expect(Boolean(entity.operations[operation]), operation).to.equal(true);
      expect(unexpected(write.fields, accepted), operation).to.deep.equal([]);
      const readOnly = write.fields.filter((name) => operation !== 'delete' && entity.fields[name]?.readOnly);
      expect(readOnly, operation).to.deep.equal([]);
    }
  });

  it('requires in a write only what the write accepts', () => {
    for (const { operation, write } of writes(entity)) {
      const needed = [...write.required, ...(write.requiredOneOf ?? []).flat(), ...names(write.extraCost)];
      expect(unexpected(needed, write.fields), operation).to.deep.equal([]);
    }
    for (const body of bodies(entity)) {
      expect(unexpected(body?.required ?? [], names(body?.fields))).to.deep.equal([]);
    }
  });

  const all = names(entity.relations);
  for (const relations of all.length > 0 ? [[], all] : [[]]) {
    const loading = relations.length > 0 ? 'everything loaded' : 'nothing loaded';

    it(`has a form with every field, rightly typed, with ${loading}`, async () => {
      const { out } = await getMetaModel({ objectType: entity.entity, relations });
      for (const [name, field] of Object.entries(ownFields(entity))) {
        expectForm(`${entity.entity}.${name}`, out.properties?.[name], name, field, entity);
      }
    });

    it(`has a form like the records that come out, with ${loading}`, async () => {
      const { out } = await getMetaModel({ objectType: entity.entity, relations });
      const normalize = createNormalizer(entity, retailCatalogue, relations);
      for (const sample of ['7', 'true']) {
        // The news that a record was deleted is no record.
        const { deleted: _, ...properties } = out.properties ?? {};
        const raw = Object.entries(properties).flatMap(([name, form]) => sampleOf(name, form, sample));
        expectLike(entity.entity, normalize(Object.fromEntries(raw)), { ...out, properties });
      }
    });
  }
}

/** What the vendor may send for a property; nothing for an open object. */
function sampleOf(name: string, form: FormSchema, text: string): [string, unknown][] {
  if (!form.properties) {
    return [[name, text]];
  }
  return names(form.properties).length > 0 ? [[name, {}]] : [];
}

/** A value fits when it has the form's type, or is the vendor's text where that is no such value. */
function expectLike(where: string, value: unknown, form: FormSchema | undefined): void {
  expect(form, where).to.be.an('object');
  if (Array.isArray(value)) {
    expect(form?.type, where).to.equal('array');
  } else if (typeof value === 'object' && value !== null) {
    expect(form?.type, where).to.equal('object');
    for (const [name, inner] of Object.entries(value)) {
      expectLike(`${where}.${name}`, inner, form?.properties?.[name]);
    }
  } else if (typeof value !== 'string') {
    expect(form?.type, where).to.equal(typeof value);
  } else {
    expect(isText(value, form), `${where}: ${value}`).to.equal(true);
  }
}

/** Whether a text had to stay one. */
const isText = (value: string, form: FormSchema | undefined) =>
  (form?.type !== 'boolean' || value !== 'true') && (form?.type !== 'number' || value !== '7');

/** Written down once more, apart from the code that makes the forms. */
const RIGHT_TYPES: Readonly<Record<FieldType, string | undefined>> = {
  integer: 'number',
  float: 'number',
  string: 'string',
  boolean: 'boolean',
  datetime: 'string',
  date: 'string',
  object: 'object',
  array: 'array',
  mixed: undefined,
};

function expectForm(
  where: string,
  form: FormSchema | undefined,
  name: string,
  field: LooseField,
  entity: Entity,
): void {
  const isId = name.endsWith('ID') || 'ref' in field || 'refObject' in field;
  // A list that the vendor wraps is an object holding the list.
  const isWrapped = entity.subObjects?.[name]?.container !== undefined;
  const type = isWrapped ? 'object' : isId ? 'string' : field.type && RIGHT_TYPES[field.type];
  expect(form, where).to.be.an('object');
  expect(form?.type, where).to.equal(type);
  expect(form?.title, where).to.match(/^[A-Z0-9]/);
  // Dates in a form of the vendor's own are none of the format.
  const isOwnForm = 'format' in field && field.format !== undefined;
  const format = isOwnForm ? undefined : { datetime: 'date-time', date: 'date' }[field.type as string];
  expect(form?.format, where).to.equal(format);
}
