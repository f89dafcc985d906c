import { expect } from 'chai';
import type { FormSchema } from '../../../lib/common/forms/fieldSchema';
import { recordSchema } from '../../../lib/common/forms/metadata';
import { retailCatalogue } from '../../../lib/common/systems/retail/catalogue';

const formOf = (name: string, relations: string[] = []): FormSchema => {
  const entity = retailCatalogue[name];
  if (!entity) {
    throw new Error(`No entity ${name}`);
  }
  return recordSchema(retailCatalogue, entity, relations);
};

/** `SaleLines.SaleLine[].itemID` */
const at = (schema: FormSchema, path: string): FormSchema | undefined =>
  path
    .split(/\.|(?=\[\])/)
    .reduce<FormSchema | undefined>((form, step) => (step === '[]' ? form?.items : form?.properties?.[step]), schema);

describe('recordSchema', () => {
  it('types the fields of the record', () => {
    const sale = formOf('Sale');
    expect(at(sale, 'saleID')).to.deep.equal({ type: 'string', title: 'Sale ID' });
    expect(at(sale, 'calcTotal')?.type).to.equal('number');
    expect(at(sale, 'completed')?.type).to.equal('boolean');
    expect(at(sale, 'updatetime')).to.include({ type: 'string', format: 'date-time' });
    expect(at(sale, 'ticketNumber'), 'undocumented').to.include({ type: 'string' });
  });

  it('says of a relation that was not chosen how to get it', () =>
    expect(at(formOf('Sale'), 'SaleLines')).to.deep.equal({
      type: 'object',
      properties: {},
      title: 'Sale Lines',
      help: { description: 'comes only when it is chosen as a linked object' },
    }));

  it('nests to-many relations as the records do, as arrays under their wrapper', () => {
    const sale = formOf('Sale', ['SaleLines']);
    expect(at(sale, 'SaleLines')?.title).to.equal('Sale Lines');
    expect(at(sale, 'SaleLines.SaleLine')?.type).to.equal('array');
    expect(at(sale, 'SaleLines.SaleLine[].unitQuantity')?.type).to.equal('number');
    expect(at(sale, 'SaleLines.SaleLine[].Item'), 'not chosen, so it will not come').to.equal(undefined);
  });

  it('loads the outer relation with a dotted one', () => {
    const sale = formOf('Sale', ['SaleLines.Item', 'SaleLines.Note']);
    expect(at(sale, 'SaleLines.SaleLine[].Item.description')?.type).to.equal('string');
    expect(at(sale, 'SaleLines.SaleLine[].Note.isPublic')?.type).to.equal('boolean');
    expect(at(sale, 'SaleLines.SaleLine[].saleLineID')?.type).to.equal('string');
  });

  it('nests to-one relations, also those that no field announces', () => {
    expect(at(formOf('Customer', ['Contact']), 'Contact.Phones.ContactPhone[].number')?.type).to.equal('string');
    expect(at(formOf('Sale', ['SaleNotes']), 'SaleNotes.PrintedNote.note')?.type).to.equal('string');
    expect(at(formOf('Sale'), 'SaleNotes')).to.equal(undefined);
  });

  it('finds the record of a relation by the id beside it', () =>
    expect(at(formOf('Category', ['Parent']), 'Parent.fullPathName')?.type).to.equal('string'));

  it('guesses the inner key of a list as the records do, where nobody documents it', () =>
    expect(at(formOf('Customer', ['Tags']), 'Tags.Tag[].name')?.type).to.equal('string'));

  it('always has the parts that come unasked', () =>
    expect(at(formOf('Item'), 'Prices.ItemPrice[].amount')?.type).to.equal('number'));

  it('knows a part that another page describes, and leaves values that follow a custom field open', () => {
    const values = at(formOf('Item', ['CustomFieldValues']), 'CustomFieldValues.CustomFieldValue[]');
    expect(values?.properties?.['customFieldID']?.type).to.equal('string');
    expect(values?.properties?.['value']).to.not.have.property('type');
  });

  it('gives a document the fields and relations of what it prints', () => {
    const receipt = formOf('DisplayTemplateSale');
    expect(at(receipt, 'saleID')?.type).to.equal('string');
    expect(at(receipt, 'SaleLines.SaleLine[].Item.Category.name')?.type).to.equal('string');
    expect(at(receipt, 'TaxClassTotals.Tax[].rate')?.type).to.equal('number');
    expect(at(receipt, 'Customer.Layaways.SaleLine[].unitPrice')?.type).to.equal('number');
  });

  it('keeps a label apart from the record that it is printed for', () => {
    const label = formOf('DisplayTemplateItemAsLabel');
    expect(at(label, 'Item.description')?.type).to.equal('string');
    expect(at(label, 'description')).to.equal(undefined);
  });

  it('gives an operation the fields of the record that it answers with', () =>
    expect(at(formOf('SaleRefund'), 'calcTotal')?.type).to.equal('number'));
});
