import { expect } from 'chai';
import * as createObject from '../../../../lib/actions/createObject';
import * as deleteObject from '../../../../lib/actions/deleteObject';
import * as lookupObject from '../../../../lib/actions/lookupObject';
import * as lookupObjects from '../../../../lib/actions/lookupObjects';
import * as updateObject from '../../../../lib/actions/updateObject';
import * as upsertObject from '../../../../lib/actions/upsertObject';
import type { FormSchema } from '../../../../lib/common/forms/fieldSchema';
import * as pollEntity from '../../../../lib/triggers/pollEntity';

/** The vendor's tables, in the spelling of its samples; required of a creation with a star. */
const ORDER =
  'id purchaseOrderID description* vendorID* vendorName purchaseStatus deliveryDate* currencyCode* currencyDescription ' +
  'createdDate orderer storeID* storeName defaultDiscountPercentage defaultDiscountAmount orderingDate* createdFromOmni ' +
  'templateID processingStatus';
const LINE =
  'id purchaseOrderID lineNumber itemID* itemName vendorItemID variantName unitID* unitName quantity* unitPrice* ' +
  'discountAmount discountPercentage taxAmount taxCalculationMethod pictureID omniLineID omniTransactionID';

const names = (list: string) => list.split(' ').map((name) => name.replace('*', ''));
const required = (list: string) => list.split(' ').flatMap((name) => (name.endsWith('*') ? [name.slice(0, -1)] : []));
const order = { system: 'lsOne', objectType: 'PurchaseOrder', relations: ['lines'], termNumber: '1' };
const line = { ...order, objectType: 'PurchaseOrderLine', relations: [] };

/** Every text of a form. */
const textsIn = (form: unknown): string => JSON.stringify(form);
const helpOf = ({ properties }: FormSchema, name: string) => properties?.[name]?.help?.description ?? '';

describe('Forms of LS One, without a connection', () => {
  it('offer both objects, orders alone for polling', async () => {
    const both = { PurchaseOrder: 'Purchase Order', PurchaseOrderLine: 'Purchase Order Line (within Purchase Order)' };
    for (const { getObjectTypes } of [createObject, updateObject, upsertObject, deleteObject, lookupObject]) {
      expect(await getObjectTypes({ system: 'lsOne' })).to.deep.equal(both);
    }
    expect(await lookupObjects.getObjectTypes({ system: 'lsOne' })).to.have.all.keys(both);
    expect(Object.keys(await pollEntity.getObjectTypes({ system: 'lsOne' }))).to.deep.equal(['PurchaseOrder']);
    expect(Object.keys(await pollEntity.getPollingFields(order))[0]).to.equal('changes');
    expect(await lookupObject.getRelations(order)).to.deep.equal({ lines: 'Lines' });
  });

  it('have every documented field, and the lines of an order', async () => {
    const { out } = await lookupObject.getMetaModel(order);
    expect(out.properties).to.have.all.keys(...names(ORDER), 'lines');
    expect(out.properties?.['lines']?.items?.properties).to.have.all.keys(names(LINE));
    expect((await lookupObject.getMetaModel(line)).out.properties).to.have.all.keys(names(LINE));
    const { in: bare } = await lookupObject.getMetaModel(line);
    expect(bare.properties).to.have.all.keys('purchaseOrderID', 'lineNumber');
  });

  it('have every documented value of a code', async () => {
    const orders = (await lookupObject.getMetaModel(order)).out;
    expect(helpOf(orders, 'purchaseStatus')).to.include('0 open, 1 closed, 2 partially received, 3 placed');
    expect(helpOf(orders, 'processingStatus')).to.include('0 none, 1 compressing, 2 posting, 3 importing, 4 other');
    const { in: created } = await createObject.getMetaModel(line);
    expect(helpOf(created, 'taxCalculationMethod')).to.include('0 no tax, 1 add tax, 2 tax included');
    expect(created.properties?.['taxCalculationMethod']?.enum).to.deep.equal([0, 1, 2]);
  });

  for (const [name, cfg, list] of [
    ['orders', order, ORDER],
    ['lines', line, LINE],
  ] as const) {
    it(`mark what new ${name} need, and ask for the keys of those that are changed`, async () => {
      const { in: created } = await createObject.getMetaModel(cfg);
      const marked = Object.entries(created.properties ?? {}).flatMap(([each, form]) => (form.required ? [each] : []));
      const keys = name === 'lines' ? ['purchaseOrderID'] : [];
      expect(marked).to.have.members([...keys, ...required(list)]);
      const { in: changed } = await updateObject.getMetaModel(cfg);
      const needed = Object.entries(changed.properties ?? {}).flatMap(([each, form]) => (form.required ? [each] : []));
      expect(needed).to.deep.equal(name === 'lines' ? ['purchaseOrderID', 'lineNumber'] : ['id']);
    });
  }

  it('offer every term of the vendor, and the orders that it sorts by', async () => {
    const { in: orders } = await lookupObjects.getMetaModel({ ...order, emitBehavior: 'emitPage' });
    const offered = (form: FormSchema) => form.properties?.['sTerm_1']?.properties?.['fieldName']?.enum;
    expect(offered(orders)).to.include.members([
      ...['idOrDescription', 'vendorID', 'storeID', 'status', 'deliveryDate', 'createdDate'],
      ...names(ORDER),
    ]);
    expect(textsIn(orders)).to.not.match(/lines\.|lightspeed|drip/i);
    const { in: lines } = await lookupObjects.getMetaModel({ ...line, emitBehavior: 'emitAll' });
    expect(offered(lines)).to.include.members([
      ...['itemNameSearch', 'variantSearch', 'unitName', 'hasDiscount', 'quantity'],
      ...names(LINE).filter((name) => name !== 'purchaseOrderID'),
    ]);
    expect(Object.keys(await lookupObjects.getSortFields(order))).to.include.members(['id', '-createdDate']);
  });

  it('speak of no other vendor', async () => {
    for (const cfg of [order, line]) {
      for (const { getMetaModel } of [
        createObject,
        updateObject,
        upsertObject,
        deleteObject,
        lookupObject,
        lookupObjects,
      ]) {
        expect(textsIn(await getMetaModel({ ...cfg, emitBehavior: 'emitAll' }))).to.not.match(/lightspeed|drip/i);
      }
    }
  });
});
