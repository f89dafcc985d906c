import { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { inspect } from 'node:util';
import { expect } from 'chai';
import { type HttpRequest, TransportError } from '../../../../../lib/common/http/transport';
import { createScheduler } from '../../../../../lib/common/rate/scheduler';
import { createRetailClient } from '../../../../../lib/common/systems/retail/client/client';
import type { RetailAnswer, RetailRequest } from '../../../../../lib/common/systems/retail/client/request';
import { createDeadline } from '../../../../../lib/common/util/deadline';
import {
  ConfigurationError,
  DeadlineError,
  InputError,
  type LightspeedError,
  NotFoundError,
  OutcomeUnknownError,
  PermissionError,
  ProtocolError,
  ReconnectError,
  UnavailableError,
} from '../../../../../lib/common/util/errors';
import { version } from '../../../../../package.json';
import { clientParts, ORIGIN } from '../../../../support/clientParts';
import { errorOf } from '../../../../support/errorOf';
import { answer, type ScriptedAnswer } from '../../../../support/scriptedTransport';

const GET: RetailRequest = { method: 'GET', path: 'Item', query: 'limit=100', costDrips: 1, repeat: 'always' };
const PUT: RetailRequest = { method: 'PUT', path: 'Item/3', body: { upc: '1' }, costDrips: 1, repeat: 'always' };
const DELETE: RetailRequest = { method: 'DELETE', path: 'Item/3', costDrips: 1, repeat: 'always' };
const POST: RetailRequest = { method: 'POST', path: 'Item', body: { upc: '1' }, costDrips: 1, repeat: 'ifNotDone' };

const OK = answer(200, { Item: { itemID: '3' } });
const LIMITED = answer(429, 'Rate Limited', { 'x-ls-api-ratelimit-type': 'api-leaky-bucket', 'retry-after': '3' });

async function send(setUp: ReturnType<typeof clientParts>, request: RetailRequest) {
  const result = await createRetailClient(setUp.parts)
    .send(request)
    .catch((error: unknown) => error);
  setUp.script.assertUsedUp();
  return result as RetailAnswer & LightspeedError;
}

describe('retail client', () => {
  describe('a request', () => {
    it('goes out with token, formats and the name of the component', async () => {
      const setUp = clientParts(OK, OK);
      const client = createRetailClient(setUp.parts);
      await client.send(GET);
      await client.send(POST);
      const headers = {
        Authorization: 'Bearer token-1',
        Accept: 'application/json',
        'User-Agent': `lightspeed-component/${version}`,
      };
      expect(setUp.script.requests).to.deep.equal([
        { method: 'GET', url: `${ORIGIN}/API/V3/Account/7/Item.json?limit=100`, headers },
        {
          method: 'POST',
          url: `${ORIGIN}/API/V3/Account/7/Item.json`,
          headers: { ...headers, 'Content-Type': 'application/json' },
          body: '{"upc":"1"}',
        },
      ]);
    });

    it('is booked, sent with the token of that moment, and settled by the headers of the answer', async () => {
      const rate = { 'x-ls-api-bucket-level': '12.5/90', 'x-ls-api-request-cost': '2' };
      const setUp = clientParts(answer(200, '{}', rate));
      await send(setUp, { ...GET, costDrips: 3 });
      expect(setUp.diary).to.deep.equal([
        'acquire 3',
        'send with Bearer token-1',
        `settle ${JSON.stringify({ status: 200, rate: { levelDrips: 12.5, sizeDrips: 90, costDrips: 2 } })}`,
      ]);
    });

    it('takes its token after its turn has come', async () => {
      const setUp = clientParts(OK);
      const { acquire } = setUp.parts.scheduler;
      setUp.parts.scheduler.acquire = async (costDrips, options) => {
        await setUp.parts.tokenManager.refreshAfter401('token-1');
        return acquire(costDrips, options);
      };
      await send(setUp, GET);
      expect(setUp.diary).to.include('send with Bearer token-2');
    });

    it('gives its booking back when there is no token', async () => {
      const setUp = clientParts();
      const dead = new ReconnectError('dead');
      setUp.parts.tokenManager.token = async () => {
        throw dead;
      };
      expect(await send(setUp, GET)).to.equal(dead);
      expect(setUp.diary).to.deep.equal(['acquire 1', 'settle without answer']);
    });

    it('answers with status, headers, parsed body and the vendor’s clock', async () => {
      const headers = { date: 'Mon, 01 Jun 2026 12:00:05 GMT', 'x-a': 'b' };
      expect(await send(clientParts(answer(201, { a: '1' }, headers)), POST)).to.deep.equal({
        status: 201,
        headers,
        body: { a: '1' },
        serverNowMs: Date.parse('2026-06-01T12:00:05Z'),
        characters: 9,
      });
    });

    it('does without a readable Date header', async () => {
      expect(await send(clientParts(answer(200, '{}', { date: 'today' })), GET)).to.have.property(
        'serverNowMs',
        undefined,
      );
    });

    for (const [request, status] of [
      [DELETE, 204],
      [DELETE, 200],
      [PUT, 200],
      [POST, 201],
      [GET, 204],
    ] as const) {
      it(`may be answered without body: ${request.method} ${status}`, async () => {
        expect(await send(clientParts(answer(status)), request)).to.include({ status, body: undefined });
      });
    }
  });

  describe('a link', () => {
    it('goes out unchanged', async () => {
      const link = `${ORIGIN}/API/V3/Account/7/Item.json?limit=100&after=WzEwNV0=`;
      const setUp = clientParts(OK);
      await send(setUp, { ...GET, path: link, query: undefined });
      expect(setUp.script.requests[0]).to.have.property('url', link);
    });

    it('to another origin is refused before anything happens', async () => {
      const setUp = clientParts();
      const error = await send(setUp, { ...GET, path: 'https://evil.example.com/Item.json', query: undefined });
      expect(error).to.be.instanceOf(ProtocolError);
      expect(setUp.diary).to.deep.equal([]);
    });

    it('is not followed as a redirect', async () => {
      const setUp = clientParts(answer(302, '', { location: 'https://evil.example.com/' }));
      expect(await send(setUp, GET)).to.be.instanceOf(ProtocolError);
    });
  });

  describe('after a failure', () => {
    const broken = (kind: TransportError['kind'], status?: number) => new TransportError(kind, kind, undefined, status);
    type Result = 'again' | (new (...args: never[]) => LightspeedError);
    const table: readonly (readonly [string, ScriptedAnswer, Result, Result])[] = [
      ['400', answer(400), InputError, InputError],
      ['403', answer(403), PermissionError, PermissionError],
      ['404', answer(404), NotFoundError, NotFoundError],
      ['405', answer(405), ProtocolError, ProtocolError],
      ['409', answer(409), InputError, InputError],
      ['422', answer(422), InputError, InputError],
      ['408', answer(408), 'again', OutcomeUnknownError],
      ['429', LIMITED, 'again', 'again'],
      ['500', answer(500), 'again', OutcomeUnknownError],
      ['502', answer(502, '<html><title>Bad Gateway</title>'), 'again', OutcomeUnknownError],
      ['503', answer(503), 'again', OutcomeUnknownError],
      ['504', answer(504), 'again', OutcomeUnknownError],
      ['refused', broken('refused'), 'again', 'again'],
      ['timeout', broken('timeout'), 'again', OutcomeUnknownError],
      ['reset', broken('reset'), 'again', OutcomeUnknownError],
      ['truncated', broken('truncated', 200), 'again', OutcomeUnknownError],
      ['too large', broken('tooLarge', 200), ConfigurationError, OutcomeUnknownError],
      ['XML', answer(200, '<Item/>'), 'again', OutcomeUnknownError],
    ];
    for (const [what, failed, always, ifNotDone] of table) {
      for (const request of [GET, PUT, DELETE, POST]) {
        const expected = request === POST ? ifNotDone : always;
        it(`${what}, ${request.method}: ${expected === 'again' ? 'again' : expected.name}`, async () => {
          const setUp = clientParts(...(expected === 'again' ? [failed, OK] : [failed]));
          const result = await send(setUp, request);
          if (expected === 'again') {
            expect(result).to.have.property('status', 200);
            expect(setUp.script.requests[1]).to.deep.equal(setUp.script.requests[0]);
            expect(setUp.diary.filter((line) => line.startsWith('acquire'))).to.deep.equal([
              'acquire 1',
              'acquire 1 repeated',
            ]);
          } else {
            expect(result.constructor).to.equal(expected);
            expect(result).to.include({ method: request.method, path: setUp.script.wire()[0]?.split(/[ ?]/)[1] });
          }
        });
      }
    }

    it('an empty body is no answer to a GET', async () => {
      expect(await send(clientParts(answer(200), OK), GET)).to.have.deep.property('body', { Item: { itemID: '3' } });
    });

    it('an answer that is not JSON twice is an error', async () => {
      expect(await send(clientParts(answer(200, '<a/>'), answer(200, '<a/>')), GET)).to.be.instanceOf(ProtocolError);
    });

    it('names the scopes that a request needs', async () => {
      const error = await send(clientParts(answer(403)), { ...GET, scopes: ['employee:inventory'] });
      expect(error.message).to.contain('employee:inventory');
    });

    it('backs off, and counts the waits', async () => {
      const setUp = clientParts(answer(500), broken('reset'), answer(503, '', { 'retry-after': '7' }), OK);
      const startMs = setUp.clock.nowMs();
      await send(setUp, GET);
      expect(setUp.clock.nowMs() - startMs).to.equal(1000 + 2000 + 7000);
      expect(setUp.parts.stats).to.deep.include({ requests: 4, repeats: 3, refusals: 0 });
      expect(setUp.parts.stats.waitedMs.backoff).to.equal(10_000);
    });

    it('leaves the wait after a 429 to the scheduler', async () => {
      const setUp = clientParts(LIMITED, LIMITED, OK);
      const startMs = setUp.clock.nowMs();
      await send(setUp, POST);
      expect(setUp.clock.nowMs()).to.equal(startMs);
      expect(setUp.diary).to.include(
        `settle ${JSON.stringify({ status: 429, rate: { limiter: 'bucket', retryAfterMs: 3000 } })}`,
      );
      expect(setUp.parts.stats).to.deep.include({ requests: 3, repeats: 2, refusals: 2, drips: 1 });
    });

    it('gives up after the last try, and says how long it took', async () => {
      const error = await send(
        clientParts(...Array(6).fill(answer(503, '', { 'cf-ray': '8c1f0a2b3d4e5f60-AMS' }))),
        GET,
      );
      expect(error).to.be.instanceOf(UnavailableError).and.include({ status: 503, ray: '8c1f0a2b3d4e5f60-AMS' });
      expect(error.message).to.match(/Cf-Ray 8c1f0a2b3d4e5f60-AMS\)\. Tried 6 times within 31 s\.$/);
    });

    it('gives up when its attempts and their backoffs have taken too long; refusals and turns take nothing', async () => {
      const slow = () => setUp.clock.sleep(4000).then(() => answer(503));
      const setUp = clientParts(slow, LIMITED, LIMITED, slow, ...Array(9).fill(LIMITED), slow);
      setUp.parts.settings.retryLimitMs = 13_000;
      const { acquire } = setUp.parts.scheduler;
      setUp.parts.scheduler.acquire = async (costDrips, options) => {
        await setUp.clock.sleep(60_000);
        return acquire(costDrips, options);
      };
      const error = await send(setUp, GET);
      expect(error).to.be.instanceOf(UnavailableError);
      // 4 s, a backoff of 1 s, 4 s, one of 2 s, 4 s.
      expect(error.message).to.match(/Tried 3 times within 15 s\.$/);
      setUp.script.assertUsedUp();
    });

    it('waits for its turn until the run has to end, however often it is refused', async () => {
      const setUp = clientParts(...Array(500).fill(LIMITED));
      const scheduler = createScheduler({ clock: setUp.clock, random: () => 0 });
      const deadline = createDeadline(setUp.clock, { limitMs: 1_140_000 });
      const startMs = setUp.clock.nowMs();
      const error = await errorOf<LightspeedError>(
        createRetailClient({ ...setUp.parts, scheduler, deadline }).send(POST),
      );
      expect(error).to.be.instanceOf(DeadlineError).and.include({ isStop: false, isAfterFailure: false });
      expect(error.message).to.contain('The request limit of the account is used up');
      expect(setUp.clock.nowMs() - startMs).to.be.within(1_137_000, 1_140_000);
      // Whoever is refused waits as others do: about a minute at a bucket that is always full, not for Retry-After only.
      expect(setUp.script.requests.length).to.be.within(10, 30);
    });

    it('does not begin a backoff that would outlast the run', async () => {
      const setUp = clientParts(answer(503), answer(503));
      const deadline = createDeadline(setUp.clock, { limitMs: 2_500 });
      const error = await errorOf<LightspeedError>(createRetailClient({ ...setUp.parts, deadline }).send(GET));
      expect(error).to.be.instanceOf(DeadlineError).and.include({ isAfterFailure: true, status: 503 });
      expect(error.message).to.match(/^Lightspeed has a fault .* leaves no time for another try\.$/);
    });

    it('lets an error that it does not know out', async () => {
      const bug = new TypeError('bug');
      const setUp = clientParts(() => {
        throw bug;
      });
      expect(await send(setUp, GET)).to.equal(bug);
      expect(setUp.diary).to.include('settle without answer');
    });
  });

  describe('a DELETE that finds nothing', () => {
    it('is done when an earlier attempt may have deleted the record', async () => {
      expect(await send(clientParts(answer(502), answer(404)), DELETE)).to.include({ status: 404, body: undefined });
    });

    it('is an error when nothing was deleted before', async () => {
      expect(await send(clientParts(LIMITED, answer(404)), DELETE)).to.be.instanceOf(NotFoundError);
    });

    it('differs from a PUT that finds nothing', async () => {
      expect(await send(clientParts(answer(502), answer(404)), PUT)).to.be.instanceOf(NotFoundError);
    });
  });

  describe('after a 401', () => {
    const EXPIRED = answer(401, { error: 'access_denied', hint: 'Access token could not be verified' });

    for (const request of [GET, PUT, DELETE, POST]) {
      it(`${request.method} goes again, once, with another token, through the scheduler`, async () => {
        const setUp = clientParts(EXPIRED, OK);
        expect(await send(setUp, request)).to.have.property('status', 200);
        expect(setUp.diary).to.deep.equal([
          'acquire 1',
          'send with Bearer token-1',
          'settle {"status":401,"rate":{}}',
          'replace token-1',
          'acquire 1 repeated',
          'send with Bearer token-2',
          'settle {"status":200,"rate":{}}',
        ]);
        expect(setUp.parts.stats).to.include({ requests: 2, repeats: 1, renewals: 1 });
      });

      it(`${request.method} fails when the other token is not accepted either`, async () => {
        // The vendor is asked whether the token works at all.
        const error = await send(clientParts(EXPIRED, EXPIRED, EXPIRED), request);
        expect(error).to.be.instanceOf(ReconnectError);
        expect(error.message).to.contain('Access token could not be verified');
      });
    }

    it('fails when no other token is to be had', async () => {
      const setUp = clientParts(EXPIRED);
      const dead = new ReconnectError('dead');
      setUp.parts.tokenManager.refreshAfter401 = async () => {
        throw dead;
      };
      expect(await send(setUp, GET)).to.equal(dead);
    });

    it('every later attempt may renew again', async () => {
      const setUp = clientParts(EXPIRED, answer(500), EXPIRED, OK);
      expect(await send(setUp, GET)).to.have.property('status', 200);
    });
  });

  describe('attempt', () => {
    it('is one request, with the failure told', async () => {
      const setUp = clientParts(LIMITED);
      const result = await createRetailClient(setUp.parts).attempt(GET, { repeated: true });
      expect(result).to.have.nested.property('failure.error').that.is.instanceOf(UnavailableError);
      expect(result).to.have.property('failure').that.includes({
        kind: 'status',
        status: 429,
        limiter: 'bucket',
        retryAfterMs: 3000,
      });
      expect(setUp.diary[0]).to.equal('acquire 1 repeated');
      expect(setUp.parts.stats.repeats).to.equal(1);
    });

    it('renews the token within', async () => {
      const setUp = clientParts(answer(401), OK);
      expect(await createRetailClient(setUp.parts).attempt(GET)).to.have.nested.property('answer.status', 200);
    });
  });

  describe('counts and tells', () => {
    it('the waits before requests by cause, and the drips charged', async () => {
      const setUp = clientParts(
        answer(200, '{}', { 'x-ls-api-request-cost': '1.5' }),
        new TransportError('reset', ''),
        OK,
      );
      setUp.parts.scheduler.waits = { bucketMs: 100, burstMs: 20, refusedMs: 3 };
      const client = createRetailClient(setUp.parts);
      await client.send({ ...GET, costDrips: 4 });
      await client.send({ ...GET, costDrips: 4 });
      expect(setUp.parts.stats).to.deep.include({
        requests: 3,
        drips: 1.5 + 4 + 4,
        waitedMs: { bucket: 300, burst: 60, refused: 9, backoff: 1000, quiet: 0 },
      });
    });

    it('no drips for a request that was never sent', async () => {
      const setUp = clientParts(new TransportError('refused', ''), OK);
      await send(setUp, GET);
      expect(setUp.parts.stats.drips).to.equal(1);
    });

    it('one line per request', async () => {
      const rate = {
        'x-ls-api-bucket-level': '12.5/90',
        'x-ls-api-request-cost': '2',
        'cf-ray': '8c1f0a2b3d4e5f60-AMS',
      };
      const setUp = clientParts(
        answer(200, '{}', rate),
        answer(500, '', rate),
        new TransportError('reset', 'x'),
        async () => {
          await setUp.clock.sleep(250);
          return OK;
        },
      );
      setUp.parts.scheduler.waits = { bucketMs: 100, burstMs: 20, refusedMs: 3 };
      const client = createRetailClient(setUp.parts);
      await client.send(GET);
      await client.send(GET);
      const path = 'GET /API/V3/Account/7/Item.json';
      expect(setUp.lines).to.deep.equal([
        `${path}: 200, cost 2, level 12.5/90, waited 123 ms, took 0 ms`,
        `${path}: 500, cost 2, level 12.5/90, waited 123 ms, took 0 ms, Cf-Ray 8c1f0a2b3d4e5f60-AMS`,
        `${path}: reset, cost 1, level ?/?, waited 123 ms, took 0 ms`,
        `${path}: 200, cost 1, level ?/?, waited 123 ms, took 250 ms`,
      ]);
    });
  });

  describe('a page of HTML', () => {
    const PAGE: RetailRequest = {
      ...GET,
      path: 'DisplayTemplate/Sale/3',
      query: 'template=SaleReceipt',
      format: 'html',
    };

    it('is asked for by suffix and header, and comes back as its text', async () => {
      const setUp = clientParts(answer(200, '\n<!doctype html><p>Thanks</p>'));
      expect((await send(setUp, PAGE)).body).to.equal('\n<!doctype html><p>Thanks</p>');
      const [request] = setUp.script.requests;
      expect(request?.url).to.equal(`${ORIGIN}/API/V3/Account/7/DisplayTemplate/Sale/3.html?template=SaleReceipt`);
      expect(request?.headers['Accept']).to.equal('text/html');
    });

    for (const [name, body] of Object.entries({
      nothing: '',
      JSON: '{"Sale":{}}',
      XML: '<?xml version="1.0"?><Sale/>',
    })) {
      it(`is not ${name}`, async () => {
        const error = await send(clientParts(answer(200, body), answer(200, body)), PAGE);
        expect(error).to.be.instanceOf(ProtocolError);
        expect(error.message).to.match(/not HTML/);
      });
    }
  });

  describe('a form with a file', () => {
    const opened: string[] = [];
    const form = async () => {
      opened.push(`form ${opened.length + 1}`);
      return {
        headers: { 'Content-Type': 'multipart/form-data; boundary=b' },
        content: Readable.from(opened.at(-1) ?? ''),
      };
    };
    const UPLOAD: RetailRequest = { method: 'POST', path: 'Item/3/Image', form, costDrips: 1, repeat: 'ifNotDone' };
    const reading = async (request: HttpRequest) => {
      received.push(await text(request.body as Readable));
      return received.length < 3 ? answer([401, 429][received.length - 1] ?? 500) : OK;
    };
    const received: string[] = [];
    afterEach(() => {
      opened.length = 0;
      received.length = 0;
    });

    it('is made anew for each attempt', async () => {
      const setUp = clientParts(reading, reading, reading);
      await send(setUp, UPLOAD);
      expect(received).to.deep.equal(['form 1', 'form 2', 'form 3']);
      expect(setUp.script.requests.map(({ headers }) => headers['Content-Type'])).to.deep.equal(
        Array(3).fill('multipart/form-data; boundary=b'),
      );
    });

    it('that cannot be made ends the request before anything is sent', async () => {
      const setUp = clientParts();
      const refusal = new InputError('no image');
      const error = await send(setUp, { ...UPLOAD, form: () => Promise.reject(refusal) });
      expect(error).to.equal(refusal);
      expect(setUp.diary).to.deep.equal([]);
    });

    it('is closed when there is no token', async () => {
      const setUp = clientParts();
      const content = Readable.from('form');
      const dead = new ReconnectError('Authenticate again.');
      setUp.parts.tokenManager.token = () => Promise.reject(dead);
      const made = async () => ({ headers: {}, content });
      expect(await send(setUp, { ...UPLOAD, form: made })).to.equal(dead);
      expect(content.destroyed).to.equal(true);
    });

    it('that breaks off has its own error, and is not sent again', async () => {
      const broken = new InputError('too large');
      const setUp = clientParts(() => {
        throw broken;
      });
      expect(await send(setUp, UPLOAD)).to.equal(broken);
    });

    it('is never sent again after an unclear outcome', async () => {
      expect(await send(clientParts(answer(502)), UPLOAD)).to.be.instanceOf(OutcomeUnknownError);
    });
  });

  it('keeps tokens, query values and record content out of errors and log lines', async () => {
    const secret = `eyJ-hush-${'x'.repeat(60)}`;
    const failures: ScriptedAnswer[] = [
      ...[302, 400, 401, 403, 404, 405, 409, 422, 429, 500, 502, 503].map((status) =>
        answer(
          status,
          { message: `Bad token Bearer ${secret}`, Item: { description: 'hush' } },
          { location: '/?hush' },
        ),
      ),
      answer(422, `{"Item": {"description": "hush`),
      answer(200, '<Item><description>hush</description></Item>'),
      ...(['refused', 'timeout', 'reset', 'truncated', 'tooLarge'] as const).map(
        (kind) => new TransportError(kind, kind),
      ),
    ];
    for (const failure of failures) {
      for (const request of [GET, PUT, DELETE, POST]) {
        const setUp = clientParts(failure, failure, answer(404));
        setUp.parts.settings.tries = 1;
        setUp.parts.settings.retryLimitMs = -1;
        setUp.parts.tokenManager.token = async () => secret;
        const error = await createRetailClient(setUp.parts)
          .send({ ...request, query: 'name=hush', body: { description: 'hush' } })
          .catch((reason: unknown) => reason);
        expect(error).to.be.instanceOf(Error);
        expect(setUp.lines).not.to.have.length(0);
        expect(inspect(error, { depth: null }) + setUp.lines.join()).not.to.contain('hush');
      }
    }
  });
});
