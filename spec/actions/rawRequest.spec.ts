import { expect } from 'chai';
import { getMetaModel, rawRequest } from '../../lib/actions/rawRequest';
import type { Method } from '../../lib/common/http/transport';
import type { Cfg } from '../../lib/common/platform/context';
import { rawPrice } from '../../lib/common/systems/retail/features/raw/rawPrice';
import { readRawUrl } from '../../lib/common/systems/retail/features/raw/rawUrl';
import { InputError, NotFoundError, OutcomeUnknownError } from '../../lib/common/util/errors';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { observeAction } from '../support/observeAction';

describe('rawRequest', () => {
  let step: EmulatedStep;

  before(async () => {
    step = await emulatedStep({ size: { items: 20, customers: 5, sales: 5, orders: 2 } });
  });

  afterEach(() => step.emulator.faults.clear());

  after(() => step.close());

  const send = (method: unknown, url: unknown, data?: unknown, cfg: Cfg = {}) =>
    observeAction(step, rawRequest, cfg, { method, url, data });

  for (const url of ['Item/1', 'Item/1.json', '/API/V3/Account/205487/Item/1', 'API/V3/Account/205487/Item/1.json']) {
    it(`gets ${url} as Lightspeed writes it`, async () => {
      const { bodies, error, wire } = await send('GET', url);
      expect(error).to.equal(undefined);
      expect(wire).to.deep.equal(['GET Item/1']);
      expect(bodies[0]).to.have.keys('statusCode', 'headers', 'responseBody');
      expect(bodies[0]).to.include({ statusCode: 200 });
      expect(bodies[0]).to.have.nested.property('responseBody.Item.itemID', '1');
    });
  }

  it('takes a whole URL of the same host, with a query', async () => {
    const { wire, entries } = await send(
      'get',
      `${step.emulator.url}/API/V3/Account/205487/Item?load_relations=["ItemShops"]&limit=2`,
    );
    expect(wire).to.deep.equal(['GET Item?load_relations=["ItemShops"]&limit=2']);
    expect(entries[0]?.status).to.equal(200);
  });

  it('shows headers, but no cookies and nothing secret', async () => {
    const headers = { 'Set-Cookie': 'session=hush', 'X-Access-Token': 'hush', 'X-Page': 'one' };
    step.emulator.faults.add({ action: { kind: 'status', status: 200, body: { Item: {} }, headers } });
    const { bodies } = await send('GET', 'Item/1');
    expect(bodies[0]?.['headers']).to.include({ 'x-page': 'one', 'x-ls-api-drip-rate': '1' });
    expect(JSON.stringify(bodies)).to.not.contain('hush');
  });

  it('shows no secret of the connection that the answer repeats', async () => {
    const { access_token: token } = step.cfg['oauth'] as { access_token: string };
    const headers = {
      'X-Echo': `Bearer ${token}`,
      Location: `https://example.com/?token=${encodeURIComponent(token)}`,
    };
    const body = { Item: { itemID: '1', description: `got ${token}`, [token]: [token] } };
    for (const status of [200, 404]) {
      step.emulator.faults.add({ action: { kind: 'status', status, body, headers } });
      const { bodies } = await send('GET', 'Item/1', undefined, { doNotThrow404: true });
      expect(JSON.stringify(bodies)).to.not.contain(token);
      expect(bodies[0]).to.have.nested.property('headers.x-echo', 'Bearer ***');
      step.emulator.faults.clear();
    }
  });

  it('writes, with the body as it is', async () => {
    const { bodies, entries } = await send('PUT', 'Item/1', { description: 'Raw' });
    expect(entries[0]?.body).to.deep.equal({ description: 'Raw' });
    expect(bodies[0]).to.have.nested.property('responseBody.Item.description', 'Raw');
    expect((await send('POST', 'Item', {})).entries[0]?.body).to.deep.equal({});
    expect((await send('DELETE', 'Item/2')).bodies[0]).to.have.nested.property('responseBody.Item.archived', 'true');
  });

  it('costs what was foreseen', async () => {
    const requests: [method: Method, url: string, data?: object][] = [
      ['GET', 'Item?load_relations=["ItemShops","Category"]'],
      ['GET', 'Item?or=upc%3D1|ean%3D1|customSku%3D1'],
      ['GET', 'Item?count=1'],
      ['PUT', 'Item/1', { ItemShops: { ItemShop: [{ shopID: 1, qoh: 5 }] } }],
      ['POST', 'Category', { name: 'Raw' }],
    ];
    for (const [method, url, data] of requests) {
      const { entries } = await send(method, url, data);
      const { path, query } = readRawUrl(url, step.emulator.url);
      expect(entries[0]?.costDrips).to.be.greaterThan(1);
      expect(rawPrice({ method, path, query, body: data }), url).to.equal(entries[0]?.costDrips);
    }
  });

  it('gives pages that are no JSON as text', async () => {
    const page = '<html><body>Receipt</body></html>';
    const headers = { 'Content-Type': 'text/html' };
    step.emulator.faults.add({ action: { kind: 'status', status: 200, body: page, headers } });
    const { bodies, entries } = await send('GET', 'DisplayTemplate/Sale/1.html?template=SaleReceipt');
    expect(bodies[0]).to.include({ statusCode: 200, responseBody: page });
    expect(entries[0]?.path).to.match(/\/DisplayTemplate\/Sale\/1\.html$/);
  });

  it('gives XML when asked for it', async () => {
    const { bodies } = await send('GET', 'Item/1.xml');
    expect(bodies[0]?.['responseBody'])
      .to.be.a('string')
      .and.match(/<itemID>1<\/itemID>/);
  });

  describe('when nothing is found', () => {
    it('throws', async () => {
      const { error, bodies } = await send('GET', 'Item/999999');
      expect(error).to.be.instanceOf(NotFoundError);
      expect(bodies).to.deep.equal([]);
    });

    it('emits the answer when told so, sent once', async () => {
      const { error, bodies, wire } = await send('GET', 'Item/999999', undefined, { doNotThrow404: true });
      expect(error).to.equal(undefined);
      expect(bodies[0]).to.include({ statusCode: 404 });
      expect(bodies[0]).to.have.property('responseBody').that.is.an('object');
      expect(wire).to.have.length(1);
    });

    it('still throws what is no 404', async () => {
      const { error } = await send('GET', 'Item?sort=nonsense', undefined, { doNotThrow404: true });
      expect(error).to.be.instanceOf(InputError);
    });
  });

  describe('repeats', () => {
    it('a reading after an outage', async () => {
      step.emulator.faults.add({ times: 2, action: { kind: 'status', status: 503 } });
      const { bodies, wire } = await send('GET', 'Item/1');
      expect(wire).to.have.length(3);
      expect(bodies[0]).to.include({ statusCode: 200 });
    });

    it('no write whose outcome is unclear', async () => {
      step.emulator.faults.add({ action: { kind: 'lostAnswer' } });
      const { error, wire } = await send('PUT', 'Item/1', { description: 'Twice?' });
      expect(error).to.be.instanceOf(OutcomeUnknownError);
      expect(wire).to.have.length(1);
    });

    it('a write that was refused by a rate limit', async () => {
      const headers = { 'X-LS-API-RateLimit-Type': 'api-leaky-bucket', 'Retry-After': '3' };
      step.emulator.faults.add({ action: { kind: 'status', status: 429, headers } });
      const { bodies, wire } = await send('POST', 'Item', { description: 'Once' });
      expect(wire).to.have.length(2);
      expect(bodies[0]).to.include({ statusCode: 200 });
    });

    it('JSON that broke off', async () => {
      step.emulator.faults.add({ action: { kind: 'status', status: 200, body: '{"Item":{"itemI' } });
      const { bodies, wire } = await send('GET', 'Item/1');
      expect(wire).to.have.length(2);
      expect(bodies[0]).to.have.nested.property('responseBody.Item.itemID', '1');
    });
  });

  describe('sends nothing', () => {
    const cases: [what: string, method: unknown, url: unknown, data: unknown, text: string][] = [
      ['without a method', undefined, 'Item', undefined, '"method" must be one of GET, POST, PUT, PATCH, DELETE'],
      ['with an unknown method', 'TRACE', 'Item', undefined, '"method" must be one of'],
      ['without a URL', 'GET', ' ', undefined, '"url" is missing'],
      [
        'to another host',
        'GET',
        'https://evil.example.com/API/Session',
        undefined,
        '"url" must be a path, or begin with',
      ],
      ['out of its place', 'GET', 'Item/../../../../oauth', undefined, '"url" must be a path of Lightspeed'],
      ['with a body that is no object', 'POST', 'Item', '[1]', '"data" must be an object'],
      ['with a body to read', 'GET', 'Item', { a: 1 }, '"data" cannot be sent with GET'],
    ];
    for (const [what, method, url, data, text] of cases) {
      it(what, async () => {
        const { error, wire } = await send(method, url, data);
        expect(error).to.be.instanceOf(InputError);
        expect(error?.message).to.contain(text);
        expect(wire).to.deep.equal([]);
      });
    }
  });

  it('refuses an answer that no message can carry', async () => {
    const body = { Item: { description: 'x'.repeat(7_100_000) } };
    step.emulator.faults.add({ action: { kind: 'status', status: 200, body } });
    const { error, bodies } = await send('GET', 'Item/1');
    expect(error?.message).to.contain('The answer is too large for a message of the platform (7.1 MB, at most 7 MB)');
    expect(bodies).to.deep.equal([]);
  });

  it('has a form', async () => {
    const { in: input, out } = await getMetaModel({});
    expect(input.properties?.['method']).to.deep.include({
      required: true,
      enum: ['GET', 'POST', 'PUT', 'PATCH', 'DELETE'],
    });
    expect(Object.keys(input.properties ?? {})).to.deep.equal(['method', 'url', 'data']);
    expect(Object.keys(out.properties ?? {})).to.deep.equal(['statusCode', 'headers', 'responseBody']);
  });
});
