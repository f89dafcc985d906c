import { join } from 'node:path';
import { expect } from 'chai';
import type { Emulator } from '../../emulator/startEmulator';
import { type Attachment, openAttachment } from '../../runner/attachment';
import { examples } from '../../runner/examples';
import { componentFunctions } from '../../runner/functions';
import { type ObjectStorage, startObjectStorage } from '../../runner/platform/objectStorage';
import { componentRoot } from '../../runner/sailor';
import { emulatedRetail } from '../../runner/systems/retail';
import { type Bench, openBench } from './support/bench';
import { expectResult, type FunctionCase } from './support/functionCase';

type Check = FunctionCase<Emulator>['check'];

const stored = ({ admin }: Emulator, entity: string, idField: string, id: unknown) =>
  admin.records(entity).find((record) => String(record[idField]) === id);

/** What comes of the example of each function. */
const CHECKS: Readonly<Record<string, Check>> = {
  pollEntity: (body) => expect(body).to.deep.equal({ tagID: '1', name: 'sale' }),
  upsertObject(body, emulator) {
    expect(body).to.include({ customSku: 'EXAMPLE-1', description: 'Rain jacket', defaultCost: 39.9 });
    expect(stored(emulator, 'Item', 'itemID', body['itemID'])).to.include({ customSku: 'EXAMPLE-1' });
  },
  createObject(body, emulator) {
    expect(body).to.include({ firstName: 'Ada', lastName: 'Byron' });
    expect(body).to.have.nested.property('Contact.Emails.ContactEmail[0].address', 'ada@example.com');
    expect(stored(emulator, 'Customer', 'customerID', body['customerID'])).to.include({ lastName: 'Byron' });
  },
  updateObject(body, emulator) {
    expect(body).to.include({ itemID: '1', description: 'Rain jacket, blue' });
    expect(stored(emulator, 'Item', 'itemID', '1')).to.include({ description: 'Rain jacket, blue' });
  },
  lookupObject(body) {
    expect(body).to.include({ itemID: '1', tax: true });
    expect(body).to.have.nested.property('ItemShops.ItemShop').that.is.an('array').with.length.above(1);
  },
  lookupSet(body) {
    expect(body).to.have.nested.property('results.1.itemID', '1');
    expect(body['missing']).to.deep.equal(['999999']);
  },
  lookupObjects({ results }) {
    const levels = results as { shopID: string; qoh: number }[];
    expect(levels).to.have.length(2);
    for (const { shopID, qoh } of levels) expect([shopID, qoh < 20]).to.deep.equal(['1', true]);
  },
  deleteObject(body, emulator) {
    expect(body).to.deep.equal({ id: '1', outcome: 'deleted' });
    expect(stored(emulator, 'Tag', 'tagID', '1')).to.equal(undefined);
  },
  createOrder(body, emulator) {
    expect(body).to.include({ created: 1, found: 0, failed: 0 });
    expect(body).to.have.nested.property('order.refNum', 'PO-1');
    const { orderID } = body['order'] as { orderID: string };
    const lines = emulator.admin.records('OrderLine').filter((line) => String(line['orderID']) === orderID);
    expect(lines.map(({ itemID, quantity, price }) => [itemID, quantity, price])).to.deep.equal([[1, 12, 7.5]]);
  },
  setInventory(body, emulator) {
    expect(body).to.include({ succeeded: 1, failed: 0 });
    const level = emulator.admin.records('ItemShop').find(({ itemID, shopID }) => itemID === 1 && shopID === 1);
    expect(level).to.include({ qoh: 25 });
  },
  runOperation: (body) => expect(body).to.include({ itemID: '1', archived: false }),
  uploadImage(body, emulator) {
    expect(body).to.include({ itemID: '1', description: 'Front', filename: 'logo.png' });
    expect(stored(emulator, 'Image', 'imageID', body['imageID'])).to.include({ description: 'Front' });
  },
  printDocument(body) {
    expect(body).to.include({ saleID: '1', fileName: 'sale-receipt-1.html' });
    expect(body).to.have.nested.property('data.saleID', '1');
    expect(body).to.have.property('attachmentUrl').that.is.a('string');
  },
  rawRequest(body) {
    expect(body).to.include({ statusCode: 200 });
    expect(body).to.have.nested.property('responseBody.Shop.shopID', '1');
    expect(body).to.have.nested.property('responseBody.Shop.Contact');
  },
};

describe('Every function in a container, on Lightspeed Retail', () => {
  let bench: Bench<Emulator>;
  let storage: ObjectStorage;
  let attachment: Attachment;
  const attached: NodeJS.ProcessEnv = {};
  before(async () => {
    bench = await openBench(await emulatedRetail({ registers: 20 }));
    storage = await startObjectStorage();
    attachment = await openAttachment(join(componentRoot, 'logo.png'), attached);
  });
  after(async () => {
    attachment.close();
    await Promise.all([bench.close(), storage.close()]);
  });

  for (const { name: fn, kind } of componentFunctions()) {
    it(`${kind} ${fn}`, async () => {
      const { fields = {}, body, attach } = examples[fn] ?? {};
      const check = CHECKS[fn];
      if (!check) throw new Error(`Nobody looks at the result of ${fn}`);
      const env = (attach ? { ...attached } : storage.env) as Readonly<Record<string, string>>;
      const message = { ...body, ...(attach && { url: attachment.url }) };
      const count = kind === 'trigger' ? bench.emulator.admin.records('Tag').length : 1;
      await expectResult(bench, { fn, fields, body: message, env, count, check });
    });
  }
});
