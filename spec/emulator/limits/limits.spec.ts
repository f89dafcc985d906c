import { expect } from 'chai';
import { dripsPerS, sizeDrips } from '../../../emulator/options';
import { type Bench, startBench } from '../../support/fakeShop';

const headersOf = (response: Response) => ({
  level: response.headers.get('X-LS-API-Bucket-Level'),
  burst: response.headers.get('X-LS-API-Burst-Level'),
  drip: response.headers.get('X-LS-API-Drip-Rate'),
  cost: response.headers.get('X-LS-API-Request-Cost'),
  limiter: response.headers.get('X-LS-API-RateLimit-Type'),
  retryAfter: response.headers.get('Retry-After'),
});

describe('emulator: limits', () => {
  let bench: Bench;
  const start = async (options: Parameters<typeof startBench>[0]) => {
    bench = await startBench(options);
  };
  afterEach(() => bench.emulator.close());

  it('follows the number of registers', async () => {
    const rules = [1, 2, 3, 4, 5, 10].map((registers) => [dripsPerS(registers), sizeDrips(registers)]);
    expect(rules).to.deep.equal([
      [1, 90],
      [1.5, 100],
      [2, 110],
      [2.5, 120],
      [3, 130],
      [5.5, 180],
    ]);
    await start({ registers: 2 });
    expect(headersOf(await bench.send('Item/12.json'))).to.deep.equal({
      level: '1/100',
      burst: '1/22',
      drip: '1.5',
      cost: '1',
      limiter: null,
      retryAfter: null,
    });
  });

  it('names account, client and ray in every answer', async () => {
    await start({});
    const { headers } = await bench.send('Item/12.json');
    expect(headers.get('X-LS-Acct-Id')).to.equal(bench.emulator.accountID);
    expect(headers.get('X-LS-OAuth-Client-Id')).to.match(/^\d+$/);
    expect(headers.get('Cf-Ray')).to.not.equal((await bench.send('Item/12.json')).headers.get('Cf-Ray'));
  });

  describe('bucket', () => {
    it('empties at the drip rate and never below zero', async () => {
      await start({ registers: 3, startLevelDrips: 10 });
      bench.clock.advance(2500);
      expect(bench.emulator.limits.levelDrips()).to.equal(5);
      bench.clock.advance(60_000);
      expect(headersOf(await bench.send('Item/12.json')).level).to.equal('1/110');
    });

    it('shows at most two decimals, without trailing zeros', async () => {
      await start({ startLevelDrips: 10 });
      bench.clock.advance(1);
      expect(headersOf(await bench.send('Item/12.json')).level).to.equal('11/90');
      bench.clock.advance(256);
      expect(headersOf(await bench.send('Item.json?load_relations=["ItemShops"]')).level).to.equal('12.14/90');
      bench.clock.advance(243);
      expect(headersOf(await bench.send('Item/12.json')).level).to.equal('12.9/90');
    });

    it('lets the first request over the size through, whatever it costs', async () => {
      await start({ startLevelDrips: 89.99 });
      const sale = { completed: true, SaleLines: { SaleLine: Array(100).fill({}) } };
      const dear = await bench.send('Sale.json', { method: 'POST', body: sale });
      expect(dear.status).to.equal(200);
      expect(headersOf(dear)).to.include({ level: '144.99/90', cost: '55' });
      expect((await bench.send('Item/12.json')).status).to.equal(429);
    });

    it("answers as the vendor's sample: 92.57 of 90 for a cost of 10", async () => {
      await start({ startLevelDrips: 92.57 });
      const refused = await bench.send('Category.json', { method: 'POST', body: { name: 'Tea' } });
      expect(refused.status).to.equal(429);
      expect(headersOf(refused)).to.deep.equal({
        level: '92.57/90',
        burst: '1/20',
        drip: '1',
        cost: '10',
        limiter: 'api-leaky-bucket',
        retryAfter: '3',
      });
      expect(bench.calls).to.have.length(0);
    });

    it('takes requests again just below the size', async () => {
      await start({ startLevelDrips: 92.57 });
      bench.clock.advance(2570);
      expect((await bench.send('Item/12.json')).status).to.equal(429);
      bench.clock.advance(1);
      expect((await bench.send('Item/12.json')).status).to.equal(200);
    });

    it('is not filled by what it refuses', async () => {
      await start({ startLevelDrips: 95 });
      for (let i = 0; i < 5; i++) await bench.send('Category.json', { method: 'POST', body: {} });
      expect(bench.emulator.limits.levelDrips()).to.equal(95);
    });

    const brims = [
      { atBrim: 'blocked', level: 90, retryAfter: '1' },
      { atBrim: 'blocked', level: 92, retryAfter: '3' },
      { atBrim: 'allowed', level: 92, retryAfter: '2' },
      { atBrim: 'allowed', level: 90.1, retryAfter: '1' },
      { atBrim: 'allowed', level: 90, retryAfter: null },
    ] as const;
    for (const { atBrim, level, retryAfter } of brims) {
      it(`at ${level} of 90, ${atBrim} at the brim: Retry-After ${retryAfter}`, async () => {
        await start({ startLevelDrips: level, atBrim });
        const answer = await bench.send('Item/12.json');
        expect(answer.status).to.equal(retryAfter === null ? 200 : 429);
        expect(headersOf(answer).retryAfter).to.equal(retryAfter);
        if (retryAfter !== null) {
          bench.clock.advance(Number(retryAfter) * 1000);
          expect((await bench.send('Item/12.json')).status).to.equal(200);
        }
      });
    }

    it('adds tenths exactly', async () => {
      await start({ startLevelDrips: 88.6 });
      await bench.send('Item.json?load_relations=["ItemShops"]');
      expect(bench.emulator.limits.levelDrips()).to.equal(90);
      expect((await bench.send('Item/12.json')).status).to.equal(429);
    });

    it('charges requests that the shop refuses', async () => {
      await start({});
      bench.answer = () => ({ status: 404, body: {} });
      expect(headersOf(await bench.send('Item/12.json')).level).to.equal('1/90');
    });
  });

  describe('burst limiter', () => {
    it('refuses the request after the last of a second, without charging it', async () => {
      await start({});
      for (let i = 0; i < 20; i++) expect((await bench.send('Item/12.json')).status).to.equal(200);
      const refused = await bench.send('Item/12.json');
      expect(refused.status).to.equal(429);
      expect(headersOf(refused)).to.include({
        level: '20/90',
        burst: '21/20',
        limiter: 'api-burst-limiter',
        retryAfter: '1',
      });
      expect(await refused.text()).to.include('burst rate limit exceeded');
      expect(bench.calls).to.have.length(20);
    });

    it("counts in the clock's whole seconds", async () => {
      await start({ burstLimit: 2 });
      bench.clock.advance(900);
      for (const status of [200, 200, 429]) expect((await bench.send('Item/12.json')).status).to.equal(status);
      bench.clock.advance(99);
      expect((await bench.send('Item/12.json')).status).to.equal(429);
      bench.clock.advance(1);
      expect(headersOf(await bench.send('Item/12.json')).burst).to.equal('1/2');
    });

    it('counts what the bucket refuses, and speaks first', async () => {
      await start({ burstLimit: 2, startLevelDrips: 100 });
      const limiters = [];
      for (let i = 0; i < 3; i++) limiters.push(headersOf(await bench.send('Item/12.json')).limiter);
      expect(limiters).to.deep.equal(['api-leaky-bucket', 'api-leaky-bucket', 'api-burst-limiter']);
    });
  });

  it('lets gift cards be searched by code once per second', async () => {
    await start({});
    const search = 'CreditAccount.json?giftCard=true&code=12345678';
    expect((await bench.send(search)).status).to.equal(200);
    const refused = await bench.send(search);
    expect(refused.status).to.equal(429);
    expect(headersOf(refused)).to.include({ level: '1/90', limiter: null, retryAfter: '1' });
    expect((await bench.send('CreditAccount.json?giftCard=true')).status).to.equal(200);
    bench.clock.advance(999);
    expect((await bench.send(search)).status).to.equal(429);
    bench.clock.advance(1);
    expect((await bench.send(search)).status).to.equal(200);
  });

  it('leaves calls of the authorization server out', async () => {
    await start({});
    await bench.send('/auth/oauth/token', { method: 'POST', body: { grant_type: 'refresh_token' } });
    const { headers } = await bench.send('/.well-known/jwks');
    expect(headers.get('X-LS-API-Bucket-Level')).to.equal(null);
    expect([bench.emulator.limits.levelDrips(), bench.emulator.limits.burstCount()]).to.deep.equal([0, 0]);
  });
});
