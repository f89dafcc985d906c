import { expect } from 'chai';
import type { FormSchema } from '../../../lib/common/forms/fieldSchema';
import { refSchema, writeSchema } from '../../../lib/common/forms/writeSchema';
import { bodyShape, type WriteKind } from '../../../lib/common/model/bodyShape';
import { canCreate, canDelete, canUpdate } from '../../../lib/common/model/capabilities';
import { retailCatalogue } from '../../../lib/common/systems/retail/catalogue';
import { entityOf } from '../../support/entityOf';

const schema = (entity: string, kind: WriteKind, criterion?: string) =>
  writeSchema(retailCatalogue, entityOf(entity), kind, criterion);
const property = (entity: string, kind: WriteKind, ...path: string[]): FormSchema =>
  path.reduce<FormSchema>(
    (form, name) => (form.items ?? form).properties?.[name] ?? expect.fail(`no ${name}`),
    schema(entity, kind),
  );

describe('writeSchema', () => {
  const written = Object.values(retailCatalogue).filter((entity) => canCreate(entity) || canUpdate(entity));

  for (const entity of written) {
    it(`knows a form for every write of ${entity.entity}`, () => {
      for (const kind of ['create', 'update', 'upsert'] as const) {
        const { properties = {} } = writeSchema(retailCatalogue, entity, kind);
        const names = [...Object.keys(entity.parents ?? {}), ...bodyShape(retailCatalogue, entity, kind).names];
        expect(Object.keys(properties)).to.include.members(names);
        expectWellFormed({ type: 'object', properties });
      }
    });
  }

  it('takes what creations and changes take, each its own', () => {
    expect(schema('Customer', 'create').properties).to.not.have.any.keys('customerID', 'archived', 'createTime');
    expect(schema('Customer', 'update').properties).to.include.keys('customerID', 'archived');
    expect(schema('Customer', 'upsert').properties).to.include.keys('archived').and.not.have.any.keys('customerID');
  });

  it('marks what must be filled', () => {
    expect(property('CreditAccount', 'create', 'code')).to.include({ required: true });
    expect(property('CreditAccount', 'create', 'name')).to.not.have.property('required');
    expect(property('InventoryCountItem', 'update', 'employeeID')).to.include({ required: true });
    expect(property('InventoryTransferTransferItems', 'update', 'itemID')).to.not.have.property('required');
    for (const name of ['customFieldID', 'customFieldChoiceID']) {
      expect(property('ItemCustomFieldCustomFieldChoice', 'update', name)).to.include({
        required: true,
        type: 'string',
      });
    }
  });

  it('gives types, lists of values and what an id points to', () => {
    expect(property('Item', 'create', 'tax')).to.include({ type: 'boolean' });
    expect(property('Item', 'create', 'defaultCost')).to.include({ type: 'number' });
    expect(property('Shop', 'create', 'labelTitle').enum).to.deep.equal([
      'No Title',
      'Shop Name',
      'Website',
      'Phone',
      'Custom',
    ]);
    expect(property('Item', 'create', 'categoryID').help?.description).to.match(/^id of a Category/);
    expect(property('SaleSaleLine', 'create', 'saleID').help?.description).to.equal(
      'id of the Sale that it belongs to',
    );
  });

  it('nests as the vendor nests', () => {
    const ways: [string, WriteKind, string[]][] = [
      ['Customer', 'create', ['Contact', 'Phones', 'ContactPhone', 'useType']],
      ['Customer', 'update', ['CustomFieldValues', 'CustomFieldValue', 'customFieldID']],
      ['ItemCustomField', 'create', ['CustomFieldChoices', 'CustomFieldChoice', 'name']],
      ['Item', 'create', ['Prices', 'ItemPrice', 'amount']],
      ['Item', 'update', ['ItemShops', 'ItemShop', 'qoh']],
      ['Sale', 'create', ['SaleLines', 'SaleLine', 'itemCode']],
      ['Sale', 'create', ['SaleLines', 'SaleLine', 'Note', 'note']],
      ['Sale', 'create', ['SalePayments', 'SalePayment', 'paymentTypeID']],
      ['Sale', 'update', ['SaleNotes', 'PrintedNote', 'note']],
    ];
    for (const [entity, kind, path] of ways)
      expect(property(entity, kind, ...path), path.join()).to.have.property('title');
    expect(property('Item', 'update', 'ItemShops', 'ItemShop').type).to.equal('array');
    expect(property('Item', 'update', 'ItemShops', 'ItemShop').items?.properties).to.include.keys(
      'itemShopID',
      'shopID',
    );
    expect(property('Item', 'update', 'ItemShops', 'ItemShop').items?.properties).to.not.have.any.keys(
      'sellable',
      'itemID',
    );
  });

  it('says that customers are created opted out', () => {
    const text = (kind: WriteKind) => property('Customer', kind, 'Contact').help?.description ?? '';
    expect(text('create')).to.match(/opted out of e-mail, phone and mail unless noEmail, noPhone and noMail/);
    expect(text('upsert')).to.equal(text('create'));
    expect(text('update')).to.not.contain('opted out');
  });

  it('says what an upsert sends to one of its two writes only', () => {
    const text = (entity: string, name: string) => property(entity, 'upsert', name).help?.description ?? '';
    expect(text('CurrencyRate', 'currencyCode')).to.match(/sent only when the object is created$/);
    expect(text('Customer', 'archived')).to.match(/sent only when the object is changed$/);
    expect(text('Customer', 'firstName')).to.not.contain('only when');
    expect(property('CurrencyRate', 'create', 'currencyCode').help?.description ?? '').to.not.contain('only when');
  });

  it('asks a deletion for ids alone', () => {
    for (const entity of Object.values(retailCatalogue).filter(canDelete)) {
      const names = Object.keys(refSchema(retailCatalogue, entity).properties ?? {});
      expect(names).to.deep.equal([...Object.keys(entity.parents ?? {}), entity.idField]);
    }
  });
});

/** Every property has a caption, lists have items, and lists of values fit their type. */
function expectWellFormed({ type, properties = {}, items }: FormSchema): void {
  if (type === 'array') expect(items).to.be.an('object');
  if (items) expectWellFormed(items);
  for (const [name, each] of Object.entries(properties)) {
    expect(each.title, name).to.match(/^[A-Z]/);
    for (const value of each.enum ?? []) expect(value, name).to.be.a(each.type ?? 'none');
    expectWellFormed(each);
  }
}
