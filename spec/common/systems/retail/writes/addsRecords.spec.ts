import { expect } from 'chai';
import { addsRecords } from '../../../../../lib/common/systems/retail/writes/addsRecords';
import { entityOf } from '../../../../support/entityOf';

type Case = readonly [entity: string, body: Record<string, unknown>];

const ADDS: Readonly<Record<string, Case>> = {
  'a line without id': ['Sale', { SaleLines: { SaleLine: [{ saleLineID: 4 }, { itemID: 1 }] } }],
  'a line of id 0': ['Sale', { SaleLines: { SaleLine: { saleLineID: '0', itemID: 1 } } }],
  'a payment': ['Sale', { SalePayments: { SalePayment: [{ amount: 5 }] } }],
  'a phone, which has no id': [
    'Customer',
    { Contact: { Phones: { ContactPhone: [{ number: '1', useType: 'Home' }] } } },
  ],
  'a bare list': ['Sale', { SalePayments: [{ amount: 5 }] }],
  'another record by its name': ['Item', { Manufacturer: { name: 'Nimbus' } }],
  'a part of an assembly': ['Item', { ItemComponents: { ItemComponent: [{ componentItemID: 3, quantity: 1 }] } }],
};

const SETS: Readonly<Record<string, Case>> = {
  'plain values': ['Item', { description: 'x', tax: true }],
  'stock by its shop': ['Item', { ItemShops: { ItemShop: [{ shopID: 1, qoh: 3 }] } }],
  'stock by its id': ['Item', { ItemShops: { ItemShop: { itemShopID: 1, qoh: 3 } } }],
  'a price by its level': ['Item', { Prices: { ItemPrice: [{ useType: 'Default', amount: 3 }] } }],
  'a value of a custom field': [
    'Item',
    { CustomFieldValues: { CustomFieldValue: [{ customFieldID: 3, value: 'x' }] } },
  ],
  'a line by its id': ['Sale', { SaleLines: { SaleLine: [{ saleLineID: 4, unitQuantity: 2 }] } }],
  'the wishes of a contact': ['Customer', { Contact: { noEmail: false } }],
  'notes, of which there is one each': [
    'Sale',
    { SaleNotes: { InternalNote: { note: 'x' }, PrintedNote: { note: 'y' } } },
  ],
  'a reference by id': ['Item', { Category: { categoryID: 3 } }],
  'emptied parts': ['Customer', { Contact: '', CreditAccount: null }],
};

describe('addsRecords', () => {
  for (const [name, [entity, body]] of Object.entries(ADDS)) {
    it(`finds that ${name} would be there twice`, () => expect(addsRecords(entityOf(entity), body)).to.equal(true));
  }
  for (const [name, [entity, body]] of Object.entries(SETS)) {
    it(`finds that ${name} can be sent twice`, () => expect(addsRecords(entityOf(entity), body)).to.equal(false));
  }
});
