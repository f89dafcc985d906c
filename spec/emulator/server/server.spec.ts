import { request as rawRequest } from 'node:http';
import { expect } from 'chai';
import { type Bench, startBench } from '../../support/fakeShop';

const XML = 'application/vnd.merchantos.pos-v1+xml';

describe('emulator: server', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench();
  });
  afterEach(() => bench.emulator.close());

  describe('form of answers', () => {
    const table: [string, string, string][] = [
      ['Item/12', '*/*', XML],
      ['Item/12.xml', '*/*', XML],
      ['Item/12.json', '*/*', 'application/json'],
      ['Item/12', 'application/json', 'application/json'],
      ['Item/12.xml', 'application/json, text/plain, */*', 'application/json'],
      ['Item/12.json', 'application/xml', XML],
      ['Item/12.json', XML, XML],
      ['Item/12.json', 'text/html', 'application/json'],
    ];
    for (const [path, accept, type] of table) {
      it(`${type} for ${path}, Accept ${accept}`, async () => {
        const answer = await bench.send(path, { headers: { accept } });
        expect(answer.headers.get('Content-Type')).to.equal(type);
        const text = await answer.text();
        expect(text).to.equal(
          type === XML
            ? '<Response>{"@attributes":{"count":"1"},"Item":{"itemID":"12"}}'
            : '{"@attributes":{"count":"1"},"Item":{"itemID":"12"}}',
        );
      });
    }

    it('is XML for errors too, with a root of its own', async () => {
      bench.answer = () => ({ status: 404, body: { message: 'No such item' } });
      expect(await (await bench.send('Item/12')).text()).to.equal('<Error>{"message":"No such item"}');
    });

    it('is HTML for rendered documents', async () => {
      bench.answer = ({ suffix }) => ({ status: 200, body: {}, html: `<p>${suffix}</p>` });
      const bySuffix = await bench.send('DisplayTemplate/Sale/277.html');
      expect(bySuffix.headers.get('Content-Type')).to.equal('text/html');
      expect(await bySuffix.text()).to.equal('<p>.html</p>');
      const byType = await bench.send('DisplayTemplate/Sale/277', { headers: { 'content-type': 'text/html' } });
      expect(await byType.text()).to.equal('<p>.html</p>');
    });
  });

  describe('calls of the shop', () => {
    it('hold the decoded path, the raw query and who asks', async () => {
      const { emulator } = bench;
      await bench.send('Item/a%2Fb%20c.json?description=~%2C%2550%&sort=-itemID');
      expect(bench.calls[0]).to.deep.equal({
        method: 'GET',
        segments: ['API', 'V3', 'Account', emulator.accountID, 'Item', 'a/b c'],
        suffix: '.json',
        query: 'description=~%2C%2550%&sort=-itemID',
        origin: emulator.url,
        employeeID: '1',
        scopes: ['employee:all'],
      });
    });

    it('hold a JSON body, whatever its content type', async () => {
      for (const type of ['application/json; charset=utf-8', 'text/plain', 'application/x-www-form-urlencoded']) {
        await bench.send('Item.json', { method: 'POST', headers: { 'content-type': type }, body: '{"a":"ü"}' });
      }
      expect(bench.calls.map(({ body }) => body)).to.deep.equal(Array(3).fill({ a: 'ü' }));
    });

    it('hold the parts of a form', async () => {
      const form = new FormData();
      form.set('data', '{"itemID":12}');
      form.set('image', new Blob([new Uint8Array([0, 255, 13, 10])], { type: 'image/png' }), 'tea.png');
      await bench.send('Image.json', { method: 'POST', body: form });
      expect(bench.calls[0]).to.not.have.property('body');
      expect(bench.calls[0]?.parts).to.deep.equal([
        { name: 'data', contentType: 'text/plain', content: Buffer.from('{"itemID":12}') },
        { name: 'image', contentType: 'image/png', fileName: 'tea.png', content: Buffer.from([0, 255, 13, 10]) },
      ]);
    });
  });

  describe('bodies that are refused', () => {
    const bodies: [string, string, string][] = [
      ['broken JSON', 'application/json', '{"a":'],
      ['a list', 'application/json', '[{}]'],
      ['a value', 'application/json', '"a"'],
      ['null', 'application/json', 'null'],
      ['nothing', 'application/json', ''],
      ['a broken form', 'multipart/form-data; boundary=x', 'nothing'],
    ];
    for (const [name, type, body] of bodies) {
      it(`${name}: 400`, async () => {
        for (const method of ['POST', 'PUT']) {
          const answer = await bench.send('Item/12.json', { method, headers: { 'content-type': type }, body });
          expect(answer.status).to.equal(400);
        }
        expect(bench.calls).to.have.length(0);
      });
    }

    it('too large: 413', async () => {
      const body = `{"a":"${'x'.repeat(21 * 1024 * 1024)}"}`;
      expect((await bench.send('Item.json', { method: 'POST', body })).status).to.equal(413);
      expect(bench.calls).to.have.length(0);
    });

    it('but a DELETE needs none', async () => {
      expect((await bench.send('Item/12.json', { method: 'DELETE' })).status).to.equal(200);
    });
  });

  it('refuses a path that cannot be decoded', async () => {
    expect((await bench.send('Item/%zz.json')).status).to.equal(400);
  });

  it("dates every answer by the emulator's clock", async () => {
    bench.clock.advance(86_400_000);
    const paths = ['Item/12.json', '/elsewhere', '/.well-known/jwks', '/API/V3/Account/9/Item.json'];
    for (const path of paths) {
      const { headers } = await bench.send(path);
      expect(headers.get('Date')).to.equal('Tue, 02 Jun 2026 12:00:00 GMT');
      expect(headers.get('Cf-Ray')).to.match(/^[0-9a-f]{16}-[A-Z]{3}$/);
    }
  });

  it('tells what went wrong when the shop itself fails', async () => {
    bench.answer = () => {
      throw new Error('a bug in the shop');
    };
    const answer = await bench.send('Item/12.json');
    expect(answer.status).to.equal(500);
    expect(await answer.text()).to.include('a bug in the shop');
  });

  it('keeps connections open', async () => {
    const { url } = bench.emulator;
    const connection = await new Promise((resolve, reject) => {
      rawRequest(`${url}/`, { headers: { connection: 'keep-alive' } }, (answer) => {
        answer.resume();
        resolve(answer.headers.connection);
      })
        .on('error', reject)
        .end();
    });
    expect(connection).to.equal('keep-alive');
  });

  it('takes its time when it is told to', async () => {
    const slow = await startBench({ latencyMs: 250 });
    const startMs = slow.clock.nowMs();
    await slow.send('Item/12.json');
    expect(slow.clock.nowMs() - startMs).to.equal(250);
    await slow.emulator.close();
  });
});
