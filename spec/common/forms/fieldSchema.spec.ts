import { expect } from 'chai';
import { fieldSchema } from '../../../lib/common/forms/fieldSchema';
import type { Field } from '../../../lib/common/model/entity';
import { retailCatalogue } from '../../../lib/common/systems/retail/catalogue';

describe('fieldSchema', () => {
  const schemaOf = (name: string, field: Field) => fieldSchema(retailCatalogue, name, field);

  const types: [type: Field['type'], schema: object][] = [
    ['integer', { type: 'number' }],
    ['float', { type: 'number' }],
    ['string', { type: 'string' }],
    ['boolean', { type: 'boolean' }],
    ['datetime', { type: 'string', format: 'date-time' }],
    ['date', { type: 'string', format: 'date' }],
    ['object', { type: 'object', properties: {} }],
    ['array', { type: 'array', items: {} }],
    ['mixed', {}],
  ];
  for (const [type, schema] of types) {
    it(`knows ${type}`, () => expect(schemaOf('some', { type })).to.deep.equal({ ...schema, title: 'Some' }));
  }

  it('leaves a field of unknown type open', () =>
    expect(fieldSchema(retailCatalogue, 'some', {})).to.deep.equal({ title: 'Some' }));

  it('refuses a type that no form knows', () =>
    expect(() => schemaOf('some', { type: 'money' as Field['type'] })).to.throw(/money.*some/));

  it('keeps ids text, by name, by reference, and by the record they stand for', () => {
    expect(schemaOf('lotID', { type: 'integer' }).type).to.equal('string');
    expect(schemaOf('parent', { type: 'integer', ref: 'Category' }).type).to.equal('string');
    expect(schemaOf('contact', { type: 'integer', refObject: 'Contact' }).type).to.equal('string');
  });

  it('explains references, values and remarks', () => {
    expect(schemaOf('itemID', { type: 'integer', ref: 'Item', note: '0 for none' }).help).to.deep.equal({
      description: 'id of an Item; 0 for none',
    });
    expect(schemaOf('departmentID', { type: 'integer', refObject: 'Department' }).help).to.deep.equal({
      description: 'id of a Department',
    });
    expect(schemaOf('useType', { type: 'string', enum: ['Home', 'Work'] }).help).to.deep.equal({
      description: 'one of Home, Work',
    });
  });
});
