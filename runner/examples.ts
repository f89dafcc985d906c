/**
 * An example of each function for the help of the command line and for the README. Each runs on a new emulator without
 * preparation.
 */
export const examples: Readonly<Record<string, Example>> = {
  pollEntity: { fields: { objectType: 'Tag', pageSize: '5' } },
  upsertObject: {
    fields: { objectType: 'Item', lookupCriteria: 'customSku' },
    body: { customSku: 'EXAMPLE-1', description: 'Rain jacket', defaultCost: 39.9 },
  },
  createObject: {
    fields: { objectType: 'Customer' },
    body: {
      firstName: 'Ada',
      lastName: 'Byron',
      Contact: { noEmail: false, Emails: { ContactEmail: [{ address: 'ada@example.com', useType: 'Primary' }] } },
    },
  },
  updateObject: { fields: { objectType: 'Item' }, body: { itemID: '1', description: 'Rain jacket, blue' } },
  lookupObject: { fields: { objectType: 'Item', relations: ['ItemShops'] }, body: { itemID: '1' } },
  lookupSet: {
    fields: { objectType: 'Item', whenMissing: 'leaveOut', fields: ['description'] },
    body: { values: ['1', '999999'] },
  },
  lookupObjects: {
    fields: { objectType: 'ItemShop', emitBehavior: 'emitAll', termNumber: '2', maxFetch: '2' },
    body: {
      sTerm_1: { fieldName: 'shopID', condition: '=', fieldValue: '1' },
      link_1_2: 'and',
      sTerm_2: { fieldName: 'qoh', condition: '<', fieldValue: 20 },
    },
  },
  deleteObject: { fields: { objectType: 'Tag' }, body: { tagID: '1' } },
  createOrder: {
    fields: { markOrdered: true },
    body: { shopID: '1', vendorID: '1', refNum: 'PO-1', lines: [{ itemID: '1', quantity: 12, price: 7.5 }] },
  },
  setInventory: {
    fields: { method: 'direct' },
    body: { items: [{ itemID: '1', shopID: '1', quantity: 25 }] },
  },
  runOperation: { fields: { operation: 'ItemRestore' }, body: { itemID: '1' } },
  uploadImage: { fields: {}, attach: 'logo.png', body: { itemID: '1', description: 'Front' } },
  printDocument: { fields: { document: 'DisplayTemplateSale' }, body: { saleID: '1' } },
  rawRequest: { fields: {}, body: { method: 'GET', url: 'Shop/1.json?load_relations=["Contact"]' } },
};

export interface Example {
  /** The step's fields as the platform puts them into `cfg`. */
  readonly fields: Readonly<Record<string, string | readonly string[] | true>>;
  readonly body?: Readonly<Record<string, unknown>>;
  /** A file of the repository that the step gets as an attachment. */
  readonly attach?: string;
}

/** The arguments of an example after `npm run step --`. */
export const exampleArguments = (name: string, { fields, attach, body }: Example): string[] => [
  name,
  ...Object.entries(fields).flatMap(([key, value]) => [`--${key}`, ...(value === true ? [] : [value].flat())]),
  ...(attach ? ['--attach', attach] : []),
  ...(body ? ['--body', JSON.stringify(body)] : []),
];
