import { expect } from 'chai';
import { type Bench, startBench } from '../support/fakeShop';

describe('emulator: log', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench({ burstLimit: 2 });
  });
  afterEach(() => bench.emulator.close());

  it('tells of API requests what they asked and what they cost', async () => {
    await bench.send('Item.json?sort=-itemID&timeStamp=%3E%2C2026');
    bench.clock.advance(500);
    const body = { qoh: 4 };
    await bench.send('Category/3.json', { method: 'PUT', body });
    await bench.send('Item/12.json');
    const account = `/API/V3/Account/${bench.emulator.accountID}`;
    const at = Date.parse('2026-06-01T12:00:00Z');
    expect(bench.emulator.log.entries).to.deep.equal([
      {
        at,
        method: 'GET',
        path: `${account}/Item.json`,
        query: 'sort=-itemID&timeStamp=%3E%2C2026',
        params: { sort: '-itemID', timeStamp: '>,2026' },
        authorization: 'bearer',
        status: 200,
        costDrips: 1,
        levelDrips: 1,
        burstCount: 1,
      },
      {
        at: at + 500,
        method: 'PUT',
        path: `${account}/Category/3.json`,
        query: '',
        params: {},
        authorization: 'bearer',
        status: 200,
        costDrips: 10,
        levelDrips: 10.5,
        burstCount: 2,
        body,
      },
      {
        at: at + 500,
        method: 'GET',
        path: `${account}/Item/12.json`,
        query: '',
        params: {},
        authorization: 'bearer',
        status: 429,
        costDrips: 1,
        levelDrips: 10.5,
        burstCount: 3,
        limiter: 'burst',
      },
    ]);
  });

  it('tells of token calls the grant, and no secret of any call', async () => {
    const { clientId: client_id, clientSecret: client_secret, log } = bench.emulator;
    const { refresh_token, access_token } = await bench.emulator.connect();
    const fields = { client_id, client_secret, refresh_token, grant_type: 'refresh_token' };
    const headers = { authorization: '' };
    const answer = await bench.send('/auth/oauth/token', { method: 'POST', body: fields, headers });
    const renewed = (await answer.json()) as { access_token: string; refresh_token: string };
    await bench.send('Item/12.json', { token: renewed.access_token });
    await bench.send('Item/12.json', { headers: { authorization: 'Basic abc' } });
    expect(
      log.entries.map(({ path, status, grant, authorization }) => [
        path.split('/').at(-1),
        status,
        grant,
        authorization,
      ]),
    ).to.deep.equal([
      ['token', 200, 'refresh_token', 'none'],
      ['12.json', 200, undefined, 'bearer'],
      ['12.json', 401, undefined, 'other'],
    ]);
    const text = JSON.stringify(log.entries);
    for (const secret of [client_secret, refresh_token, access_token, renewed.access_token, renewed.refresh_token]) {
      expect(text).to.not.include(secret);
    }
  });

  it('names the grant of refused token calls', async () => {
    await bench.send('/auth/oauth/token', { method: 'POST', body: { grant_type: 'authorization_code' } });
    expect(bench.emulator.log.entries[0]).to.include({ status: 400, grant: 'authorization_code' });
  });

  it('can be cleared', async () => {
    await bench.send('Item/12.json');
    bench.emulator.log.clear();
    await bench.send('Item/13.json');
    expect(bench.emulator.log.entries.map(({ path }) => path.split('/').at(-1))).to.deep.equal(['13.json']);
  });
});
