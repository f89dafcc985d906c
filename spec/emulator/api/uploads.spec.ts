import { expect } from 'chai';
import type { BodyPart } from '../../../emulator/types';
import { apiUnderTest, type Json } from '../../support/callApi';

const NOW = '2026-06-01T12:00:00+00:00';
const MAX_BYTES = 10 * 1024 * 1024;

describe('Emulated uploads', () => {
  let api: ReturnType<typeof apiUnderTest>;
  beforeEach(() => {
    api = apiUnderTest({ items: 20, matrices: 2, customers: 5, sales: 5, orders: 1 });
  });
  const image = (more: Partial<BodyPart> = {}): BodyPart => ({
    name: 'image',
    fileName: 'lamp.jpg',
    contentType: 'image/jpeg',
    content: Buffer.from('pixels'),
    ...more,
  });
  const data = (fields: unknown, name = 'data'): BodyPart => ({ name, content: Buffer.from(JSON.stringify(fields)) });
  const post = (path: string, ...parts: BodyPart[]) => {
    const reply = api.send('POST', `${path}.json`, { parts });
    return { status: reply.status, body: reply.body as Json };
  };

  for (const [path, owner] of [
    ['Item/3/Image', { itemID: '3', itemMatrixID: '0' }],
    ['ItemMatrix/2/Image', { itemID: '0', itemMatrixID: '2' }],
  ] as const) {
    it(`keep what they are told at ${path}`, () => {
      const { status, body } = post(path, data({ description: 'Front', ordering: 2 }), image());
      expect(status).to.equal(200);
      expect(body.Image).to.include({
        ...owner,
        description: 'Front',
        ordering: '2',
        filename: 'lamp.jpg',
        size: '6',
        createTime: NOW,
      });
      expect(body.Image?.baseImageURL).to.match(/^https:\/\/.*\/$/);
      expect(body.Image?.publicID).to.not.equal('');
      expect(api.get(`Image/${body.Image?.imageID}.json`).body.Image).to.deep.equal(body.Image);
    });
  }

  it('give every image a name of its own, and order 0 unless told otherwise', () => {
    const [first, second] = [post('Item/3/Image', data({}), image()), post('Item/3/Image', data({}), image())];
    expect(first?.body.Image).to.include({ ordering: '0', description: '' });
    expect(first?.body.Image?.publicID).to.not.equal(second?.body.Image?.publicID);
  });

  it('name their item or matrix at the general path, one of them', () => {
    const to = (fields: object) => post('Image', data(fields), image());
    expect(to({ itemID: 3 }).body.Image).to.include({ itemID: '3' });
    expect(to({ itemMatrixID: '1' }).body.Image).to.include({ itemMatrixID: '1' });
    expect(
      [to({}), to({ itemID: 3, itemMatrixID: 1 }), to({ itemID: 9999 })].map(({ status }) => status),
    ).to.deep.equal([422, 422, 422]);
  });

  it('can be changed and deleted like any record', () => {
    const { imageID } = post('Item/3/Image', data({}), image()).body.Image ?? {};
    expect(api.call('PUT', `Item/3/Image/${imageID}.json`, { description: 'New' }).body.Image).to.include({
      description: 'New',
    });
    expect(api.call('DELETE', `Item/3/Image/${imageID}.json`).status).to.equal(200);
    expect(api.get(`Image/${imageID}.json`).status).to.equal(404);
  });

  it('take each field of a work order’s image as a part of its own', () => {
    const field = (name: string, text: string): BodyPart => ({ name, content: Buffer.from(text) });
    const { body } = post('Workorder/1/WorkorderImage', field('description', 'Dent'), field('ordering', '1'), image());
    expect(body.WorkorderImage).to.include({
      workorderID: '1',
      description: 'Dent',
      ordering: '1',
      filename: 'lamp.jpg',
    });
    expect(post('Workorder/1/WorkorderImage', data({ description: 'Dent' }), image()).status).to.equal(400);
  });

  const refused: [string, number, BodyPart[]][] = [
    ['no file', 400, [data({})]],
    ['the file under another name', 400, [data({}), image({ name: 'file' })]],
    ['no metadata', 400, [image()]],
    ['the metadata under another name', 400, [data({}, 'metadata'), image()]],
    ['metadata that is no JSON', 400, [{ name: 'data', content: Buffer.from('<Image/>') }, image()]],
    ['metadata that is no object', 400, [data([1]), image()]],
    ['a part too many', 400, [data({}), image(), image({ name: 'more' })]],
    ['a file that is no image', 422, [data({}), image({ contentType: 'application/pdf' })]],
    ['a file without name', 422, [data({}), { name: 'image', contentType: 'image/png', content: Buffer.from('x') }]],
    ['an empty file', 422, [data({}), image({ content: Buffer.alloc(0) })]],
    ['a file that is too large', 422, [data({}), image({ content: Buffer.alloc(MAX_BYTES + 1) })]],
    ['an order that is no number', 422, [data({ ordering: 'first' }), image()]],
  ];
  for (const [name, status, parts] of refused) {
    it(`refuse ${name}`, () => {
      const before = api.admin.records('Image').length;
      expect(post('Item/3/Image', ...parts).status).to.equal(status);
      expect(api.admin.records('Image')).to.have.length(before);
    });
  }

  it('take a file of exactly the limit', () => {
    expect(post('Item/3/Image', data({}), image({ content: Buffer.alloc(MAX_BYTES) })).status).to.equal(200);
  });

  it('need a form, and an item that exists', () => {
    expect(api.call('POST', 'Item/3/Image.json', { description: 'x' }).status).to.equal(400);
    expect(post('Item/9999/Image', data({}), image()).status).to.equal(404);
  });

  describe('of signatures', () => {
    const path = 'SalePayment/1/SalePaymentSignature';
    const pdf = (text = '%PDF-1.4'): BodyPart => ({
      name: 'binary',
      fileName: 's.pdf',
      contentType: 'application/pdf',
      content: Buffer.from(text),
    });

    it('keep one per payment, and give the file back', () => {
      post(path, data({}), pdf());
      const { status, body } = post(path, data({}), pdf('%PDF-2.0'));
      expect(status).to.equal(200);
      expect(body.SalePaymentSignature)
        .to.include({ salePaymentID: '1', createTime: NOW })
        .and.not.have.property('content');
      const id = body.SalePaymentSignature?.salePaymentSignatureID;
      const own = api.admin.records('SalePaymentSalePaymentSignature').filter((row) => row['salePaymentID'] === 1);
      expect(own.map((row) => String(row['salePaymentSignatureID']))).to.deep.equal([id]);
      const { file } = api.send('GET', `${path}/${id}.pdf`);
      expect([file?.contentType, file?.content.toString()]).to.deep.equal(['application/pdf', '%PDF-2.0']);
      expect(api.get(`${path}/${id}.json`).body.SalePaymentSignature).to.include({ salePaymentSignatureID: id });
    });

    it('are PDF and nothing else', () => {
      expect(post(path, data({}), { ...pdf(), contentType: 'image/png' }).status).to.equal(422);
      expect(post(path, data({}), image()).status).to.equal(400);
      expect(api.send('GET', `${path}.pdf`).status).to.equal(404);
    });

    it('of the generated shop are files as well', () => {
      const shop = apiUnderTest();
      const [row] = shop.admin.records('SalePaymentSalePaymentSignature');
      const { file } = shop.send(
        'GET',
        `SalePayment/${row?.['salePaymentID']}/SalePaymentSignature/${row?.['salePaymentSignatureID']}.pdf`,
      );
      expect(file?.content.toString()).to.match(/^%PDF/);
    });
  });
});
