import { expect } from 'chai';
import type { Fault } from '../../../emulator/faults/types';
import { type Bench, startBench } from '../../support/fakeShop';
import { outcome, refresh } from '../../support/signIn';

describe('emulator: faults', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench();
  });
  afterEach(() => bench.emulator.close());

  const fail502 = { kind: 'status', status: 502 } as const;

  /** Status of an answer, or why there was none. */
  const statusOf = async (path: string, init: Parameters<Bench['send']>[1] = {}): Promise<number | string> => {
    try {
      const answer = await bench.send(path, init);
      await answer.text();
      return answer.status;
    } catch (error) {
      return ((error as Error).cause as { code?: string })?.code ?? 'broken';
    }
  };
  const statusesOf = async (...paths: string[]) => {
    const statuses = [];
    for (const path of paths) statuses.push(await statusOf(path));
    return statuses;
  };

  /** Lists of three pages, by an id cursor. */
  const pagedItems = () => {
    bench.answer = ({ query, origin }) => {
      const after = Number(new URLSearchParams(query).get('after') ?? 0);
      const next = after < 2 ? `${origin}/API/V3/Account/${bench.emulator.accountID}/Item.json?after=${after + 1}` : '';
      return { status: 200, body: { '@attributes': { next, previous: '' }, Item: [{ itemID: `${after}` }] } };
    };
  };

  describe('strike', () => {
    const paths = ['Item.json', 'Item/12.json', 'ItemShop.json', 'Item/12/Image.json', 'Sale.json'];
    const table: [string, Omit<Fault, 'action' | 'times'>, number[]][] = [
      ['everything without a match', {}, [502, 502, 502, 502, 502]],
      ['leading segments of a path', { path: 'Item' }, [502, 502, 200, 502, 200]],
      ['more segments of a path', { path: 'Item/12' }, [200, 502, 200, 502, 200]],
      ['a whole path', { path: '/API/V3/Account' }, [502, 502, 502, 502, 502]],
      ['any segment', { path: 'Item/*' }, [200, 502, 200, 502, 200]],
      ['an expression', { path: /Item\/\d+\.json$/ }, [200, 502, 200, 200, 200]],
      ['a method', { method: 'POST' }, [200, 200, 200, 200, 200]],
      ['method and path', { method: 'GET', path: 'Sale' }, [200, 200, 200, 200, 502]],
      ['from the nth on', { path: 'Item', nth: 2 }, [200, 502, 200, 502, 200]],
    ];
    for (const [name, match, statuses] of table) {
      it(name, async () => {
        bench.emulator.faults.add({ ...match, times: 9, action: fail502 });
        expect(await statusesOf(...paths)).to.deep.equal(statuses);
      });
    }

    it('every so many-th time, without end or as often as they say', async () => {
      const eight = Array(8).fill('Item.json');
      bench.emulator.faults.add({ nth: 2, every: 3, action: fail502 });
      expect(await statusesOf(...eight)).to.deep.equal([200, 502, 200, 200, 502, 200, 200, 502]);
      expect(bench.emulator.faults.pending()).to.deep.equal([]);
      bench.emulator.faults.clear();
      bench.emulator.faults.add({ every: 3, times: 2, action: fail502 });
      expect(await statusesOf(...eight)).to.deep.equal([502, 200, 200, 502, 200, 200, 200, 200]);
    });

    it('once by default, or as many times as they say', async () => {
      bench.emulator.faults.add({ action: fail502 });
      expect(await statusesOf('Item.json', 'Item.json')).to.deep.equal([502, 200]);
      bench.emulator.faults.add({ nth: 2, times: 2, action: fail502 });
      expect(await statusesOf(...Array(4).fill('Item.json'))).to.deep.equal([200, 502, 502, 200]);
    });

    it('by the query', async () => {
      const when = (query: URLSearchParams) => query.get('after') === 'x';
      bench.emulator.faults.add({ when, action: fail502 });
      expect(await statusesOf('Item.json', 'Item.json?after=y', 'Item.json?after=x')).to.deep.equal([200, 200, 502]);
    });

    it('a page of a list, whatever else is asked in between', async () => {
      pagedItems();
      bench.emulator.faults.add({ path: 'Item', page: 3, times: 2, action: fail502 });
      const pages = ['Item.json', 'Item/12.json', 'Item.json', 'Item.json?after=1', 'Item.json?after=2'];
      expect(await statusesOf(...pages)).to.deep.equal([200, 200, 200, 200, 502]);
      expect(await statusesOf('Item.json?after=2&limit=50', 'Item.json?after=2')).to.deep.equal([502, 200]);
    });

    it('a first page, but no single record', async () => {
      bench.emulator.faults.add({ page: 1, action: fail502 });
      expect(await statusesOf('Item/12.json', 'Item.json')).to.deep.equal([200, 502]);
    });

    it('one at a time, in the order they were added', async () => {
      bench.emulator.faults.add({ action: { kind: 'status', status: 500 } });
      bench.emulator.faults.add({ nth: 2, action: { kind: 'status', status: 503 } });
      expect(await statusesOf('Item.json', 'Item.json', 'Item.json')).to.deep.equal([500, 503, 200]);
    });

    it('no more once they are cleared', async () => {
      bench.emulator.faults.add({ times: 9, action: fail502 });
      bench.emulator.faults.clear();
      expect(await statusesOf('Item.json')).to.deep.equal([200]);
    });

    it('and tell which of them still wait', async () => {
      const { faults } = bench.emulator;
      faults.add({ path: 'Item', times: 2, action: fail502 });
      faults.add({ path: 'Sale', action: fail502 });
      faults.add({ action: { kind: 'maxPage', limit: 10 } });
      const waiting = () => faults.pending().map(({ path }) => path);
      expect(waiting()).to.deep.equal(['Item', 'Sale']);
      await statusesOf('Item.json');
      expect(waiting()).to.deep.equal(['Item', 'Sale']);
      await statusesOf('Item.json', 'Sale/277.json');
      expect(waiting()).to.deep.equal([]);
    });

    it('never by a path with suffix', () => {
      expect(() => bench.emulator.faults.add({ path: 'Item.json', action: fail502 })).to.throw(RangeError, 'Item.json');
    });

    it('and are named in the log', async () => {
      bench.emulator.faults.add({ action: { kind: 'reset' } });
      await statusesOf('Item.json', 'Item.json');
      const entries = bench.emulator.log.entries.map(({ fault, status }) => [fault, status]);
      expect(entries).to.deep.equal([
        ['reset', 0],
        [undefined, 200],
      ]);
    });
  });

  describe('status', () => {
    it('answers without executing, priced as usual', async () => {
      bench.emulator.faults.add({ action: fail502 });
      const answer = await bench.send('Item.json');
      expect(answer.headers.get('X-LS-API-Bucket-Level')).to.equal('1/90');
      expect(await answer.json()).to.include({ httpCode: '502' });
      expect(bench.calls).to.have.length(0);
    });

    it('announces no body with a 204, for which some clients would wait', async () => {
      bench.emulator.faults.add({ action: { kind: 'status', status: 204 } });
      const answer = await bench.send('Item.json');
      expect(answer.headers.get('Content-Length')).to.equal(null);
      expect(await answer.text()).to.equal('');
    });

    it('takes a body and headers of its own', async () => {
      const headers = { 'Content-Type': 'text/html', 'Retry-After': '7' };
      bench.emulator.faults.add({ action: { kind: 'status', status: 503, body: '<h1>Maintenance', headers } });
      const answer = await bench.send('Item.json');
      expect([answer.headers.get('Content-Type'), answer.headers.get('Retry-After')]).to.deep.equal(['text/html', '7']);
      expect(await answer.text()).to.equal('<h1>Maintenance');
      bench.emulator.faults.add({ action: { kind: 'status', status: 200, body: { Item: [] } } });
      expect(await (await bench.send('Item.json')).json()).to.deep.equal({ Item: [] });
    });

    it('replaces rate headers, however they are spelt', async () => {
      const headers = { 'x-ls-api-bucket-level': 'nonsense' };
      bench.emulator.faults.add({ action: { ...fail502, headers } });
      expect((await bench.send('Item.json')).headers.get('X-LS-API-Bucket-Level')).to.equal('nonsense');
    });

    it('does not get through to where the limits refuse', async () => {
      for (let i = 0; i < 20; i++) await bench.send('Item.json');
      bench.emulator.faults.add({ action: fail502 });
      bench.emulator.faults.add({ nth: 2, action: { kind: 'maxPage', limit: 1 } });
      expect(await statusesOf('Item.json', 'Item.json')).to.deep.equal([429, 429]);
    });

    it('leaves the rate headers out when it should', async () => {
      bench.emulator.faults.add({ action: { ...fail502, rate: false } });
      const { headers } = await bench.send('Item.json');
      expect([...headers.keys()].filter((name) => name.startsWith('x-ls'))).to.deep.equal([]);
    });

    it('429 names no limiter and charges nothing', async () => {
      bench.emulator.faults.add({ action: { kind: 'status', status: 429 } });
      const { status, headers } = await bench.send('Item.json');
      expect(status).to.equal(429);
      expect(headers.get('X-LS-API-RateLimit-Type')).to.equal(null);
      expect(headers.get('Retry-After')).to.equal(null);
      expect(headers.get('X-LS-API-Bucket-Level')).to.equal('0/90');
    });

    it('401 looks like an expired token', async () => {
      bench.emulator.faults.add({ action: { kind: 'status', status: 401 } });
      const answer = await bench.send('Item.json');
      expect(await answer.json()).to.include({ error: 'access_denied', hint: 'Access token could not be verified' });
      expect(bench.emulator.limits.levelDrips()).to.equal(0);
    });

    it('strikes the token endpoint as well', async () => {
      bench.emulator.faults.add({ path: '/auth/oauth/token', action: { kind: 'status', status: 503 } });
      const { refresh_token } = await bench.emulator.connect();
      expect((await refresh(bench, refresh_token)).status).to.equal(503);
      expect((await refresh(bench, refresh_token)).status).to.equal(200);
    });
  });

  describe('connection', () => {
    it('reset: breaks before anything happens', async () => {
      bench.emulator.faults.add({ action: { kind: 'reset' } });
      expect(await statusOf('Item.json', { method: 'POST', body: {} })).to.be.a('string');
      expect(bench.calls).to.have.length(0);
      expect(bench.emulator.limits.levelDrips()).to.equal(0);
      expect(await statusOf('Item.json')).to.equal(200);
    });

    it('lostAnswer: breaks after the request was executed', async () => {
      bench.emulator.faults.add({ action: { kind: 'lostAnswer' } });
      expect(await statusOf('Item.json', { method: 'POST', body: {} })).to.be.a('string');
      expect(bench.calls).to.have.length(1);
      expect(bench.emulator.log.entries[0]).to.include({ fault: 'lostAnswer', status: 0, costDrips: 1 });
    });

    it('lostAnswer: answers with a status after the request was executed', async () => {
      bench.emulator.faults.add({ action: { kind: 'lostAnswer', status: 502 } });
      expect(await statusOf('Item.json', { method: 'POST', body: {} })).to.equal(502);
      expect(bench.calls).to.have.length(1);
    });

    it('lostAnswer: loses a pair of tokens that can be asked for again', async () => {
      const { refresh_token } = await bench.emulator.connect();
      bench.emulator.faults.add({ path: '/auth', action: { kind: 'lostAnswer', status: 504 } });
      expect((await refresh(bench, refresh_token)).status).to.equal(504);
      expect(await outcome(await refresh(bench, refresh_token))).to.equal('200');
    });

    it('cutBody: announces the whole body and sends half of it', async () => {
      bench.answer = () => ({ status: 200, body: { Item: 'x'.repeat(1000) } });
      bench.emulator.faults.add({ action: { kind: 'cutBody' } });
      const answer = await bench.send('Item.json');
      expect(answer.status).to.equal(200);
      expect(answer.headers.get('Content-Length')).to.equal('1011');
      let received = 0;
      const reading = (async () => {
        for await (const chunk of answer.body as unknown as AsyncIterable<Uint8Array>) received += chunk.length;
      })();
      expect(await reading.catch(() => 'broken')).to.equal('broken');
      expect(received).to.equal(505);
    });

    it('rewrite: executes, and shows another body and more headers', async () => {
      let executed = 0;
      bench.answer = () => ({ status: 200, body: { Item: `${++executed}` } });
      const headers = { 'Content-Type': 'text/html' };
      bench.emulator.faults.add({ action: { kind: 'rewrite', headers, body: '<html>' } });
      const answer = await bench.send('Item.json');
      expect([answer.status, answer.headers.get('Content-Type'), await answer.text()]).to.deep.equal([
        200,
        'text/html',
        '<html>',
      ]);
      bench.emulator.faults.add({ action: { kind: 'rewrite', headers } });
      expect(await (await bench.send('Item.json')).json()).to.deep.equal({ Item: '2' });
    });

    it('dripBody: sends the whole body, and takes its time', async () => {
      bench.answer = () => ({ status: 200, body: { Item: 'x'.repeat(1000) } });
      bench.emulator.faults.add({ action: { kind: 'dripBody', overMs: 80_000 } });
      const startMs = bench.clock.nowMs();
      const text = await (await bench.send('Item.json')).text();
      expect([text.length, bench.clock.nowMs() - startMs]).to.deep.equal([1011, 80_000]);
    });
  });

  describe('delay', () => {
    it('waits by the clock before the request is executed', async () => {
      let executedAtMs = 0;
      bench.answer = () => {
        executedAtMs = bench.clock.nowMs();
        return { status: 200, body: {} };
      };
      const startMs = bench.clock.nowMs();
      bench.emulator.faults.add({ action: { kind: 'delay', delayMs: 90_000 } });
      expect(await statusOf('Item.json')).to.equal(200);
      expect([executedAtMs, bench.clock.nowMs()]).to.deep.equal([startMs + 90_000, startMs + 90_000]);
      bench.emulator.faults.add({ action: { kind: 'delay', delayMs: 1000, afterCommit: true } });
      expect(await statusOf('Item.json')).to.equal(200);
      expect([executedAtMs, bench.clock.nowMs()]).to.deep.equal([startMs + 90_000, startMs + 91_000]);
    });
  });

  it('interleave: something happens before the request is executed, or before its answer', async () => {
    const happened: string[] = [];
    bench.answer = () => {
      happened.push('executed');
      return { status: 200, body: {} };
    };
    const { faults } = bench.emulator;
    faults.add({ action: { kind: 'interleave', change: () => happened.push('before') } });
    faults.add({ nth: 2, action: { kind: 'interleave', change: () => happened.push('after'), afterCommit: true } });
    expect(await statusesOf('Item.json', 'Item.json')).to.deep.equal([200, 200]);
    expect(happened).to.deep.equal(['before', 'executed', 'executed', 'after']);
  });

  describe('lists', () => {
    interface List {
      '@attributes'?: { next: string; previous: string };
      Item?: unknown;
    }
    const list = async (path: string) => (await (await bench.send(path)).json()) as List;
    beforeEach(pagedItems);

    it('wrongOriginNext: leads elsewhere with the same path and cursor', async () => {
      const honest = (await list('Item.json'))['@attributes'];
      bench.emulator.faults.add({ action: { kind: 'wrongOriginNext' } });
      const bent = await list('Item.json');
      expect(bent['@attributes']?.next).to.equal(honest?.next.replace(bench.emulator.url, 'https://elsewhere.example'));
      expect(bent.Item).to.deep.equal([{ itemID: '0' }]);
      bench.emulator.faults.add({ action: { kind: 'wrongOriginNext', origin: 'http://127.0.0.1:1' } });
      expect((await list('Item.json'))['@attributes']?.next).to.match(/^http:\/\/127\.0\.0\.1:1\/API\/.*after=1$/);
    });

    it('repeatCursor: leads to the same page', async () => {
      bench.emulator.faults.add({ action: { kind: 'repeatCursor' } });
      const { next } = (await list('Item.json?after=1&limit=5'))['@attributes'] ?? {};
      const { url, accountID } = bench.emulator;
      expect(next).to.equal(`${url}/API/V3/Account/${accountID}/Item.json?after=1&limit=5`);
    });

    it('dropKey: leaves the records out, or a named key', async () => {
      bench.emulator.faults.add({ action: { kind: 'dropKey' } });
      expect(await list('Item.json')).to.have.all.keys('@attributes');
      bench.emulator.faults.add({ action: { kind: 'dropKey', key: '@attributes' } });
      expect(await list('Item.json')).to.have.all.keys('Item');
    });

    it('maxPage: refuses larger pages of any list, as long as it lasts', async () => {
      bench.emulator.faults.add({ action: { kind: 'maxPage', limit: 25 } });
      const paths = ['Item.json', 'Item.json?limit=26', 'Item.json?limit=25', 'Item/12.json', 'Sale.json?limit=50'];
      expect(await statusesOf(...paths)).to.deep.equal([500, 500, 200, 200, 500]);
      expect(bench.emulator.log.entries[0]?.fault).to.equal('maxPage');
      bench.emulator.faults.clear();
      expect(await statusesOf('Item.json')).to.deep.equal([200]);
    });
  });
});
