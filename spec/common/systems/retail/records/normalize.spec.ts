import { expect } from 'chai';
import { retailCatalogue } from '../../../../../lib/common/systems/retail/catalogue';
import { normalize, recordsOf } from '../../../../../lib/common/systems/retail/records/normalize';
import { entityOf } from '../../../../support/entityOf';

const record = (entity: string, raw: unknown, ...relations: string[]) =>
  normalize(entityOf(entity), raw, retailCatalogue, relations);

describe('normalize: values', () => {
  for (const [text, expected] of [
    ['20', 20],
    ['14.1', 14.1],
    ['-3', -3],
    ['11.4860025', 11.4860025],
    ['0', 0],
    ['20.10', 20.1],
    ['565.00', 565],
    ['0.000000000', 0],
    ['-100.00', -100],
    ['9007199254740992', 9007199254740992],
    ['1e400', '1e400'],
    ['1e-400', '1e-400'],
    ['5 ', '5 '],
    ['007', 7],
    ['-0', 0],
    ['1.0E-8', 1e-8],
    ['9007199254740993', '9007199254740993'],
    ['0.1234567890123456789', '0.1234567890123456789'],
    ['Infinity', 'Infinity'],
    ['NaN', 'NaN'],
    ['0x10', '0x10'],
    [' 5', ' 5'],
    ['', ''],
    [null, null],
    [7, 7],
  ] as const) {
    it(`the number ${JSON.stringify(text)} becomes ${JSON.stringify(expected)}`, () => {
      expect(record('Sale', { total: text })).to.deep.equal({ total: expected });
      expect(record('SaleLine', { unitQuantity: text })).to.deep.equal({ unitQuantity: expected });
    });
  }

  it('keeps ids as text, also those by reference, by name and in foreign types', () => {
    const ids = { saleID: '1', customerID: '0', ticketNumber: '220000000277', shopID: '12' };
    expect(record('Sale', ids)).to.deep.equal(ids);
    expect(record('ItemShop', { lastReceivedLotID: '5' })).to.deep.equal({ lastReceivedLotID: '5' });
    expect(record('Shop', { contactID: '5' })).to.deep.equal({ contactID: '5' });
    expect(record('Item', { itemID: 7 })).to.deep.equal({ itemID: '7' });
    expect(record('TaxCategoryClass', { taxCategoryClassID: '7' })).to.deep.equal({ taxCategoryClassID: '7' });
  });

  it('reads booleans and nothing else as booleans', () => {
    expect(record('Sale', { completed: 'true', archived: 'false', voided: '', tipEnabled: 'yes' })).to.deep.equal({
      completed: true,
      archived: false,
      voided: '',
      tipEnabled: 'yes',
    });
  });

  it('leaves texts, times and mixed values alone', () => {
    const raw = { referenceNumber: '12', updatetime: '2016-11-02T19:36:29+00:00' };
    expect(record('Sale', raw)).to.deep.equal(raw);
    expect(record('ItemCustomField', { default: 'true' })).to.deep.equal({ default: 'true' });
  });

  it('passes unknown fields as they were sent', () => {
    const raw = { brandNew: '5', Brand: { newID: '1', Lines: { Line: { a: 'true' } } }, List: ['1', { b: '2' }] };
    expect(record('Sale', raw)).to.deep.equal(raw);
  });

  it('keeps a field called __proto__ a field', () => {
    const straight = record('Sale', JSON.parse('{"__proto__": {"x": "1"}, "saleID": "1"}'));
    expect(Object.keys(straight)).to.deep.equal(['__proto__', 'saleID']);
  });

  it('leaves @attributes out', () => {
    expect(
      record('CCCharge', { '@attributes': {}, rawVoidResponse: { '@attributes': { readonly: 'true' } } }),
    ).to.deep.equal({ rawVoidResponse: {} });
  });
});

describe('normalize: to-many parts', () => {
  const empty = { ItemShops: { ItemShop: [] } };
  for (const [shape, ItemShops, expected] of [
    ['several', { ItemShop: [{ qoh: '1' }, { qoh: '2' }] }, { ItemShops: { ItemShop: [{ qoh: 1 }, { qoh: 2 }] } }],
    ['one', { ItemShop: { qoh: '1' } }, { ItemShops: { ItemShop: [{ qoh: 1 }] } }],
    ['one in an array', { ItemShop: [{ qoh: '1' }] }, { ItemShops: { ItemShop: [{ qoh: 1 }] } }],
    ['empty text inside', { ItemShop: '' }, empty],
    ['empty text', '', empty],
    ['null', null, empty],
    ['empty array', [], empty],
    ['missing but asked for', undefined, empty],
    ['empty object', {}, empty],
    ['attributes only', { '@attributes': { count: '0' } }, empty],
    [
      'nothing in place of a record',
      { ItemShop: [null, '', {}, { qoh: '1' }] },
      { ItemShops: { ItemShop: [{ qoh: 1 }] } },
    ],
    [
      'something unknown beside the wrapper',
      { ItemShop: { qoh: '1' }, Summary: { qoh: '7' } },
      { ItemShops: { ItemShop: [{ qoh: 1 }], Summary: { qoh: '7' } } },
    ],
    [
      'with attributes',
      { '@attributes': { count: '1' }, ItemShop: { qoh: '1' } },
      { ItemShops: { ItemShop: [{ qoh: 1 }] } },
    ],
    ['without wrapper', { qoh: '1', itemShopID: '2' }, { ItemShops: { ItemShop: [{ qoh: 1, itemShopID: '2' }] } }],
    ['another wrapper', { Stock: { qoh: '1' } }, { ItemShops: { Stock: [{ qoh: 1 }] } }],
  ] as const) {
    it(shape, () => {
      expect(record('Item', ItemShops === undefined ? {} : { ItemShops }, 'ItemShops')).to.deep.equal(expected);
    });
  }

  it('are not made up when nobody asked', () => {
    expect(record('Item', { itemID: '1' })).to.deep.equal({ itemID: '1' });
    expect(record('Item', { itemID: '1' }, 'Category', 'Note')).to.deep.equal({ itemID: '1' });
  });

  it('get the wrapper that came where none is documented, else the singular', () => {
    expect(
      record('CreditAccount', { WithdrawalPayments: { SalePayment: { amount: '5', salePaymentID: '1' } } }),
    ).to.deep.equal({ WithdrawalPayments: { SalePayment: [{ amount: 5, salePaymentID: '1' }] } });
    expect(record('Customer', {}, 'Tags')).to.deep.equal({ Tags: { Tag: [] } });
    expect(record('ItemFee', {}, 'ItemFeeCategories')).to.deep.equal({ ItemFeeCategories: { ItemFeeCategory: [] } });
    expect(record('Workorder', { Images: { WorkorderImage: { workorderImageID: '1', size: '1' } } })).to.deep.equal({
      Images: { WorkorderImage: [{ workorderImageID: '1', size: 1 }] },
    });
    expect(record('VendorReturn', { Vendor: { Reps: { firstName: 'A', lastName: 'B' } } })).to.deep.equal({
      Vendor: { Reps: { VendorRep: [{ firstName: 'A', lastName: 'B' }] } },
    });
  });

  it('have one shape for one and for several, where a page calls the field a list', () => {
    const ann = { firstName: 'Ann', lastName: 'Lee' };
    const bob = { firstName: 'Bob', lastName: 'Ray' };
    for (const [VendorRep, reps] of [
      [ann, [ann]],
      [
        [ann, bob],
        [ann, bob],
      ],
      ['', []],
    ] as const) {
      expect(record('Vendor', { Reps: { VendorRep } })).to.deep.equal({ Reps: { VendorRep: reps } });
      expect(record('VendorReturn', { Vendor: { Reps: { VendorRep } } })).to.deep.equal({
        Vendor: { Reps: { VendorRep: reps } },
      });
    }
    expect(record('Vendor', { Reps: '' })).to.deep.equal({ Reps: { VendorRep: [] } });
    const units = [{ value: '1' }, { value: '5' }];
    for (const CurrencyDenomination of [units, units[0]]) {
      expect(record('Locale', { CurrencyDenominations: { CurrencyDenomination } })).to.deep.equal({
        CurrencyDenominations: {
          CurrencyDenomination: [CurrencyDenomination].flat().map((unit) => ({ value: Number(unit?.value) })),
        },
      });
    }
    expect(record('Customer', { Tags: { tag: 'vip' } })).to.deep.equal({ Tags: { tag: ['vip'] } });
    expect(record('Customer', { Tags: { tag: ['vip', 'old'] } })).to.deep.equal({ Tags: { tag: ['vip', 'old'] } });
  });

  it('have a wrapper in every entity of the catalogue', () => {
    const bare = Object.values(retailCatalogue).flatMap(({ entity, relations, fields, subObjects = {} }) =>
      [
        ...Object.keys(relations).filter((name) => relations[name]?.kind === 'many' && !relations[name]?.wrapper),
        ...Object.keys(fields).filter((name) => fields[name]?.type === 'array' && !subObjects[name]?.container),
      ].map((name) => `${entity}.${name}`),
    );
    expect(bare).to.deep.equal([]);
  });

  it('are normalized within each other, typed by the entity that they are of', () => {
    const line = { saleLineID: '9', unitQuantity: '2', tax: 'true', Item: { itemID: '3', tax: 'false', upc: '007' } };
    const sale = { saleID: '1', SaleLines: { SaleLine: line }, SalePayments: { SalePayment: { amount: '5' } } };
    expect(record('Sale', sale, 'SaleLines.InventorySales', 'SalePayments.SaleAccounts')).to.deep.equal({
      saleID: '1',
      SaleLines: {
        SaleLine: [
          {
            saleLineID: '9',
            unitQuantity: 2,
            tax: true,
            Item: { itemID: '3', tax: false, upc: '007' },
            InventorySales: { InventorySale: [] },
          },
        ],
      },
      SalePayments: { SalePayment: [{ amount: 5, SaleAccounts: { SaleAccount: [] } }] },
    });
  });

  it('reach contacts wherever they are, by their description on the customer page', () => {
    const Contact = {
      noEmail: 'true',
      Addresses: '',
      Phones: { ContactPhone: { number: '12', useType: 'Home' } },
      Emails: { ContactEmail: [{ address: 'a@b.c', useType: 'Primary' }] },
    };
    const straight = {
      noEmail: true,
      Addresses: { ContactAddress: [] },
      Phones: { ContactPhone: [{ number: '12', useType: 'Home' }] },
      Emails: { ContactEmail: [{ address: 'a@b.c', useType: 'Primary' }] },
    };
    expect(record('Customer', { Contact })).to.deep.equal({ Contact: straight });
    expect(record('Vendor', { Contact })).to.deep.equal({ Contact: straight });
    expect(record('Sale', { Customer: { Contact } })).to.deep.equal({ Customer: { Contact: straight } });
    expect(record('VendorReturn', { Shop: { Contact } })).to.deep.equal({ Shop: { Contact: straight } });
  });

  it('know custom field values by the page of the custom field', () => {
    const value = { customFieldValueID: '1', customFieldID: '2', value: '5', deleted: 'false' };
    expect(record('Item', { CustomFieldValues: { CustomFieldValue: value } })).to.deep.equal({
      CustomFieldValues: { CustomFieldValue: [{ ...value, deleted: false }] },
    });
  });

  it('know a part by the id that points to it', () => {
    expect(record('InventoryTransfer', { SendingShop: { shopID: '1', archived: 'false' } })).to.deep.equal({
      SendingShop: { shopID: '1', archived: false },
    });
  });
});

describe('normalize: lists of plain values', () => {
  for (const [shape, value, expected] of [
    ['missing', undefined, []],
    ['empty', '', []],
    ['one', 'Red', ['Red']],
    ['several', ['Red', '2'], ['Red', '2']],
  ] as const) {
    it(shape, () => {
      const raw =
        value === undefined ? {} : { attribute1Values: value, attribute2Values: value, attribute3Values: value };
      const lists = { attribute1Values: expected, attribute2Values: expected, attribute3Values: expected };
      expect(record('ItemMatrix', raw)).to.deep.equal(lists);
      expect(record('Item', { ItemMatrix: raw })).to.deep.equal({ ItemMatrix: lists });
    });
  }
});

describe('normalize: other kinds', () => {
  it('types documents like what they print, labels apart', () => {
    expect(
      record('DisplayTemplateSale', { saleID: '1', total: '5', SaleLines: { SaleLine: { unitQuantity: '2' } } }),
    ).to.deep.equal({ saleID: '1', total: 5, SaleLines: { SaleLine: [{ unitQuantity: 2 }] } });
    expect(record('DisplayTemplateItemAsLabel', { copies: '2', Item: { itemID: '1', tax: 'true' } })).to.deep.equal({
      copies: 2,
      Item: { itemID: '1', tax: true },
    });
  });

  it('gives bare texts a name', () => {
    expect(record('TagGroup', 'summer')).to.deep.equal({ value: 'summer' });
  });

  it('goes through every entity with every relation', () => {
    for (const entity of Object.values(retailCatalogue)) {
      const many = Object.entries(entity.relations).filter(
        ([name, { kind }]) => kind === 'many' && !name.includes('.'),
      );
      const straight = normalize(entity, {}, retailCatalogue, Object.keys(entity.relations));
      for (const [name, { wrapper }] of many) {
        const part = straight[name] as Record<string, unknown>;
        expect(Object.values(part), `${entity.entity}.${name}`).to.deep.equal([[]]);
        if (wrapper) expect(part).to.have.property(wrapper);
      }
    }
  });
});

describe('recordsOf', () => {
  for (const [shape, body, expected] of [
    ['absent', { '@attributes': {} }, []],
    ['empty text', { Item: '' }, []],
    ['empty array', { Item: [] }, []],
    ['object', { Item: { itemID: '1' } }, [{ itemID: '1' }]],
    ['array', { Item: [{ itemID: '1' }, { itemID: '2' }] }, [{ itemID: '1' }, { itemID: '2' }]],
  ] as const) {
    it(shape, () => {
      expect(recordsOf(entityOf('Item'), body)).to.deep.equal(expected);
    });
  }

  it('takes the envelope from the catalogue, or the only key where none is known', () => {
    expect(recordsOf(entityOf('Shipment'), { OrderShipment: { a: '1' } })).to.deep.equal([{ a: '1' }]);
    expect(recordsOf(entityOf('TagGroup'), { '@attributes': {}, TagGroup: ['a', 'b'] })).to.deep.equal(['a', 'b']);
  });
});
