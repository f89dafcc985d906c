import type { IncomingMessage, ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { getDocuments, getMetaModel, printDocuments } from '../../lib/actions/printDocument';
import type { VendorRecord } from '../../lib/common/model/query';
import type { Message } from '../../lib/common/platform/context';
import { retailCatalogue } from '../../lib/common/systems/retail/catalogue';
import { ConfigurationError, InputError, NotFoundError } from '../../lib/common/util/errors';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { type LocalServer, localServer } from '../support/localServer';
import { observeAction } from '../support/observeAction';

const DOCUMENTS = Object.values(retailCatalogue).filter(({ kind }) => kind === 'document');

describe('printDocument, end to end', () => {
  let step: EmulatedStep;
  const messages: Message[] = [];
  before(async () => {
    step = await emulatedStep({ registers: 20 });
    step.onEmit = (event, payload) => {
      if (event === 'data') messages.push(payload as Message);
    };
  });
  after(() => step.close());
  afterEach(() => {
    messages.length = 0;
    for (const name of Object.keys(step.env)) delete step.env[name];
  });

  const print = (document: string, input: VendorRecord) => observeAction(step, printDocuments, { document }, input);

  describe('prints', () => {
    for (const { entity: name, label, idField, envelope, uiTemplate } of DOCUMENTS) {
      it(`${label}, with the template of Lightspeed itself`, async () => {
        const input = { [idField ?? '']: '1', ...(uiTemplate === undefined && { template: 'VendorReturn' }) };
        const all = name === 'DisplayTemplateOrderLineAsLabel' ? { all_labels: true } : {};
        const { bodies, error, entries } = await print(name, { ...input, ...all });
        expect(error).to.equal(undefined);
        expect(bodies).to.have.length(1);
        const { html, data, fileName, ...rest } = bodies[0] ?? {};
        expect(html).to.match(/^<!doctype html>/i);
        expect(fileName).to.match(/^[a-z-]+-1\.html$/);
        expect(rest).to.deep.equal({ [idField ?? '']: '1' });
        if (envelope === 'Label') expect(data).to.have.property('itemID').that.matches(/^\d+$/);
        else expect(data).to.have.property(idField ?? '', '1');
        expect(entries.map(({ costDrips }) => costDrips)).to.deep.equal([1, 1]);
        expect(entries.map(({ path, params }) => [path.replace(/^.*\./, ''), params['template']])).to.deep.equal([
          ['json', undefined],
          ['html', uiTemplate ?? 'VendorReturn'],
        ]);
      });
    }

    it('has tried all twelve', () => expect(DOCUMENTS).to.have.length(12));
  });

  it('hands parameters on: the template to the page, others to the data as well', async () => {
    const label = await print('DisplayTemplateItemAsLabel', { itemID: '1', copies: 3, template: 'ItemLabel' });
    expect(label.wire).to.deep.equal([
      'GET DisplayTemplate/ItemAsLabel/1?copies=3',
      'GET DisplayTemplate/ItemAsLabel/1.html?template=ItemLabel&copies=3',
    ]);
    expect(label.bodies[0]).to.have.nested.property('data.copies', 3);
    const line = await print('DisplayTemplateOrderLineAsLabel', { orderLineID: 1, all_labels: 'true', template: '' });
    expect(line.wire).to.deep.equal([
      'GET DisplayTemplate/OrderLineAsLabel/1?all_labels=true',
      'GET DisplayTemplate/OrderLineAsLabel/1.html?template=ItemLabel&all_labels=true',
    ]);
  });

  it('hands the copies of a queued label to the page alone, where they are documented', async () => {
    const { wire } = await print('DisplayTemplateLabel', { labelID: '1', copies: 2 });
    expect(wire).to.deep.equal([
      'GET DisplayTemplate/Label/1',
      'GET DisplayTemplate/Label/1.html?template=ItemLabel&copies=2',
    ]);
  });

  it('normalizes the data as it does with records', async () => {
    const { bodies } = await print('DisplayTemplateSale', { saleID: '1' });
    expect(bodies[0]).to.have.nested.property('data.SaleLines.SaleLine').that.is.an('array');
    expect(bodies[0]).to.have.nested.property('data.completed').that.is.a('boolean');
  });

  for (const ids of ['3, 1,2', ['3', '1', '2'], [3, 1, 2]]) {
    it(`prints one for each of ${JSON.stringify(ids)}`, async () => {
      const { bodies } = await print('DisplayTemplateSale', { saleID: ids });
      expect(bodies.map(({ saleID }) => saleID)).to.deep.equal(['3', '1', '2']);
    });
  }

  it('emits nothing unless all are there', async () => {
    const { bodies, error } = await print('DisplayTemplateSale', { saleID: '1,99999' });
    expect(error).to.be.instanceOf(NotFoundError);
    expect(error?.message).to.include('DisplayTemplate/Sale/99999');
    expect(bodies).to.deep.equal([]);
  });

  describe("with the platform's object storage", () => {
    let storage: LocalServer;
    const stored: string[] = [];
    let answerStorage: (request: IncomingMessage, response: ServerResponse) => unknown;
    beforeEach(async () => {
      answerStorage = async (request, response) => {
        stored.push(await text(request));
        response.writeHead(201).end(JSON.stringify({ objectId: `object-${stored.length}` }));
      };
      storage = await localServer((request, response) => answerStorage(request, response));
      step.env['ELASTICIO_OBJECT_STORAGE_URI'] = storage.url;
      step.env['ELASTICIO_OBJECT_STORAGE_TOKEN'] = 'storage-token';
    });
    afterEach(() => {
      storage.close();
      stored.length = 0;
    });

    for (const saleID of ['[1,2]', ' ["1", "2"] ', [1, 2], ['1,2']]) {
      it(`prints each document of ${JSON.stringify(saleID)}`, async () => {
        await print('DisplayTemplateSale', { saleID });
        expect(messages.map(({ body }) => Object(body['data']).saleID)).to.deep.equal(['1', '2']);
      });
    }

    it('attaches each page and leaves it out of the body', async () => {
      await print('DisplayTemplateSale', { saleID: '1,2' });
      expect(messages).to.have.length(2);
      messages.forEach(({ body, attachments }, at) => {
        const url = `${storage.url}/objects/object-${at + 1}?storage_type=maester`;
        expect(body).to.include({ attachmentUrl: url }).and.not.have.property('html');
        expect(body).to.have.nested.property('data.saleID', String(at + 1));
        const size = Buffer.byteLength(stored[at] ?? '');
        expect(attachments).to.deep.equal({
          [`sale-receipt-${at + 1}.html`]: { url, size, 'content-type': 'text/html; charset=utf-8' },
        });
      });
      expect(messages[0]?.id).to.be.a('string').and.not.equal(messages[1]?.id);
      expect(stored).to.have.length(2);
      expect(stored[0]).to.match(/^<!doctype html>/i);
      for (const { line, headers } of storage.requests) {
        expect([line, headers.authorization]).to.deep.equal(['POST /objects', 'Bearer storage-token']);
      }
    });

    it('prints the next document while a page is stored', async () => {
      const isAhead = new Promise<void>((resolve) => {
        step.emulator.faults.add({ path: 'DisplayTemplate/Sale/2', action: { kind: 'interleave', change: resolve } });
      });
      const store = answerStorage;
      answerStorage = async (request, response) => {
        await isAhead;
        await store(request, response);
      };
      expect((await print('DisplayTemplateSale', { saleID: '1,2' })).error).to.equal(undefined);
      expect(messages.map(({ body }) => Object(body['data']).saleID)).to.deep.equal(['1', '2']);
    });

    it('emits nothing when a page cannot be stored', async () => {
      answerStorage = (_, response) => response.writeHead(403).end();
      const { error } = await print('DisplayTemplateSale', { saleID: '1' });
      expect(error).to.be.instanceOf(ConfigurationError);
      expect(messages).to.deep.equal([]);
    });
  });

  const wrong: Record<string, [document: string, input: VendorRecord, fault: string]> = {
    'no id': ['DisplayTemplateSale', {}, '"saleID" is missing'],
    'no id in a list': ['DisplayTemplateSale', { saleID: ' , ' }, '"saleID" is missing'],
    'something that is no id': ['DisplayTemplateSale', { saleID: '1,../2' }, '"saleID" must hold ids'],
    'too many ids': ['DisplayTemplateSale', { saleID: Array(101).fill('1') }, 'more than 100'],
    'an unknown parameter': [
      'DisplayTemplateSale',
      { saleID: '1', tempalte: 'x' },
      '"tempalte" is unknown (perhaps "template")',
    ],
    'copies of what has none': ['DisplayTemplateSale', { saleID: '1', copies: 2 }, '"copies" is unknown'],
    'no copies': ['DisplayTemplateItemAsLabel', { itemID: '1', copies: 0 }, '"copies" must be a whole number'],
    'neither yes nor no': [
      'DisplayTemplateOrderLineAsLabel',
      { orderLineID: '1', all_labels: 'all' },
      '"all_labels" must be true or false',
    ],
    'no template where none is known': [
      'DisplayTemplateVendorReturn',
      { vendorReturnID: '1' },
      '"template" is missing',
    ],
    'no document': ['', {}, '"Document" is not chosen'],
    'an object that is no document': ['Sale', { saleID: '1' }, '"Document" Sale does not exist'],
  };
  for (const [what, [document, input, fault]] of Object.entries(wrong)) {
    it(`refuses ${what} before anything is read`, async () => {
      const { error, entries } = await print(document, input);
      expect(error).to.be.instanceOf(InputError);
      expect(error?.message).to.include(fault);
      expect(entries).to.deep.equal([]);
    });
  }
});

describe('the form of printDocument', () => {
  it('offers the twelve documents by their label', async () => {
    const options = await getDocuments({});
    expect(Object.keys(options)).to.have.members(DOCUMENTS.map(({ entity }) => entity));
    expect(options['DisplayTemplateSale']).to.equal('Sale Receipt');
    expect(Object.values(options)).to.deep.equal(Object.values(options).toSorted());
  });

  it('asks for ids and parameters', async () => {
    const { in: form } = await getMetaModel({ document: 'DisplayTemplateItemAsLabel' });
    const { itemID, template, copies } = form.properties ?? {};
    expect(itemID).to.include({ type: 'string', required: true });
    expect(template).to.include({ type: 'string' }).and.not.have.property('required');
    expect(template?.help?.description).to.include('default ItemLabel');
    expect(copies).to.include({ type: 'number' });
    const { in: other } = await getMetaModel({ document: 'DisplayTemplateVendorReturn' });
    expect(other.properties?.['template']).to.include({ required: true });
  });

  for (const { entity } of DOCUMENTS) {
    it(`shows the data of ${entity}`, async () => {
      const { out } = await getMetaModel({ document: entity });
      expect(out.properties).to.include.keys('fileName', 'attachmentUrl', 'html', 'data');
      expect(Object.keys(out.properties?.['data']?.properties ?? {})).to.not.have.length(0);
    });
  }
});
