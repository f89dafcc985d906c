import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { getMetaModel, getObjectTypes, upsertObject } from '../../../../lib/actions/upsertObject';
import { attemptAction, runAction } from '../../../support/runAction';
import { type SupplierStep, supplierStep } from '../../../support/supplierStep';

const ITEM = {
  vendorSku: 'JACKET-1',
  name: 'Rain jacket',
  brand: 'Acme',
  msrp: 79.9,
  defaultCost: 39.95,
  language: 'en',
};

describe('Upsert Object of catalogue items', () => {
  let step: SupplierStep;
  beforeEach(async () => {
    step = await supplierStep({ products: 0 });
  });
  afterEach(() => step.close());

  const run = (body: Record<string, unknown>) => runAction(step, upsertObject, { objectType: 'CatalogItem' }, body);
  const failure = (body: Record<string, unknown>) =>
    attemptAction(step, upsertObject, body, { objectType: 'CatalogItem' });
  const files = () => step.emulator.admin.uploads();
  const lastFile = (): unknown => JSON.parse(files().at(-1)?.content ?? 'null');

  it('sends one item as a file of one, and emits it', async () => {
    expect(await run(ITEM)).to.deep.equal([ITEM]);
    expect(step.wire()).to.deep.equal(['POST /oauth/token', 'POST /v1/catalog/upload']);
    expect(lastFile()).to.deep.equal([ITEM]);
    expect(files()[0]).to.include({ fileName: 'catalog.json' });
  });

  it('refuses numbers of which digits would be lost', async () => {
    const error = await failure({
      ...ITEM,
      msrp: '0.12345678901234567890',
      shippingWeight: { value: '9007199254740993' },
    });
    expect(error?.message).to.match(/"msrp" has more digits.*"shippingWeight\.value" has more digits/);
    expect(files()).to.deep.equal([]);
    expect(await run({ ...ITEM, msrp: ' 79.900000000000000000000 ' })).to.deep.equal([ITEM]);
  });

  it('sends several items as one file', async () => {
    const items = Array.from({ length: 300 }, (_, at) => ({ ...ITEM, vendorSku: `SKU-${at}` }));
    expect(await run({ items })).to.deep.equal([{ items }]);
    expect(files()).to.have.length(1);
    expect(step.emulator.admin.products()).to.have.length(300);
  });

  it('writes every member with the type of the vendor', async () => {
    const full = {
      ...ITEM,
      msrp: '79.90',
      isVisible: true,
      images: 'https://example.com/1.jpg',
      description: 'Dry',
      additionaldescription: '<b>Dry</b>',
      gtin: '0012345678905',
      groupID: 12,
      variation: { color: 'red', size: 42 },
      shippingDimensions: { height: { unit: 'in', value: '2.5' } },
      shippingWeight: { unit: 'lbs', value: 3 },
      customCategories: ['Outdoor', 'Rain'],
      inventory: { isBackorderingEnabled: 'false', isInventoryTrackingEnabled: 'True' },
    };
    const sent = {
      ...full,
      msrp: 79.9,
      isVisible: 'Yes',
      images: ['https://example.com/1.jpg'],
      groupID: '12',
      variation: { color: 'red', size: '42' },
      shippingDimensions: { height: { unit: 'in', value: 2.5 } },
      inventory: { isBackorderingEnabled: false, isInventoryTrackingEnabled: true },
    };
    expect(await run(full)).to.deep.equal([sent]);
    expect(lastFile()).to.deep.equal([sent]);
    expect(step.emulator.admin.product('JACKET-1')?.inventory).to.deep.equal(sent.inventory);
  });

  it('sends the file again after a lost answer', async () => {
    step.emulator.faults.add({ path: '/v1/catalog/upload', action: { kind: 'lostAnswer' } });
    expect(await run(ITEM)).to.deep.equal([ITEM]);
    expect(files()).to.have.length(2);
    expect(step.emulator.admin.products()).to.have.length(1);
  });

  it('names all faults of all items, and sends nothing', async () => {
    const { brand: _, ...incomplete } = ITEM;
    const error = await failure({
      items: [
        incomplete,
        { ...ITEM, msrp: 'a lot', vendorSku: 'B' },
        { ...ITEM, vendorSku: 'B', stock: 4 },
        { ...ITEM, vendorSku: 'C', inventory: { isInventoryTrackingEnabled: 'maybe' } },
        5,
      ],
    });
    expect(error).to.have.property('name', 'InputError');
    for (const issue of [
      'item 1: "brand" is missing',
      'item 2: "msrp" must be a number',
      'item 3: "stock" is unknown',
      'item 3: it has the same "vendorSku" as item 2',
      'item 4: "inventory.isInventoryTrackingEnabled" must be true or false',
      'item 5: it must be an object',
    ]) {
      expect(error?.message).to.contain(issue);
    }
    expect(step.wire()).to.deep.equal([]);
  });

  for (const [body, issue] of [
    [{}, 'nothing to create'],
    [{ items: [ITEM], brand: 'Acme' }, '"brand" is unknown beside "items"'],
    [{ ...ITEM, additionalDescription: 'x' }, 'perhaps "additionaldescription"'],
    [{ ...ITEM, isVisible: 'perhaps' }, '"isVisible" must be true or false'],
    [{ ...ITEM, variation: 'red' }, '"variation" must be an object of texts'],
    [{ ...ITEM, vendorSku: ' ' }, '"vendorSku" is missing'],
  ] as const) {
    it(`refuses ${issue}`, async () => {
      expect((await failure(body))?.message).to.contain(issue);
      expect(step.wire()).to.deep.equal([]);
    });
  }

  it('does not take a page of HTML for an answer', async () => {
    const page = { kind: 'status', status: 200, body: '<html>' } as const;
    step.emulator.faults.add({ path: '/v1/catalog/upload', every: 1, action: page });
    expect((await failure(ITEM))?.message).to.match(/the answer itself was lost/);
    expect(step.wire().filter((request) => request.includes('upload'))).to.have.length(2);
    expect(step.bodies).to.deep.equal([]);
  });

  it('says that the platform is gone, and does not look for another one', async () => {
    step.emulator.faults.add({ path: '/v1/catalog/upload', action: { kind: 'status', status: 404 } });
    const error = await failure(ITEM);
    expect(error).to.have.property('name', 'ConfigurationError');
    expect(error?.message).to.contain('"Environment URL"').and.contain('No other host was tried');
    expect(step.wire()).to.deep.equal(['POST /oauth/token', 'POST /v1/catalog/upload']);
  });

  it('goes to the catalogue host, and quantities to the other one', async () => {
    const seen: string[] = [];
    const urls: string[] = [];
    const runtime = {
      ...step.runtime,
      transportTo: () => ({
        send: async ({ url, body }: { readonly url: string; readonly body?: unknown }) => {
          urls.push(url);
          if (typeof body === 'object' && body) seen.push(await text(body as NodeJS.ReadableStream));
          return { status: 200, headers: {}, body: url.endsWith('/token') ? '{"access_token":"token-1"}' : '' };
        },
      }),
    };
    const cfg = { objectType: 'CatalogItem', environmentUrl: '', authUrl: '', _account: 'own hosts' };
    await attemptAction(step, upsertObject, ITEM, cfg, { runtime });
    expect(urls).to.deep.equal([
      'https://accounts.lightspeed.app/oauth/token',
      'https://lsapi-catalog.lightspeedapp.com/v1/catalog/upload',
    ]);
    expect(seen[0])
      .to.contain('name="file"; filename="catalog.json"')
      .and.contain(JSON.stringify([ITEM]));
  });

  it('is offered with the fields of one item and with a list of items, without a connection', async () => {
    expect(await getObjectTypes({ system: 'supplier' })).to.deep.equal({ CatalogItem: 'Catalog Item' });
    const { in: form } = await getMetaModel({ system: 'supplier', objectType: 'CatalogItem' });
    expect(form.properties).to.include.all.keys('vendorSku', 'inventory', 'items');
    expect(form.properties?.['vendorSku']).to.not.have.property('required');
    expect(form.properties?.['items']?.items?.properties?.['vendorSku']).to.have.property('required', true);
    const flags = form.properties?.['inventory']?.properties;
    expect(flags).to.have.all.keys('isBackorderingEnabled', 'isInventoryTrackingEnabled');
    const height = form.properties?.['shippingDimensions']?.properties?.['height'];
    expect(height?.properties).to.have.all.keys('unit', 'value');
  });
});
