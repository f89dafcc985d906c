import type { Example } from '../../runner/examples';

const LS_ONE_ORDER = {
  description: 'Spring stock',
  vendorID: '0000001',
  storeID: 'S0001',
  deliveryDate: '2026-12-01T00:00:00',
  orderingDate: '2026-11-01T00:00:00',
  currencyCode: 'EUR',
};

/** Examples by function that run on the emulators of the other systems. Retail's are those of the command line. */
export const systemExamples: Readonly<Record<string, Readonly<Record<string, Pick<Example, 'fields' | 'body'>>>>> = {
  lsOne: {
    pollEntity: { fields: { objectType: 'PurchaseOrder', emitBehavior: 'emitPage' } },
    createObject: {
      fields: { objectType: 'PurchaseOrder' },
      body: LS_ONE_ORDER,
    },
    updateObject: { fields: { objectType: 'PurchaseOrder' }, body: { id: '00000001', description: 'Spring stock' } },
    upsertObject: { fields: { objectType: 'PurchaseOrder' }, body: { id: '00000001', description: 'Spring stock' } },
    lookupObject: { fields: { objectType: 'PurchaseOrder', relations: ['lines'] }, body: { id: '00000001' } },
    lookupSet: {
      fields: { objectType: 'PurchaseOrder', whenMissing: 'leaveOut' },
      body: { values: ['00000001', '99999999'] },
    },
    lookupObjects: {
      fields: { objectType: 'PurchaseOrder', emitBehavior: 'emitAll', termNumber: '1', maxFetch: '2' },
      body: { sTerm_1: { fieldName: 'storeID', condition: '=', fieldValue: 'S0002' } },
    },
    deleteObject: { fields: { objectType: 'PurchaseOrder' }, body: { id: '00000003' } },
    createOrder: {
      fields: {},
      body: {
        ...LS_ONE_ORDER,
        refNum: 'PO-1',
        lines: [{ itemID: '10065', unitID: 'EA', quantity: 12, unitPrice: 7.5 }],
      },
    },
    runOperation: { fields: { operation: 'PurchaseOrderPost' }, body: { id: '00000003' } },
    rawRequest: { fields: {}, body: { method: 'GET', url: '/api/inventory/purchase-order?page=1&pageSize=2' } },
  },
  supplier: {
    upsertObject: {
      fields: { objectType: 'CatalogItem' },
      body: {
        vendorSku: 'EXAMPLE-1',
        name: 'Rain jacket',
        brand: 'Norrland',
        language: 'en',
        msrp: 79,
        defaultCost: 39,
      },
    },
    setInventory: { fields: {}, body: { items: [{ id: '52636f5f-a6d9-44c6-955b-4c487de29e7e', quantity: 25 }] } },
    rawRequest: { fields: {}, body: { method: 'GET', url: '/webhooks' } },
  },
};
