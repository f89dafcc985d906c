import { expect } from 'chai';
import { type SupplierBench, startSupplierBench } from '../../support/supplierBench';

const REQUIRED = { name: 'Lamp', brand: 'Norrland', msrp: 20, defaultCost: 9.5, language: 'en' };
const FULL = {
  ...REQUIRED,
  isVisible: 'Yes',
  images: ['https://example.com/a.jpg'],
  description: 'A lamp',
  additionaldescription: '<b>A lamp</b>',
  gtin: '0012345678905',
  groupID: 'lamps',
  variation: { color: 'red' },
  shippingDimensions: { height: { unit: 'in', value: 3 }, width: { unit: 'in', value: 2 } },
  shippingWeight: { unit: 'lbs', value: 0.5 },
  customCategories: ['Light'],
};
const FLAGS = { isBackorderingEnabled: true, isInventoryTrackingEnabled: true };
const NO_FLAGS = { isBackorderingEnabled: false, isInventoryTrackingEnabled: false };

describe('emulator of the supplier platform: catalogue', () => {
  let bench: SupplierBench;
  const start = async (options: Parameters<typeof startSupplierBench>[0] = {}) => {
    await bench?.emulator.close();
    bench = await startSupplierBench(options);
  };
  beforeEach(() => start());
  afterEach(() => bench.emulator.close());

  const upload = (content: unknown, name = 'catalogue.json', field = 'file') => {
    const form = new FormData();
    form.set(field, new Blob([typeof content === 'string' ? content : JSON.stringify(content)]), name);
    return bench.ask('/v1/catalog/upload', { method: 'POST', body: form });
  };
  const product = (vendorSku: string) => bench.emulator.admin.product(vendorSku);
  const report = () => bench.emulator.admin.uploads().at(-1);

  it('takes a JSON file and makes products of new SKUs', async () => {
    const items = [{ vendorSku: 'NEW-1', ...FULL, inventory: FLAGS }];
    expect(await upload(items)).to.deep.equal([202, {}]);
    const { id, ...made } = product('NEW-1') ?? { id: '' };
    expect(id).to.match(/^[\da-f]{8}-/);
    expect(made).to.deep.equal({ vendorSku: 'NEW-1', quantity: 0, inventory: FLAGS, fields: FULL });
    expect(report()).to.deep.equal({
      at: bench.clock.nowMs(),
      fileName: 'catalogue.json',
      content: JSON.stringify(items),
      applied: ['NEW-1'],
      issues: [],
    });
  });

  it('replaces known SKUs as a whole, but for id and quantity; the last of several wins', async () => {
    await upload([{ vendorSku: 'SKU-00001', ...FULL, inventory: FLAGS }]);
    const before = product('SKU-00001');
    await upload([
      { vendorSku: 'SKU-00001', ...FULL },
      { vendorSku: 'SKU-00001', ...REQUIRED, name: 'Last' },
    ]);
    const fields = { ...REQUIRED, name: 'Last' };
    expect(product('SKU-00001')).to.deep.equal({ ...before, fields, inventory: NO_FLAGS });
    expect(bench.emulator.admin.products()).to.have.length(20);
  });

  it('makes a product anew under another id', async () => {
    const before = product('SKU-00001')?.id ?? '';
    bench.emulator.admin.removeProduct(before);
    await upload([{ vendorSku: 'SKU-00001', ...REQUIRED }]);
    expect(product('SKU-00001')?.id).to.be.a('string').and.not.equal(before);
  });

  const wrong: [string, object, string][] = [
    ['flags that are no booleans', { inventory: { isBackorderingEnabled: [true] } }, 'inventory'],
    ['flags of another name', { inventory: { isTracked: true } }, 'inventory'],
    ['a price as text', { msrp: '20' }, 'msrp'],
    ['a SKU as number', { vendorSku: 7 }, 'vendorSku'],
    ['the CSV name of a member', { additionalDescription: 'x' }, 'additionalDescription'],
    ['visibility as boolean', { isVisible: true }, 'isVisible'],
    ['one image without array', { images: 'https://example.com/a.jpg' }, 'images'],
    ['a weight without unit', { shippingWeight: 2 }, 'shippingWeight'],
    ['a number as variation', { variation: { size: 4 } }, 'variation'],
    ['a missing name', { name: undefined }, 'name'],
    ['a quantity', { quantity: 4 }, 'quantity'],
  ];
  for (const [name, change, member] of wrong) {
    it(`reports ${name}, leaves the item out and takes the others`, async () => {
      const items = [
        { vendorSku: 'NEW-1', ...REQUIRED, ...change },
        { vendorSku: 'NEW-2', ...REQUIRED },
      ];
      expect((await upload(items))[0]).to.equal(202);
      expect(report()?.applied).to.deep.equal(['NEW-2']);
      expect(report()?.issues).to.have.length(1);
      expect(report()?.issues[0]).to.match(new RegExp(`^item 1: ${member} `));
      expect(product('NEW-1')).to.equal(undefined);
    });
  }

  it('takes a member that no page shows where it is not strict', async () => {
    await start({ strict: false });
    await upload([{ vendorSku: 'NEW-1', ...REQUIRED, manufacturerSku: 'M' }]);
    expect(report()?.applied).to.deep.equal(['NEW-1']);
  });

  it('takes a CSV file', async () => {
    const header = 'vendorSku,name,brand,msrp,defaultCost,language,isVisible,shippingWeight,variation:finish,gtinUpc';
    const rows = ['C-1,"Lamp, red",Norrland,20,9.5,en,true,2.5 lb,matt,0012', 'C-2,Lamp,Norrland,20,9.5,en,,,,'];
    expect((await upload([`\ufeff${header}`, ...rows].join('\r\n'), 'items.csv'))[0]).to.equal(202);
    expect(report()).to.deep.include({ applied: ['C-1', 'C-2'], issues: [] });
    expect(product('C-1')?.fields).to.deep.equal({
      ...REQUIRED,
      name: 'Lamp, red',
      isVisible: 'true',
      shippingWeight: '2.5 lb',
      'variation:finish': 'matt',
      gtinUpc: '0012',
    });
    expect(product('C-2')).to.deep.include({ fields: REQUIRED, inventory: NO_FLAGS });
  });

  it('reports rows of a CSV file', async () => {
    const lines = ['vendorSku,name,brand,msrp,defaultCost,Language,isVisible', 'C-1,Lamp,Norrland,"9,5",9,en,Yes'];
    await upload(lines.join('\n'), 'items.csv');
    const issues = report()?.issues.map((issue) => issue.split(' ')[2]);
    expect(issues).to.deep.equal(['language', 'msrp', 'Language', 'isVisible']);
  });

  const refused: [string, () => ReturnType<typeof upload>][] = [
    ['no form', () => bench.ask('/v1/catalog/upload', { method: 'POST', body: [] })],
    ['another part', () => upload([], 'catalogue.json', 'catalogue')],
    ['another kind of file', () => upload('x', 'catalogue.txt')],
    ['broken JSON', () => upload('[{')],
    ['an object', () => upload({ vendorSku: 'NEW-1', ...REQUIRED })],
    ['an empty array', () => upload([])],
    ['a header alone', () => upload('vendorSku,name', 'items.csv')],
    ['a column twice', () => upload('name,name\na,b', 'items.csv')],
    ['a row of another length', () => upload('vendorSku,name\na', 'items.csv')],
  ];
  for (const [name, send] of refused) {
    it(`refuses ${name}`, async () => {
      expect((await send())[0]).to.equal(400);
      expect(bench.emulator.admin.uploads()).to.deep.equal([]);
    });
  }

  it('applies a file whose answer gets lost, and again when it comes again', async () => {
    bench.emulator.faults.add({ path: '/v1/catalog', action: { kind: 'lostAnswer', status: 502 } });
    const items = [{ vendorSku: 'NEW-1', ...REQUIRED }];
    expect((await upload(items))[0]).to.equal(502);
    const first = product('NEW-1');
    expect((await upload(items))[0]).to.equal(202);
    expect(first).to.be.an('object').and.deep.equal(product('NEW-1'));
  });
});
