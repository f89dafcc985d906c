import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { DOCUMENTED_SYSTEMS } from '../../docs/generate/documentedSystems';
import { objectNotes } from '../../docs/generate/objectNotes';
import type { Entity } from '../../lib/common/model/entity';
import { retailCatalogue } from '../../lib/common/systems/retail/catalogue';

/** Dotted names of all fields of an object, those of nested parts and of bodies included. */
function fieldNames({ fields, undocumentedFields, subObjects = {}, body, actions = {} }: Entity): string[] {
  const tables: [string, object | undefined][] = [
    ['', fields],
    ['', undocumentedFields],
    ['body.', body?.fields],
    ...Object.entries(actions).map(([name, action]): [string, object] => [`${name}.body.`, action.body.fields]),
    ...Object.entries(subObjects).flatMap(([name, part]): [string, object | undefined][] => [
      [`${name}.`, part.fields],
      [`${name}.`, part.undocumentedFields],
    ]),
  ];
  return tables.flatMap(([place, table = {}]) => Object.keys(table).map((name) => place + name));
}

describe('The notes on objects', () => {
  it('are on objects that exist', () => expect(retailCatalogue).to.include.all.keys(Object.keys(objectNotes)));

  it('are on fields, parts and parameters that exist', () => {
    for (const [name, { fields = {}, parts = {}, parameters = {} }] of Object.entries(objectNotes)) {
      const entity = retailCatalogue[name] ?? expect.fail(name);
      expect(fieldNames(entity), name).to.include.members(Object.keys(fields));
      expect(Object.keys(entity.subObjects ?? {}), name).to.include.members(Object.keys(parts));
      expect(Object.keys(entity.queryParams ?? {}), name).to.include.members(Object.keys(parameters));
    }
  });

  it('have a page for each object, and no page is left of another', () => {
    const pages = readdirSync(join(__dirname, '../../docs/objects'));
    const names = DOCUMENTED_SYSTEMS.flatMap(({ catalogue }) => Object.keys(catalogue));
    expect(pages).to.have.members(names.map((name) => `${name}.md`));
  });
});
