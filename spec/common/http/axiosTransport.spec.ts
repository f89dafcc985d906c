import { EventEmitter, once } from 'node:events';
import http, { type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import https from 'node:https';
import net, { type AddressInfo, type Socket } from 'node:net';
import { pipeline, Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { inspect } from 'node:util';
import { gzipSync } from 'node:zlib';
import { expect } from 'chai';
import { generate } from 'selfsigned';
import sinon from 'sinon';
import { createAxiosTransport } from '../../../lib/common/http/axiosTransport';
import { TransportError } from '../../../lib/common/http/transport';
import { errorOf } from '../../support/errorOf';

/** Longer than mocha waits: a test that needs a limit names it. */
const LONG = 60_000;
const LIMITS = { connectTimeoutMs: LONG, readTimeoutMs: LONG, requestTimeoutMs: LONG, responseLimitBytes: 10_000 };

describe('createAxiosTransport', () => {
  const closers: (() => void)[] = [];
  afterEach(() => {
    for (const close of closers.splice(0).reverse()) {
      close();
    }
  });

  async function listen(server: net.Server | http.Server): Promise<string> {
    const sockets = new Set<Socket>();
    server.on('connection', (socket: Socket) => sockets.add(socket));
    closers.push(() => {
      server.close();
      for (const socket of sockets) {
        socket.destroy();
      }
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  }
  const setEnvironment = (name: string, value: string) => {
    const before = process.env[name];
    closers.push(() => {
      if (before === undefined) {
        delete process.env[name];
      } else {
        process.env[name] = before;
      }
    });
    process.env[name] = value;
  };
  const serve = (listener: RequestListener): Promise<string> => listen(http.createServer(listener));

  const get = (url: string, limits: Partial<typeof LIMITS> = {}) =>
    createAxiosTransport({ ...LIMITS, ...limits }).send({ method: 'GET', url, headers: {} });

  async function failureOf(sending: Promise<unknown>): Promise<TransportError> {
    const error = await errorOf<TransportError>(sending);
    expect(error).to.be.instanceOf(TransportError);
    return error;
  }

  describe('an exchange', () => {
    it('sends method, URL, headers and body as they are', async () => {
      const seen: unknown[] = [];
      const origin = await serve(async (request, response) => {
        const { authorization, 'content-type': type, 'user-agent': agent } = request.headers;
        seen.push(request.method, request.url, authorization, type, agent, await text(request));
        response.end();
      });
      await createAxiosTransport(LIMITS).send({
        method: 'PUT',
        url: `${origin}/API/V3/Item/1.json?timeStamp=%3E%3D,2026&load_relations=[%22a%22]&x=a+b`,
        headers: { Authorization: 'Bearer t', 'Content-Type': 'application/json', 'User-Agent': 'me/1' },
        body: ' {"a": 1}\n',
      });
      expect(seen).to.deep.equal([
        'PUT',
        '/API/V3/Item/1.json?timeStamp=%3E%3D,2026&load_relations=[%22a%22]&x=a+b',
        'Bearer t',
        'application/json',
        'me/1',
        ' {"a": 1}\n',
      ]);
    });

    it('names no content type without a body', async () => {
      let headers: http.IncomingHttpHeaders = {};
      const origin = await serve((request, response) => {
        headers = request.headers;
        response.end();
      });
      await createAxiosTransport(LIMITS).send({ method: 'POST', url: origin, headers: {} });
      expect(headers).not.to.have.property('content-type');
      expect(headers).to.have.property('content-length', '0');
    });

    it('streams a body', async () => {
      let received = '';
      const origin = await serve(async (request, response) => {
        received = await text(request);
        response.end();
      });
      const body = Readable.from(['one ', 'two']);
      await createAxiosTransport(LIMITS).send({
        method: 'POST',
        url: origin,
        headers: { 'Content-Type': 'x/y' },
        body,
      });
      expect(received).to.equal('one two');
    });

    it('answers with status, headers in lower case and the body as text', async () => {
      const origin = await serve((_, response) => {
        response.writeHead(200, { 'X-LS-API-Bucket-Level': '1/90', 'Set-Cookie': ['a=1', 'b=2'] }).end('{"a": "ü"}');
      });
      const answer = await get(origin);
      expect(answer).to.include({ status: 200, body: '{"a": "ü"}' });
      expect(answer.headers).to.include({ 'x-ls-api-bucket-level': '1/90', 'set-cookie': 'a=1, b=2' });
    });

    it('unpacks a compressed body', async () => {
      const origin = await serve((_, response) => {
        response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync('{"a": 1}'));
      });
      expect(await get(origin)).to.include({ body: '{"a": 1}' });
    });

    for (const status of [204, 302, 401, 404, 429, 500, 503]) {
      it(`takes ${status} for an answer like another, and follows nothing`, async () => {
        const paths: unknown[] = [];
        const origin = await serve((request, response) => {
          paths.push(request.url);
          response.writeHead(status, { Location: '/elsewhere' }).end();
        });
        expect(await get(`${origin}/here`)).to.include({ status });
        expect(paths).to.deep.equal(['/here']);
      });
    }

    it('keeps the connection for the next request', async () => {
      const ports = new Set<unknown>();
      const origin = await serve((request, response) => {
        ports.add(request.socket.remotePort);
        response.end();
      });
      const transport = createAxiosTransport(LIMITS);
      for (const path of ['/1', '/2', '/3']) {
        await transport.send({ method: 'GET', url: origin + path, headers: {} });
      }
      expect(ports).to.have.property('size', 1);
    });

    it('asks no proxy for this machine', async () => {
      const origin = await serve((_, response) => response.end('direct'));
      setEnvironment('http_proxy', await serve((_, response) => response.end('proxy')));
      expect(await get(origin)).to.include({ body: 'direct' });
    });

    it('asks the proxy of the environment for other hosts', async () => {
      setEnvironment('http_proxy', await serve((request, response) => response.end(request.url)));
      expect(await get('http://api.example.com/x')).to.include({ body: 'http://api.example.com/x' });
    });
  });

  describe('a body that is read while it is sent', () => {
    const post = (url: string, body: Readable) =>
      createAxiosTransport(LIMITS).send({ method: 'POST', url, headers: { 'Content-Type': 'x/y' }, body });

    it('that fails breaks the request off, and its error comes out', async () => {
      const wire = new EventEmitter();
      const arrived = once(wire, 'request');
      const ended = once(wire, 'end');
      const origin = await serve((request) => {
        wire.emit('request');
        request.on('error', () => {}).on('close', () => wire.emit('end', 'broken off'));
        request.resume().on('end', () => wire.emit('end', 'whole'));
      });
      const own = new Error('too large');
      async function* failing(): AsyncGenerator<Buffer> {
        yield Buffer.from('a part');
        await arrived;
        throw own;
      }
      const error = await errorOf(post(origin, Readable.from(failing())));
      expect(error).to.equal(own);
      expect(await ended).to.deep.equal(['broken off']);
    });

    it('is destroyed when nobody wants the rest', async () => {
      const origin = await serve((_, response) => response.writeHead(401).end());
      const endless = new Readable({ read: () => void endless.push(Buffer.alloc(1000)) });
      expect(await post(origin, endless)).to.include({ status: 401 });
      expect(endless.destroyed).to.equal(true);
    });

    it('is destroyed when no connection comes about', async () => {
      const unread = Readable.from(['x']);
      const origin = await serve(() => {});
      closers.pop()?.();
      await failureOf(post(origin, unread));
      expect(unread.destroyed).to.equal(true);
    });
  });

  describe('no connection', () => {
    it('is refused by a closed port', async () => {
      const server = net.createServer();
      const origin = await listen(server);
      await once(server.close(), 'close');
      const error = await failureOf(get(`${origin}/x?secret=1`));
      expect(error).to.include({ kind: 'refused', status: undefined });
      expect(error.message).to.equal(`No connection to ${origin.slice(7)} (ECONNREFUSED)`);
    });

    it('is refused when TLS fails', async () => {
      const origin = await listen(net.createServer((socket) => socket.end('this is not TLS')));
      expect(await failureOf(get(origin.replace('http:', 'https:')))).to.have.property('kind', 'refused');
    });

    it('is refused when TLS does not come about in time', async () => {
      const origin = await listen(net.createServer());
      const error = await failureOf(get(origin.replace('http:', 'https:'), { connectTimeoutMs: 20 }));
      expect(error).to.have.property('kind', 'refused');
      expect(error.message).to.match(/ \(no reply in time\)$/);
    });

    it('is refused when the overall limit ends the connecting', async () => {
      const origin = await listen(net.createServer());
      const error = await failureOf(get(origin.replace('http:', 'https:'), { requestTimeoutMs: 20 }));
      expect(error).to.have.property('kind', 'refused');
    });
  });

  describe('a connection without an answer', () => {
    const cases: readonly (readonly [string, TransportError['kind'], Partial<typeof LIMITS>, (s: Socket) => void])[] = [
      ['says nothing', 'timeout', { readTimeoutMs: 20 }, () => {}],
      ['says nothing, with the overall limit first', 'timeout', { requestTimeoutMs: 100 }, () => {}],
      ['is closed', 'reset', {}, (socket) => socket.end()],
      ['is reset', 'reset', {}, (socket) => socket.resetAndDestroy()],
      ['breaks in the headers', 'reset', {}, (socket) => socket.end('HTTP/1.1 200 OK\r\nContent-')],
      ['does not speak HTTP', 'reset', {}, (socket) => socket.end('SSH-2.0\r\n\r\n')],
    ];
    for (const [what, kind, limits, act] of cases) {
      it(`that ${what} is a ${kind}`, async () => {
        const origin = await listen(
          net.createServer((socket) => socket.on('error', () => {}).once('data', () => act(socket))),
        );
        const error = await failureOf(get(`${origin}/x?secret=1`, limits));
        expect(error).to.include({ kind, status: undefined });
        expect(error.message).to.contain(origin.slice(7)).and.not.contain('secret');
      });
    }

    it('counts as connected when the connection was used before', async () => {
      let requests = 0;
      const origin = await serve((request, response) => {
        requests++;
        requests === 1 ? response.end() : request.socket.destroy();
      });
      const transport = createAxiosTransport(LIMITS);
      await transport.send({ method: 'GET', url: origin, headers: {} });
      const error = await failureOf(transport.send({ method: 'POST', url: origin, headers: {}, body: '{}' }));
      expect([error.kind, requests]).to.deep.equal(['reset', 2]);
    });

    it('is given up on the wire too', async () => {
      let closed: Promise<unknown> | undefined;
      const origin = await serve((request) => {
        closed = once(request.socket, 'close');
      });
      await failureOf(get(origin, { readTimeoutMs: 20 }));
      await closed;
    });
  });

  describe('an answer that does not end well', () => {
    const body = (response: ServerResponse<IncomingMessage>, length: number) =>
      response.writeHead(503, { 'Content-Length': length }).write('{"a":');

    it('is truncated when the connection breaks', async () => {
      const origin = await serve((request, response) => {
        body(response, 100);
        setImmediate(() => request.socket.destroy());
      });
      const error = await failureOf(get(origin));
      expect(error).to.include({ kind: 'truncated', status: 503 });
      expect(error.message).to.equal(`The answer of ${origin.slice(7)} broke off`);
    });

    it('is truncated when its compression breaks', async () => {
      const origin = await serve((_, response) => {
        response.writeHead(200, { 'Content-Encoding': 'gzip' }).end('this is not compressed');
      });
      expect(await failureOf(get(origin))).to.include({ kind: 'truncated', status: 200 });
    });

    it('is a timeout when it falls silent', async () => {
      const origin = await serve((_, response) => body(response, 100));
      expect(await failureOf(get(origin, { readTimeoutMs: 20 }))).to.include({ kind: 'timeout', status: 503 });
    });

    it('is a timeout when it trickles beyond the overall limit', async () => {
      const origin = await serve((request, response) => {
        body(response, 1_000_000);
        const trickle = setInterval(() => response.write(' '), 5);
        request.socket.once('close', () => clearInterval(trickle));
      });
      const error = await failureOf(get(origin, { requestTimeoutMs: 100 }));
      expect(error).to.include({ kind: 'timeout', status: 503 });
    });

    it('is too large beyond the limit, compressed or not', async () => {
      const large = 'x'.repeat(10_001);
      const plain = await serve((_, response) => response.end(large));
      const packed = await serve((_, response) => {
        response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(gzipSync(large));
      });
      expect(await failureOf(get(plain))).to.include({ kind: 'tooLarge', status: 200 });
      expect(await failureOf(get(packed))).to.include({ kind: 'tooLarge', status: 200 });
    });

    it('is accepted up to the limit', async () => {
      const origin = await serve((_, response) => response.end('x'.repeat(10_000)));
      expect((await get(origin)).body).to.have.length(10_000);
    });
  });

  it('tells nothing of the request in its errors', async () => {
    const origin = await serve((request) => request.socket.destroy());
    const error = await failureOf(
      createAxiosTransport(LIMITS).send({
        method: 'POST',
        url: `${origin}/x?filter=hush`,
        headers: { Authorization: 'Bearer hush' },
        body: '{"name": "hush"}',
      }),
    );
    expect(inspect(error, { depth: null, showHidden: true })).not.to.contain('hush');
  });

  describe('over https', () => {
    /** With a certificate made for this run, which nobody trusts. */
    const serveTls = async (listener: RequestListener): Promise<string> => {
      const { private: key, cert } = await generate([{ name: 'commonName', value: 'localhost' }], { keyType: 'ec' });
      return (await listen(https.createServer({ key, cert }, listener))).replace('http:', 'https:');
    };

    it('is refused without a certificate that holds', async () => {
      const origin = await serveTls((_, response) => response.end('hello'));
      const error = await failureOf(get(origin));
      expect(error).to.have.property('kind', 'refused');
      expect(error.message).to.contain('DEPTH_ZERO_SELF_SIGNED_CERT');
    });

    describe('with certificates unchecked', () => {
      beforeEach(() => {
        const warning = sinon.stub(process, 'emitWarning');
        closers.push(() => warning.restore());
        setEnvironment('NODE_TLS_REJECT_UNAUTHORIZED', '0');
      });
      const resetOrHello: RequestListener = (request, response) => {
        request.url === '/reset' ? request.socket.destroy() : response.end('hello');
      };

      it('knows an opened connection from one that did not come about', async () => {
        const origin = await serveTls(resetOrHello);
        expect(await get(origin)).to.include({ status: 200, body: 'hello' });
        expect(await failureOf(get(`${origin}/reset`))).to.have.property('kind', 'reset');
      });

      it('knows that behind a proxy too', async () => {
        const target = new URL(await serveTls(resetOrHello));
        const proxy = http.createServer().on('connect', (_, client: Socket) => {
          const server = net.connect(Number(target.port), target.hostname);
          client.write('HTTP/1.1 200 OK\r\n\r\n');
          pipeline(client, server, client, () => {});
        });
        setEnvironment('https_proxy', await listen(proxy));
        expect(await get('https://api.example.com/')).to.include({ status: 200, body: 'hello' });
        expect(await failureOf(get('https://api.example.com/reset'))).to.have.property('kind', 'reset');
      });
    });
  });
});
