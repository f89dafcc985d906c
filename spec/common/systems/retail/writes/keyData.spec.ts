import { expect } from 'chai';
import { bodyShape } from '../../../../../lib/common/model/bodyShape';
import { retailCatalogue } from '../../../../../lib/common/systems/retail/catalogue';
import { entityOf } from '../../../../support/entityOf';

const fieldsOf = (entity: string): string[] => {
  const { fields, undocumentedFields } = entityOf(entity);
  return [...Object.keys(fields), ...Object.keys(undocumentedFields)];
};

const entities = Object.values(retailCatalogue);

describe('What identifies records', () => {
  for (const { entity, uniqueFields = [], lookups = {}, operations } of entities.filter((each) => each.uniqueFields)) {
    it(`has fields of ${entity} that exist and that lists can be filtered by`, () => {
      const fields = uniqueFields.filter((name) => !lookups[name]?.valuesAt);
      expect(fieldsOf(entity)).to.include.members(fields);
      expect(operations.list).to.equal(true);
    });
  }

  for (const { entity, naturalKeys = [], operations } of entities.filter((each) => each.naturalKeys)) {
    it(`has keys of ${entity} whose fields a creation takes`, () => {
      const { names } = bodyShape(retailCatalogue, entityOf(entity), 'create');
      for (const { fields, compare = [] } of naturalKeys) expect(names).to.include.members([...fields, ...compare]);
      expect(operations).to.include({ list: true, create: true });
    });
  }

  it('calls nothing unique and looks nothing up that is no criterion', () => {
    for (const { entity, uniqueFields = [], vendorUniqueFields = [], lookups = {} } of entities) {
      expect(uniqueFields, entity).to.include.members([...vendorUniqueFields, ...Object.keys(lookups)]);
    }
  });

  it('adds to what pages accept only where they leave something out', () => {
    for (const { entity, alsoWritable = {}, create, update, relations } of entities) {
      const [nested, own] = [true, false].map((isNested) =>
        Object.keys(alsoWritable).filter((name) => name.includes('.') === isNested),
      );
      const listed = own?.filter(
        (name) => create?.fields.includes(name) && update?.fields.includes(name) && !alsoWritable[name]?.describedBy,
      );
      expect(listed, entity).to.deep.equal([]);
      for (const name of nested ?? []) expect(relations).to.have.property(name.split('.')[0] ?? '');
    }
  });
});
