import { request } from 'node:http';
import { expect } from 'chai';
import { admit } from '../../playground/server/guard';
import { type Playground, startPlayground } from '../../playground/server/startPlayground';

describe('The playground lets in only its own page', () => {
  const server = { port: 4711, token: 'secret' };
  const own = { host: '127.0.0.1:4711' };

  it('by host, origin and token', () => {
    expect(admit({ headers: own, url: '/secret/api/info?x=1' }, server)).to.deep.equal({ path: '/api/info' });
    expect(admit({ headers: { ...own, origin: 'http://127.0.0.1:4711' }, url: '/secret/' }, server)).to.deep.equal({
      path: '/',
    });
    for (const [headers, url, status] of [
      [{ host: 'evil.example' }, '/secret/', 421],
      [{ host: '127.0.0.1:4712' }, '/secret/', 421],
      [{}, '/secret/', 421],
      [{ ...own, origin: 'https://evil.example' }, '/secret/', 403],
      [{ ...own, origin: 'null' }, '/secret/', 403],
      [own, '/', 404],
      [own, '/wrong!/', 404],
    ] as const) {
      expect(admit({ headers, url }, server), JSON.stringify([headers, url])).to.deep.equal({ status });
    }
  });

  describe('over the wire', () => {
    let playground: Playground;
    before(async () => {
      playground = await startPlayground();
    });
    after(() => playground.close());

    const statusOf = (url: string, headers: Record<string, string> = {}) =>
      new Promise<number | undefined>((resolve, reject) => {
        request(url, { headers }, (response) => {
          resolve(response.statusCode);
          response.destroy();
        })
          .on('error', reject)
          .end();
      });

    it('answers what is no JSON, no object or too large with a text, and goes on', async () => {
      const post = async (body: string) => {
        const response = await fetch(`${playground.url}api/tables`, { method: 'POST', body });
        return ((await response.json()) as { problem?: string }).problem;
      };
      expect(await post('{"')).to.be.a('string');
      expect(await post('null')).to.contain('JSON object');
      expect(await post('[]')).to.contain('JSON object');
      expect(await post(' '.repeat(17 * 1024 * 1024))).to.contain('16 MB at most');
      expect(await post('')).to.equal(undefined);
    });

    it('refuses other hosts, origins, paths outside of its folder, and what is not posted', async () => {
      expect(await statusOf(playground.url, { host: 'rebound.example' })).to.equal(421);
      expect(await statusOf(playground.url, { origin: 'https://evil.example' })).to.equal(403);
      expect(await statusOf(new URL('/', playground.url).href)).to.equal(404);
      expect(await statusOf(`${playground.url}%2e%2e/vite.config.mts`)).to.equal(404);
      expect(await statusOf(`${playground.url}api/info`)).to.equal(404);
    });
  });
});
