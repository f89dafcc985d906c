import { expect } from 'chai';
import type { WriteKind } from '../../../lib/common/model/bodyShape';
import { checkInput } from '../../../lib/common/model/validateBody';
import { retailCatalogue } from '../../../lib/common/systems/retail/catalogue';
import { entityOf } from '../../support/entityOf';

type Case = readonly [entity: string, kind: WriteKind, fields: Record<string, unknown>, ...issues: string[]];

/** What is refused, and in which words. */
const REFUSED: Readonly<Record<string, Case>> = {
  'an unknown field, with the nearest known one': [
    'Item',
    'update',
    { descripton: 'x' },
    '"descripton" is unknown (perhaps "description")',
  ],
  'an unknown field like no other': ['Item', 'update', { zzzzzz: 1 }, '"zzzzzz" is unknown'],
  'a name that every object has': ['Tag', 'create', { constructor: 'x' }, '"constructor" is unknown'],
  'the id of a new record': [
    'Manufacturer',
    'create',
    { manufacturerID: 5, name: 'x' },
    '"manufacturerID" is set by the system itself, leave it out',
  ],
  'a computed field of a new record': [
    'Item',
    'create',
    { description: 'x', systemSku: 1 },
    '"systemSku" is set by the system itself, leave it out',
  ],
  'a field that only a change takes': [
    'Customer',
    'create',
    { archived: true },
    '"archived" cannot be set when the object is created, leave it out',
  ],
  'a field that no write takes of a new record': [
    'Order',
    'create',
    { shopID: 1, shippingCostMethod: 'evenly' },
    '"shippingCostMethod" cannot be set when the object is created, leave it out',
  ],
  'letters for a whole number': [
    'InventoryCountItem',
    'update',
    { employeeID: 1, qty: 'many' },
    '"qty" must be a whole number',
  ],
  'a fraction for a whole number': [
    'InventoryCountItem',
    'update',
    { employeeID: 1, qty: 1.5 },
    '"qty" must be a whole number',
  ],
  'numbers with a comma': [
    'Item',
    'update',
    { defaultCost: '1,5', modelYear: '2,026' },
    '"defaultCost" must be a number such as 19.99, without commas',
    '"modelYear" must be a whole number such as 1000, without commas',
  ],
  'no number at all': ['Item', 'update', { defaultCost: true }, '"defaultCost" must be a number such as 19.99'],
  'a word for an id': [
    'Item',
    'update',
    { categoryID: 'Shoes' },
    '"categoryID" must be an id, digits only (0 for none)',
  ],
  'a negative id': ['Item', 'update', { categoryID: -1 }, '"categoryID" must be an id, digits only (0 for none)'],
  'a word for a boolean': ['Item', 'update', { tax: 'yes' }, '"tax" must be true or false'],
  'a number for a boolean': ['Item', 'update', { tax: 1 }, '"tax" must be true or false'],
  'a boolean for a text': ['Item', 'update', { description: true }, '"description" must be a text'],
  'half an emoji': [
    'Item',
    'update',
    { description: '\uD83D' },
    '"description" must be text without broken characters',
  ],
  'a number that JSON has rounded': [
    'Item',
    'update',
    { categoryID: 2 ** 53, customSku: 1e21 },
    '"categoryID" has too many digits for a number, give it as a text',
    '"customSku" has too many digits for a number, give it as a text',
  ],
  'a time in words': [
    'Sale',
    'update',
    { completeTime: 'noon' },
    '"completeTime" must be a date and time such as 2026-06-01T12:00:00Z',
  ],
  'a day that does not exist': [
    'Sale',
    'update',
    { completeTime: '2026-02-30' },
    '"completeTime" must be a date and time such as 2026-06-01T12:00:00Z',
  ],
  'an object for a single value': [
    'Item',
    'update',
    { description: { en: 'x' } },
    '"description" must be a single value',
  ],
  'a value outside a closed list': [
    'Shop',
    'update',
    { labelTitle: 'shop name' },
    '"labelTitle" must be one of No Title, Shop Name, Website, Phone, Custom',
  ],
  'too long a text': ['Item', 'update', { upc: '123456789012345' }, '"upc" must have at most 14 characters'],
  'a new item without a name': ['Item', 'create', { customSku: 'x', description: '' }, '"description" is missing'],
  'a new category without a name': ['Category', 'create', { parentID: 1 }, 'one of "name", "fullPathName" is missing'],
  'a missing field': ['CreditAccount', 'create', { name: 'x' }, '"code" is missing'],
  'an empty required field': ['CreditAccount', 'create', { code: '' }, '"code" is missing'],
  'a null in a required field': ['CreditAccount', 'create', { code: null }, '"code" is missing'],
  'a missing field of a change': ['InventoryCountItem', 'update', { qty: 1 }, '"employeeID" is missing'],
  'the lack of one of several': [
    'SaleLine',
    'create',
    { unitQuantity: 1, customerID: 1, employeeID: 1, itemID: 1, shopID: 1 },
    'one of "isLayaway", "isSpecialOrder" is missing',
  ],
  'archiving by a change': [
    'Item',
    'update',
    { archived: 'true' },
    '"archived" can only be false here, which brings the object back; delete the object to archive it',
  ],
  'a nested issue, by its place': [
    'Sale',
    'create',
    { SaleLines: { SaleLine: [{ unitQuantity: 1 }, { unitQuantity: 'x', unitPrise: 2 }] } },
    '"SaleLines.SaleLine[2].unitQuantity" must be a whole number',
    '"SaleLines.SaleLine[2].unitPrise" is unknown (perhaps "unitPrice")',
  ],
  'a issue two levels down': [
    'Customer',
    'create',
    { Contact: { Phones: { ContactPhone: { number: '1', useType: 'Cell' } } } },
    '"Contact.Phones.ContactPhone.useType" must be one of Home, Work, Mobile, Pager, Fax',
  ],
  'computed fields of nested records of a new one': [
    'Item',
    'create',
    { description: 'x', ItemShops: { ItemShop: [{ shopID: 1, qoh: 2, sellable: 2 }] } },
    '"ItemShops.ItemShop.sellable" is set by the system itself, leave it out',
  ],
  'a wrapper that the vendor does not use': [
    'Customer',
    'update',
    { Contact: { Phones: { Phone: [{ number: '1' }] } } },
    '"Contact.Phones.Phone" is unknown, the list goes into "Contact.Phones.ContactPhone"',
  ],
  'something beside the wrapper': [
    'Item',
    'update',
    { Prices: { ItemPrice: [{ amount: 1, useType: 'Default' }], amount: 2 } },
    '"Prices.amount" is unknown beside "ItemPrice"',
  ],
  'a text in place of nested records': [
    'Item',
    'update',
    { Prices: 'free' },
    '"Prices.ItemPrice" must be an object or a list of objects',
  ],
  'a text in a list of nested records': [
    'Item',
    'update',
    { Prices: { ItemPrice: [{ amount: 1, useTypeID: 1 }, 'free'] } },
    '"Prices.ItemPrice[2]" must be an object',
  ],
  'a text in place of a nested record': ['Customer', 'update', { Contact: 'Ann' }, '"Contact" must be an object'],
  'a usual word for what lies deeper': [
    'Customer',
    'update',
    { email: 'a@example.com', Phone: '1', city: 'Ghent', note: 'x' },
    '"email" is unknown here (perhaps "Contact.Emails.ContactEmail.address")',
    '"Phone" is unknown here (perhaps "Contact.Phones.ContactPhone.number")',
    '"city" is unknown here (perhaps "Contact.Addresses.ContactAddress.city")',
    '"note" is unknown here (perhaps "Note.note")',
  ],
  'stock and prices in the item itself': [
    'Item',
    'create',
    { description: 'x', qoh: 5, price: 2, reorderPoint: 1 },
    '"qoh" is unknown; the action "Set Inventory" sets the stock of items',
    '"price" is unknown here (perhaps "Prices.ItemPrice.amount")',
    '"reorderPoint" is unknown here (perhaps "ItemShops.ItemShop.reorderPoint")',
  ],
  'names in a part that nothing describes': [
    'Item',
    'update',
    { Category: { Parent: { name: 'x' }, colour: 'red' } },
    '"Category.colour" is unknown',
  ],
  'fields of a part of which only two are known': [
    'ItemMatrix',
    'update',
    { Department: { departmentID: 1, colour: 'red' }, CustomFieldValues: { CustomFieldValue: { customField: 1 } } },
    '"Department.colour" is unknown',
    '"CustomFieldValues.CustomFieldValue.customField" is unknown (perhaps "customFieldID")',
  ],
  'a blank record among others': [
    'Sale',
    'create',
    { SaleLines: { SaleLine: [{ itemID: 1 }, {}, { itemID: null }] } },
    '"SaleLines.SaleLine[2]" holds no field',
    '"SaleLines.SaleLine[3]" holds no field',
  ],
  'too short and too small values, and wrong forms': [
    'CreditAccount',
    'create',
    { code: 'GIFT-1' },
    '"code" must have at least 8 characters',
  ],
  'a number that is no bar code': [
    'Item',
    'create',
    { description: 'x', upc: '12345', ean: 'ABCDEFGHIJKL' },
    '"upc" must be 11 to 14 digits',
    '"ean" must be 11 to 14 digits',
  ],
  'what is out of range': [
    'Discount',
    'create',
    { name: 'x', discountPercent: 10 },
    '"discountPercent" must be from 0 to 1',
  ],
  'what is below the least': [
    'Discount',
    'create',
    { name: 'x', discountAmount: -1 },
    '"discountAmount" must be at least 0',
  ],
  'two that exclude each other': [
    'Discount',
    'create',
    { name: 'x', discountAmount: 1, discountPercent: 0.1 },
    'give "discountAmount" or "discountPercent", not both',
  ],
  'both costs of a new line': [
    'OrderLine',
    'create',
    { orderID: 1, itemID: 1, originalPrice: 1, vendorCost: 1 },
    'give "originalPrice" or "vendorCost", not both',
  ],
  'the one value that is not taken': [
    'SaleLine',
    'create',
    { itemID: 1, customerID: 1, employeeID: 1, shopID: 1, isLayaway: true, unitQuantity: 0, isWorkorder: 'true' },
    '"unitQuantity" must be at least 1',
    '"isWorkorder" can only be false here',
  ],
  'the emptying of what may not be blank': ['Item', 'update', { description: ' ' }, '"description" must not be empty'],
  'two of a kind, and more than there may be': [
    'Employee',
    'create',
    { firstName: 'x', Contact: { Addresses: { ContactAddress: [{ city: 'a' }, { city: 'b' }] } } },
    '"Contact" cannot be set when the object is created, leave it out',
  ],
  'two e-mail addresses of one use': [
    'Customer',
    'update',
    {
      Contact: {
        Emails: [
          { address: 'a', useType: 'Primary' },
          { address: 'b', useType: 'Primary' },
        ],
      },
    },
    '"Contact.Emails.ContactEmail" has the same "useType" twice',
  ],
  'a stock record without its shop': [
    'Item',
    'update',
    { ItemShops: { ItemShop: [{ qoh: 1 }] } },
    'one of "ItemShops.ItemShop.itemShopID", "ItemShops.ItemShop.shopID" is missing',
  ],
  'objects in place of values': [
    'Item',
    'create',
    { description: { toString: 1 }, tax: [true], defaultCost: { valueOf: null } },
    '"description" must be a single value',
    '"tax" must be a single value',
    '"defaultCost" must be a single value',
  ],
  'the name of a prototype': [
    'Tag',
    'create',
    JSON.parse('{"name": "x", "__proto__": {"name": "y"}}'),
    '"__proto__" is unknown',
  ],
  'everything at once': [
    'Item',
    'create',
    { tax: 'yes', nothing: 1, systemSku: 1 },
    '"tax" must be true or false',
    '"nothing" is unknown',
    '"systemSku" is set by the system itself, leave it out',
    '"description" is missing',
  ],
};

type Fields = Record<string, unknown>;

/** What passes, and what goes out if it is not the same. */
const ACCEPTED: Readonly<Record<string, readonly [entity: string, kind: WriteKind, fields: Fields, sent?: Fields]>> = {
  'numbers and booleans as texts': [
    'Item',
    'update',
    { defaultCost: '-7.50', tax: 'false', modelYear: '2026', categoryID: '4' },
  ],
  'what a new record is not anyway, and is not sent': [
    'Sale',
    'create',
    { shopID: 1, archived: false, voided: 'false' },
    { shopID: 1 },
  ],
  'what the sample of a new sale sends': [
    'Sale',
    'create',
    { shopID: 1, isTaxInclusive: true, receiptPreference: 'email', discountPercent: '0' },
  ],
  'numbers for texts': ['Item', 'create', { description: 7, customSku: 12345, upc: 12345678901 }],
  'the smallest prices': ['Item', 'update', { defaultCost: 1e-8 }],
  'times in every form of the vendor': [
    'Order',
    'update',
    { orderedDate: '2026-06-01T12:00:00+02:00', receivedDate: '2026-06-01T12:00:00-0400', arrivalDate: '2026-06-01' },
    { orderedDate: '2026-06-01T12:00:00+02:00', receivedDate: '2026-06-01T12:00:00-04:00', arrivalDate: '2026-06-01' },
  ],
  'a time with a fraction, which is cut off': [
    'Sale',
    'update',
    { completeTime: '2026-06-01T12:00:00.123Z' },
    { completeTime: '2026-06-01T12:00:00Z' },
  ],
  'a time with a fraction in a nested record': [
    'Sale',
    'update',
    { Quote: { quoteID: 1, issueDate: '2026-06-01T12:00:00.999+02:00' } },
    { Quote: { quoteID: 1, issueDate: '2026-06-01T12:00:00+02:00' } },
  ],
  'an empty text and null, which empty a field': [
    'Customer',
    'update',
    { firstName: '', dob: null, discountID: '', Contact: null },
  ],
  'bringing a record back': ['Customer', 'update', { archived: false }],
  'archiving where a change may do it': ['Employee', 'update', { archived: true }],
  'nested records as the vendor nests them': [
    'Sale',
    'create',
    { SaleLines: { SaleLine: [{ itemID: 1, unitQuantity: 1 }] }, SalePayments: { SalePayment: [{ amount: '9.99' }] } },
  ],
  'a single nested record': [
    'Sale',
    'create',
    { SaleLines: { SaleLine: { itemCode: '4006381333931' } } },
    { SaleLines: { SaleLine: [{ itemCode: '4006381333931' }] } },
  ],
  'a bare list of nested records': [
    'Customer',
    'create',
    { Contact: { Emails: [{ address: 'a@example.com' }] } },
    { Contact: { Emails: { ContactEmail: [{ address: 'a@example.com' }] } } },
  ],
  'a nested record without wrapper': [
    'Item',
    'update',
    { ItemShops: { itemShopID: 5, qoh: 3 } },
    { ItemShops: { ItemShop: [{ itemShopID: 5, qoh: 3 }] } },
  ],
  'an empty nested list': ['Item', 'update', { Prices: {} }, { Prices: { ItemPrice: [] } }],
  'notes of a sale': ['Sale', 'update', { SaleNotes: { InternalNote: { note: 'Call first' } } }],
  'values of custom fields': [
    'Order',
    'update',
    { CustomFieldValues: { CustomFieldValue: [{ customFieldID: 2, value: ['a', 1, true] }] } },
  ],
  'choices of a new custom field': [
    'ItemCustomField',
    'create',
    { name: 'Size', type: 'single_choice', CustomFieldChoices: { CustomFieldChoice: [{ name: 'S' }] } },
  ],
  'a bare list of choices': [
    'CustomerCustomField',
    'create',
    { name: 'Size', type: 'single_choice', CustomFieldChoices: [{ name: 'S' }] },
    { name: 'Size', type: 'single_choice', CustomFieldChoices: { CustomFieldChoice: [{ name: 'S' }] } },
  ],
  'prices of an item that is there': ['Item', 'update', { Prices: { ItemPrice: [{ amount: 1, useTypeID: 1 }] } }],
  'what an update may try where the page names no fields': ['Register', 'update', { name: 'Front', tipEnabled: true }],
  'fields of both in an upsert': ['CurrencyRate', 'upsert', { currencyCode: 'EUR', rate: 1 }],
  'values with spaces round them, and whole numbers with decimals': [
    'Item',
    'create',
    { description: ' Kite ', defaultCost: ' 7.50 ', tax: ' TRUE ', modelYear: '2026.00', categoryID: ' 4 ' },
    { description: 'Kite', defaultCost: '7.50', tax: 'true', modelYear: '2026', categoryID: '4' },
  ],
  'spaces in free texts': [
    'Sale',
    'update',
    { SaleNotes: { InternalNote: { note: '  Call first\n' } } },
    { SaleNotes: { InternalNote: { note: '  Call first\n' } } },
  ],
  'spaces in descriptions that are no names': [
    'Serialized',
    'update',
    { description: '  Left shoe\n', serial: ' 17 ' },
    { description: '  Left shoe\n', serial: '17' },
  ],
  'what was not given of a new record, which is left out': [
    'Customer',
    'create',
    { firstName: 'Ann', lastName: ' ', dob: null, Contact: { custom: null, Emails: '' }, Note: {}, Tags: null },
    { firstName: 'Ann' },
  ],
  'blank texts of a change, which empty a field': [
    'Customer',
    'update',
    { firstName: '  ', Contact: { custom: ' ' } },
    { firstName: '', Contact: { custom: '' } },
  ],
  'a list of one that lost its brackets, at every depth': [
    'Customer',
    'create',
    { firstName: 'Ann', Contact: { Phones: { ContactPhone: { number: '1' } }, Emails: { address: 'a@example.com' } } },
    {
      firstName: 'Ann',
      Contact: {
        Phones: { ContactPhone: [{ number: '1' }] },
        Emails: { ContactEmail: [{ address: 'a@example.com' }] },
      },
    },
  ],
  'a chosen value alone': [
    'Customer',
    'update',
    { CustomFieldValues: { CustomFieldValue: { customFieldID: 1, value: { customFieldChoiceID: 5 } } } },
    {
      CustomFieldValues: {
        CustomFieldValue: [{ customFieldID: 1, value: { CustomFieldChoice: [{ customFieldChoiceID: 5 }] } }],
      },
    },
  ],
  'an upsert without what a creation needs': ['CreditAccount', 'upsert', { name: 'x' }],
  'a line of a transfer by its id alone': ['InventoryTransferTransferItems', 'update', { toSend: 3 }],
};

describe('checkInput', () => {
  for (const [name, [entity, kind, fields, ...issues]] of Object.entries(REFUSED)) {
    it(`refuses ${name}`, () =>
      expect(checkInput(retailCatalogue, entityOf(entity), kind, fields).issues).to.deep.equal(issues));
  }

  for (const [name, [entity, kind, fields, sent = fields]] of Object.entries(ACCEPTED)) {
    it(`accepts ${name}`, () =>
      expect(checkInput(retailCatalogue, entityOf(entity), kind, fields)).to.deep.equal({
        issues: [],
        body: sent,
        leftOut: [],
        doubts: {},
      }));
  }

  /** What a change leaves out of a record that was read. */
  const LEFT_OUT: readonly (readonly [entity: string, fields: Fields, sent: Fields, ...leftOut: string[]])[] = [
    ['Item', { systemSku: '1', description: 'x' }, { description: 'x' }, 'systemSku'],
    ['CurrencyRate', { currencyCode: 'EUR', rate: 1 }, { rate: 1 }, 'currencyCode'],
    ['Order', { shippingCostMethod: 'evenly', refNum: '1' }, { refNum: '1' }, 'shippingCostMethod'],
    [
      'Item',
      {
        ItemShops: {
          ItemShop: [
            { shopID: '0', itemShopID: '7', qoh: 9 },
            { shopID: '1', qoh: 2, sellable: 2 },
          ],
        },
      },
      { ItemShops: { ItemShop: [{ shopID: '1', qoh: 2 }] } },
      'ItemShops.ItemShop[1]',
      'ItemShops.ItemShop[2].sellable',
    ],
    ['Item', { categoryID: '7', Category: { categoryID: '4', name: 'Old' } }, { categoryID: '7' }, 'Category'],
    [
      'Customer',
      { CustomFieldValues: { CustomFieldValue: [{ customFieldValueID: '1', type: 'multi_choice', value: '' }] } },
      {},
      'CustomFieldValues.CustomFieldValue',
    ],
  ];
  for (const [entity, fields, sent, ...leftOut] of LEFT_OUT) {
    it(`leaves ${leftOut.join(' and ')} out of a change of ${entity}`, () => {
      expect(checkInput(retailCatalogue, entityOf(entity), 'update', fields)).to.deep.equal({
        issues: [],
        body: sent,
        leftOut,
        doubts: {},
      });
    });
  }

  for (const blank of ['', ' ', null]) {
    const value = JSON.stringify(blank);

    it(`passes over ${value} in what a creation cannot set`, () => {
      const created = (entity: string, fields: Record<string, unknown>) =>
        checkInput(retailCatalogue, entityOf(entity), 'create', fields);
      const item = { description: 'x' };
      expect(created('Item', { ...item, itemID: blank, systemSku: blank, timeStamp: blank })).to.deep.equal({
        issues: [],
        body: item,
        leftOut: [],
        doubts: {},
      });
      const order = { vendorID: 1, shopID: 1 };
      expect(created('Order', { ...order, OrderLines: blank })).to.deep.include({ issues: [], body: order });
    });

    it(`refuses an unknown name with ${value}`, () =>
      expect(
        checkInput(retailCatalogue, entityOf('Item'), 'create', { description: 'x', zzzzzz: blank }).issues,
      ).to.deep.equal(['"zzzzzz" is unknown']));
  }

  it('refuses a time that lies ahead, with a clock', () => {
    const nowMs = Date.UTC(2026, 5, 1, 12);
    const faultsAt = (completeTime: string) =>
      checkInput(retailCatalogue, entityOf('Sale'), 'update', { completeTime }, { nowMs }).issues;
    expect(faultsAt('2026-06-01T12:00:30Z')).to.deep.equal([]);
    expect(faultsAt('2026-06-01T12:30:00Z')).to.deep.equal(['"completeTime" must not lie in the future']);
    expect(faultsAt('2026-06-01T13:30:00+02:00')).to.deep.equal([]);
  });

  it('only doubts a value of a record that was read: it may be the stored one', () => {
    const read = { systemSku: '1', archived: true, upc: '123', tax: 'perhaps' };
    const { issues, doubts } = checkInput(retailCatalogue, entityOf('Item'), 'update', read);
    expect(issues).to.deep.equal([]);
    expect(doubts).to.have.all.keys('archived', 'upc', 'tax');
    expect(checkInput(retailCatalogue, entityOf('Item'), 'update', { upc: '123' }).doubts).to.deep.equal({});
  });

  it('is done at once with very many unknown names', () => {
    const names = Array.from({ length: 200_000 }, (_, at) => [`key${at}`, 1]);
    const startedMs = performance.now();
    expect(checkInput(retailCatalogue, entityOf('Item'), 'update', Object.fromEntries(names)).issues).to.have.length(
      200_000,
    );
    expect(performance.now() - startedMs).to.be.below(8000);
  });

  it('never tells values', () => {
    const secret = 'hunter2';
    const { issues } = checkInput(retailCatalogue, entityOf('Item'), 'update', {
      tax: secret,
      categoryID: secret,
      upc: secret.repeat(3),
    });
    expect(issues).to.have.length(3);
    expect(issues.join()).to.not.contain(secret);
  });
});
