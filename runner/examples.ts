/**
 * A command line for each function that works on a fresh emulator as it stands, for its help: what is typed behind the
 * function's name, and the body of its message.
 */
export const examples: Readonly<Record<string, Example>> = {
  pollEntity: { flags: ['--objectType', 'Tag', '--pageSize', '5'] },
  upsertObject: {
    flags: ['--objectType', 'Item', '--lookupCriteria', 'customSku'],
    body: { customSku: 'EXAMPLE-1', description: 'Rain jacket', defaultCost: 39.9 },
  },
  createObject: { flags: ['--objectType', 'Tag'], body: { name: 'summer' } },
  updateObject: { flags: ['--objectType', 'Item'], body: { itemID: '1', description: 'Rain jacket, blue' } },
  lookupObject: { flags: ['--objectType', 'Item', '--relations', 'ItemShops'], body: { itemID: '1' } },
  lookupSet: { flags: ['--objectType', 'Item', '--fields', 'description'], body: { values: ['1', '2'] } },
  lookupObjects: {
    flags: ['--objectType', 'Item', '--emitBehavior', 'emitAll', '--termNumber', '1', '--maxFetch', '3'],
    body: { sTerm_1: { fieldName: 'defaultCost', condition: '>', fieldValue: 20 } },
  },
  deleteObject: { flags: ['--objectType', 'Tag'], body: { tagID: '1' } },
  createOrder: {
    flags: ['--markOrdered'],
    body: { shopID: '1', vendorID: '1', refNum: 'PO-1', lines: [{ itemID: '1', quantity: 12, price: 7.5 }] },
  },
  setInventory: { flags: [], body: { items: [{ itemID: '1', shopID: '1', quantity: 25 }] } },
  runOperation: { flags: ['--operation', 'ItemRestore'], body: { itemID: '1' } },
  uploadImage: { flags: ['--attach', 'logo.png'], body: { itemID: '1', description: 'Front' } },
  printDocument: { flags: ['--document', 'DisplayTemplateSale'], body: { saleID: '1' } },
  rawRequest: { flags: [], body: { method: 'GET', url: 'Shop/1.json?load_relations=["Contact"]' } },
};

export interface Example {
  readonly flags: readonly string[];
  readonly body?: object;
}

/** The arguments of an example. */
export const exampleArguments = (name: string, { flags, body }: Example): string[] => [
  name,
  ...flags,
  ...(body ? ['--body', JSON.stringify(body)] : []),
];
