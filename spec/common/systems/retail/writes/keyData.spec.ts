import { expect } from 'chai';
import { bodyShape } from '../../../../../lib/common/model/bodyShape';
import { keptUnique, uniqueFields } from '../../../../../lib/common/systems/retail/query/uniqueFields';
import { alsoWritable } from '../../../../../lib/common/systems/retail/writes/alsoWritable';
import { naturalKeys } from '../../../../../lib/common/systems/retail/writes/naturalKeys';
import { entityOf } from '../entityOf';

const fieldsOf = (entity: string): string[] => {
  const { fields, undocumentedFields } = entityOf(entity);
  return [...Object.keys(fields), ...Object.keys(undocumentedFields)];
};

/** Criteria that are no fields. */
const COINED = ['Customer.email'];

describe('What identifies records', () => {
  for (const [entity, names] of Object.entries(uniqueFields)) {
    it(`has fields of ${entity} that exist and that lists can be filtered by`, () => {
      const fields = names.filter((name) => !COINED.includes(`${entity}.${name}`));
      expect(fieldsOf(entity)).to.include.members(fields);
      expect(entityOf(entity).operations.list).to.equal(true);
    });
  }

  for (const [entity, keys] of Object.entries(naturalKeys)) {
    it(`has keys of ${entity} whose fields a creation takes`, () => {
      const { names } = bodyShape(entityOf(entity), 'create');
      for (const { fields, compare = [] } of keys) expect(names).to.include.members([...fields, ...compare]);
      expect(entityOf(entity).operations).to.include({ list: true, create: true });
    });
  }

  it('calls nothing unique that is no criterion', () => {
    const criteria = Object.entries(uniqueFields).flatMap(([entity, names]) =>
      names.map((name) => `${entity}.${name}`),
    );
    expect(criteria).to.include.members([...keptUnique]);
  });

  it('adds to what pages accept only where they leave something out', () => {
    for (const [place, fields] of Object.entries(alsoWritable)) {
      const [entity = '', part] = place.split('.');
      const { create, update, relations } = entityOf(entity);
      if (part) {
        expect(relations).to.have.property(part);
      } else {
        const listed = Object.keys(fields).filter(
          (name) => create?.fields.includes(name) && update?.fields.includes(name) && !fields[name]?.describedBy,
        );
        expect(listed, place).to.deep.equal([]);
      }
    }
  });
});
