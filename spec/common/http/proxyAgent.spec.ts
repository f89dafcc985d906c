import { createServer, type Server } from 'node:http';
import { createServer as createTlsServer } from 'node:https';
import { type AddressInfo, connect } from 'node:net';
import { expect } from 'chai';
import { generate } from 'selfsigned';
import { createRefreshGrant } from '../../../lib/common/auth/grant';
import { createAxiosTransport } from '../../../lib/common/http/axiosTransport';
import { proxyAgent } from '../../../lib/common/http/proxyAgent';
import { systemClock } from '../../../lib/common/util/clock';
import { readSettings } from '../../../lib/common/util/settings';

const NAMES = [
  'HTTPS_PROXY',
  'https_proxy',
  'ALL_PROXY',
  'all_proxy',
  'NO_PROXY',
  'no_proxy',
  'NODE_TLS_REJECT_UNAUTHORIZED',
];
const portOf = (server: Server) => (server.address() as AddressInfo).port;
const listen = (server: Server) => new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready));

describe('A proxy of the environment', () => {
  const before = Object.fromEntries(NAMES.map((name) => [name, process.env[name]]));
  const connects: string[] = [];
  let vendor: Server;
  let proxy: Server;

  beforeEach(async () => {
    for (const name of NAMES) delete process.env[name];
    connects.length = 0;
    const { private: key, cert } = await generate([{ name: 'commonName', value: 'vendor.example' }]);
    vendor = createTlsServer({ key, cert }, (_, response) => {
      response.writeHead(200, { 'content-type': 'application/json' }).end('{"access_token":"A1"}');
    });
    await listen(vendor);
    proxy = createServer();
    proxy.on('connect', (request, socket) => {
      connects.push(request.url ?? '');
      const way = connect(portOf(vendor), '127.0.0.1', () => {
        socket.write('HTTP/1.1 200 OK\r\n\r\n');
        way.pipe(socket).pipe(way);
      });
      for (const end of [way, socket]) end.on('error', () => {});
    });
    await listen(proxy);
    process.env['HTTPS_PROXY'] = `http://127.0.0.1:${portOf(proxy)}`;
    // The vendor of this spec has signed its certificate itself.
    process.env['NODE_TLS_REJECT_UNAUTHORIZED'] = '0';
  });
  afterEach(() => {
    for (const [name, value] of Object.entries(before)) {
      if (value === undefined) delete process.env[name];
      else process.env[name] = value;
    }
    for (const server of [vendor, proxy]) {
      server.closeAllConnections();
      server.close();
    }
  });

  it('is obeyed by requests of the API', async () => {
    const { send } = createAxiosTransport(readSettings({}));
    const { status } = await send({ method: 'GET', url: 'https://api.vendor.example/API', headers: {} });
    expect(status).to.equal(200);
    expect(connects).to.deep.equal(['api.vendor.example:443']);
  });

  it('is obeyed by the renewal of tokens', async () => {
    const options = {
      vendor: 'Lightspeed',
      authUrl: 'https://cloud.vendor.example',
      clientId: 'c',
      clientSecret: 's',
      clock: systemClock,
    };
    expect(await createRefreshGrant(options)('R0')).to.deep.equal({ access_token: 'A1' });
    expect(connects).to.deep.equal(['cloud.vendor.example:443']);
  });

  it('is not asked where NO_PROXY says so, and for this machine', () => {
    process.env['NO_PROXY'] = 'cloud.vendor.example';
    expect(proxyAgent('https://cloud.vendor.example')).to.equal(undefined);
    expect(proxyAgent('https://127.0.0.1:8443')).to.equal(undefined);
    expect(proxyAgent('https://api.vendor.example')).to.not.equal(undefined);
  });

  for (const wrong of ['http://', 'socks5://me:hush@proxy.example', 'hush me']) {
    it(`that is no URL of a proxy (${wrong}) is named, and not shown`, () => {
      process.env['HTTPS_PROXY'] = wrong;
      expect(() => proxyAgent('https://cloud.vendor.example'))
        .to.throw('HTTPS_PROXY')
        .with.property('message')
        .that.does.not.contain('hush');
    });
  }
});
