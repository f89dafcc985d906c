import type dns from 'node:dns';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { expect } from 'chai';
import { type DownloadRules, openDownload } from '../../../lib/common/http/download';
import { InputError, UnavailableError } from '../../../lib/common/util/errors';
import { errorOf } from '../../support/errorOf';
import { type LocalServer, localServer } from '../../support/localServer';

const RULES: DownloadRules = { allowLoopback: true, readTimeoutMs: 5_000, requestTimeoutMs: 5_000 };

/** Names of the internet, as far as these specs need it. */
const NAMES: Readonly<Record<string, readonly string[]>> = {
  'inner.example.com': ['10.0.0.5'],
  'mixed.example.com': ['93.184.216.34', '192.168.0.5'],
};

const lookup = ((name: string, _options: unknown, callback: (error: Error | null, addresses: unknown) => void) => {
  const addresses = NAMES[name]?.map((address) => ({ address, family: 4 }));
  callback(addresses ? null : Object.assign(new Error(name), { code: 'ENOTFOUND' }), addresses);
}) as typeof dns.lookup;

describe('openDownload', () => {
  const servers: LocalServer[] = [];
  afterEach(() => {
    for (const server of servers.splice(0)) server.close();
  });

  const serve = async (listener: (request: IncomingMessage, response: ServerResponse) => unknown) => {
    const server = await localServer(listener);
    servers.push(server);
    return server;
  };

  const failing = (link: string, rules: Partial<DownloadRules> = {}): Promise<Error> =>
    errorOf(openDownload(link, { ...RULES, lookup, ...rules }));

  async function contentOf(link: string, rules: Partial<DownloadRules> = {}): Promise<string> {
    const chunks: Buffer[] = [];
    for await (const chunk of (await openDownload(link, { ...RULES, ...rules })).bytes) chunks.push(chunk);
    return Buffer.concat(chunks).toString();
  }

  it('reads a file and tells its place and size', async () => {
    const { url } = await serve((_, response) => response.writeHead(200, { 'Content-Length': 5 }).end('bytes'));
    const download = await openDownload(`${url}/a/photo.png?key=hush`, RULES);
    expect(download).to.include({ host: new URL(url).host, path: '/a/photo.png', sizeBytes: 5 });
    const { value } = await download.bytes.next();
    expect(String(value)).to.equal('bytes');
  });

  it('does not know the size of a file that comes in chunks', async () => {
    const { url } = await serve((_, response) => {
      response.write('by');
      response.end('tes');
    });
    const download = await openDownload(url, RULES);
    expect(download.sizeBytes).to.equal(undefined);
    download.close();
  });

  describe('the token of the object storage', () => {
    it('goes to the object storage, be that where it may', async () => {
      const { url, requests } = await serve((_, response) => response.end('stored'));
      const storage = { origin: url, token: 'storage-token' };
      expect(await contentOf(`${url}/objects/1`, { storage, allowLoopback: false })).to.equal('stored');
      expect(requests[0]?.headers.authorization).to.equal('Bearer storage-token');
    });

    it('goes nowhere else, not after a redirect either', async () => {
      const other = await serve((_, response) => response.end('elsewhere'));
      const own = await serve((_, response) => response.writeHead(302, { Location: other.url }).end());
      expect(await contentOf(own.url, { storage: { origin: own.url, token: 'storage-token' } })).to.equal('elsewhere');
      expect(other.requests[0]?.headers.authorization).to.equal(undefined);
      expect(await contentOf(other.url, { storage: { origin: own.url, token: 'storage-token' } })).to.equal(
        'elsewhere',
      );
      expect(other.requests[1]?.headers.authorization).to.equal(undefined);
    });
  });

  describe('a redirect', () => {
    const hops = (count: number) =>
      serve(({ url = '' }, response) => {
        const hop = Number(url.slice(1));
        if (hop < count) response.writeHead(307, { Location: `/${hop + 1}` }).end();
        else response.end('there');
      });

    it('is followed, three times at most', async () => {
      expect(await contentOf(`${(await hops(3)).url}/0`)).to.equal('there');
      const error = await failing(`${(await hops(4)).url}/0`);
      expect(error).to.be.instanceOf(InputError);
      expect(error.message).to.equal('"url" is redirected more than 3 times.');
    });

    for (const target of [
      'http://example.com/',
      'https://10.0.0.1/',
      'https://inner.example.com/',
      'file:///etc/passwd',
    ]) {
      it(`is not followed to ${target}`, async () => {
        const { url } = await serve((_, response) => response.writeHead(302, { Location: target }).end());
        expect(await failing(url)).to.be.instanceOf(InputError);
      });
    }
  });

  describe('is refused', () => {
    const links: Record<string, string> = {
      'no link at all': 'photo.png',
      'another protocol': 'file:///etc/passwd',
      'plain http': 'http://example.com/photo.png',
      'a user name in the link': 'https://hush:hush@example.com/photo.png',
      'this machine': 'http://127.0.0.1:1/photo.png',
      'this machine by name': 'http://localhost:1/photo.png',
      'this machine over https': 'https://[::1]:1/photo.png',
      'an address written in another way': 'https://0x7f.1/photo.png',
      'a private address': 'https://192.168.1.1/photo.png',
      'the secrets of a cloud': 'https://169.254.169.254/latest',
      'a name of a private address': 'https://inner.example.com/photo.png',
      'a name of which one address is private': 'https://mixed.example.com/photo.png',
    };
    for (const [name, link] of Object.entries(links)) {
      it(name, async () => {
        const error = await failing(link, { allowLoopback: false });
        expect(error).to.be.instanceOf(InputError);
        expect(error.message)
          .to.match(/^"url" /)
          .and.not.include('hush');
      });
    }

    it('a private address also where this machine is allowed', async () => {
      expect(await failing('https://192.168.1.1/photo.png')).to.be.instanceOf(InputError);
    });
  });

  describe('fails', () => {
    const answering = (status: number) => serve((_, response) => response.writeHead(status).end());

    for (const status of [400, 403, 404, 204]) {
      it(`for good with status ${status}`, async () => {
        const error = await failing(`${(await answering(status)).url}/x?key=hush`);
        expect(error).to.be.instanceOf(InputError);
        expect(error.message).to.include(`status ${status}`).and.not.include('hush');
      });
    }

    for (const status of [429, 500, 503]) {
      it(`for now with status ${status}`, async () => {
        expect(await failing((await answering(status)).url)).to.be.instanceOf(UnavailableError);
      });
    }

    it('for now when the host is not there', async () => {
      const { url } = await serve(() => {});
      servers.pop()?.close();
      const error = await failing(`${url}/x?key=hush`);
      expect(error).to.be.instanceOf(UnavailableError);
      expect(error.message)
        .to.match(/ECONNREFUSED/)
        .and.not.include('hush');
    });

    it('for now when a name is not known', async () => {
      const error = await failing('https://nowhere.example.com/');
      expect(error).to.be.instanceOf(UnavailableError);
      expect(error.message).to.include('ENOTFOUND');
    });

    it('when the server keeps silent', async () => {
      const { url } = await serve(() => {});
      expect((await failing(url, { readTimeoutMs: 20 })).message).to.include('no reply in time');
    });

    const slow: Record<string, Partial<DownloadRules>> = {
      'the whole file takes too long': { requestTimeoutMs: 50 },
      'the server falls silent in the middle of the file': { readTimeoutMs: 50 },
    };
    for (const [what, limits] of Object.entries(slow)) {
      it(`when ${what}`, async () => {
        const { url } = await serve((_, response) => response.write('a little'));
        const error = await errorOf(contentOf(url, limits));
        expect(error).to.be.instanceOf(UnavailableError);
        expect(error.message).to.include('no reply in time');
      });
    }

    it('when the file breaks off', async () => {
      const { url } = await serve((_, response) => {
        response.writeHead(200, { 'Content-Length': 100 }).write('half of it');
        setImmediate(() => response.destroy());
      });
      const error = await errorOf(contentOf(url));
      expect(error).to.be.instanceOf(UnavailableError);
    });
  });
});
