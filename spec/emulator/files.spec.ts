import { expect } from 'chai';
import { type Emulator, startEmulator } from '../../emulator/startEmulator';
import { testClock } from '../support/testClock';

describe('Files and pages over HTTP', () => {
  let emulator: Emulator;
  let token: string;
  before(async () => {
    const size = { items: 5, matrices: 0, customers: 2, sales: 2, orders: 1 };
    emulator = await startEmulator({ clock: testClock(Date.parse('2026-06-01T12:00:00Z')).server, size });
    token = (await emulator.connect()).access_token;
  });
  after(() => emulator.close());
  const send = (path: string, init: RequestInit = {}) =>
    fetch(`${emulator.url}/API/V3/Account/${emulator.accountID}/${path}`, {
      ...init,
      headers: { authorization: `Bearer ${token}`, ...init.headers },
    });

  function form(fileName: string, type: string, part: string, content: string): FormData {
    const body = new FormData();
    body.set('data', JSON.stringify({ description: 'Front' }));
    body.set(part, new Blob([content], { type }), fileName);
    return body;
  }

  it('take an image as a form', async () => {
    const answer = await send('Item/1/Image.json', {
      method: 'POST',
      body: form('a.png', 'image/png', 'image', 'pixels'),
    });
    const { Image } = (await answer.json()) as { Image: object };
    expect(Image).to.include({ itemID: '1', description: 'Front', filename: 'a.png', size: '6' });
  });

  it('give a signature back as it came, byte for byte', async () => {
    const body = form('s.pdf', 'application/pdf', 'binary', '%PDF-\u00ff');
    const made = await send('SalePayment/1/SalePaymentSignature.json', { method: 'POST', body });
    const { SalePaymentSignature } = (await made.json()) as { SalePaymentSignature: Record<string, string> };
    const file = await send(`SalePayment/1/SalePaymentSignature/${SalePaymentSignature['salePaymentSignatureID']}.pdf`);
    expect(file.headers.get('Content-Type')).to.equal('application/pdf');
    expect(await file.text()).to.equal('%PDF-\u00ff');
  });

  it('render a document by suffix or by content type', async () => {
    const bySuffix = await send('DisplayTemplate/Sale/1.html?template=SaleReceipt');
    const byType = await send('DisplayTemplate/Sale/1.json?template=SaleReceipt', {
      headers: { 'content-type': 'text/html' },
    });
    expect(bySuffix.headers.get('Content-Type')).to.equal('text/html');
    const page = await bySuffix.text();
    expect(page).to.contain('<title>Sale Receipt 1</title>');
    expect(await byType.text()).to.equal(page);
  });
});
