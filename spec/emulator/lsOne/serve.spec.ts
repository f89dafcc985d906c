import { expect } from 'chai';
import { type LsOneBench, startLsOneBench } from '../../support/lsOneBench';

describe('emulator of LS One: logins, permissions, errors and faults', () => {
  let bench: LsOneBench;
  beforeEach(async () => {
    bench = await startLsOneBench();
  });
  afterEach(() => bench.emulator.close());

  const list = async (token?: string) =>
    (await bench.ask('purchase-order', token === undefined ? {} : { token })).status;
  const claimsOf = (token: string) => JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString());

  describe('logins', () => {
    it('answer a token that tells its end, and a cookie', async () => {
      const { userName, password, url } = bench.emulator;
      const answer = await fetch(`${url}/api/authorize/authenticate`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ userName, password }),
      });
      expect(answer.headers.get('content-type')).to.equal('application/json; charset=utf-8');
      expect(answer.headers.get('set-cookie')).to.contain('HttpOnly');
      const body = (await answer.json()) as { token: string };
      expect(Object.keys(body)).to.deep.equal(['token']);
      expect(claimsOf(body.token)).to.include({ sub: userName, exp: bench.clock.nowMs() / 1000 + 1200 });
    });

    it('fail with the wrong password, user or body, as told', async () => {
      expect((await bench.logIn('api', 'wrong')).status).to.equal(401);
      bench.emulator.switches.loginRefusal = '403';
      expect((await bench.logIn('nobody')).status).to.equal(403);
      expect((await bench.ask('/api/authorize/authenticate')).status).to.equal(405);
      expect((await bench.ask('/api/authorize/authenticate', { method: 'POST' })).status).to.equal(415);
    });

    it('leave no password in the log', async () => {
      await bench.logIn();
      expect(JSON.stringify(bench.emulator.log.entries)).to.not.contain(bench.emulator.password);
    });

    it('hide the end of a token when told so', async () => {
      bench.emulator.switches.tokenExpiry = 'hidden';
      expect(claimsOf((await bench.logIn()).token)).to.not.have.property('exp');
    });
  });

  describe('tokens', () => {
    it('are good for 20 minutes', async () => {
      bench.clock.advance(1_199_999);
      expect(await list()).to.equal(200);
      bench.clock.advance(1);
      expect(await list()).to.equal(401);
      expect(await list((await bench.logIn()).token)).to.equal(200);
    });

    it('are needed, and must be known', async () => {
      expect(await list('invented')).to.equal(401);
      expect((await bench.ask('purchase-order', { headers: { authorization: '' } })).status).to.equal(401);
      expect((await bench.ask('nowhere', { token: 'invented' })).status).to.equal(401);
    });

    it('end when told so', async () => {
      bench.emulator.admin.expireTokens();
      expect(await list()).to.equal(401);
    });
  });

  it('permissions are looked at for each call', async () => {
    const { token } = await bench.logIn('reader');
    const remove = () => bench.ask('purchase-order/00000001', { method: 'DELETE', token });
    expect([await list(token), (await remove()).status]).to.deep.equal([200, 401]);
    bench.emulator.switches.permissionRefusal = '403';
    expect((await remove()).status).to.equal(403);
    bench.emulator.admin.permit('reader', ['PurchaseOrder:Write']);
    expect([await list(token), (await remove()).status]).to.deep.equal([403, 204]);
  });

  it('calls that there are not: 404, and 405 with what is allowed', async () => {
    expect((await bench.ask('purchase-order/1/lines')).status).to.equal(404);
    expect((await bench.ask('/api/purchase-order')).status).to.equal(404);
    const answer = await bench.send('purchase-order/00000001', { method: 'PATCH', body: {} });
    expect([answer.status, answer.headers.get('allow')]).to.deep.equal([405, 'GET, DELETE']);
  });

  const bodies: [string, object, number][] = [
    ['none', { method: 'POST' }, 415],
    ['no JSON', { method: 'POST', body: '{' }, 400],
    ['another type', { method: 'POST', body: '{}', headers: { 'content-type': 'text/plain' } }, 415],
    ['a list', { method: 'POST', body: [] }, 400],
    ['one with a deletion', { method: 'DELETE', body: {} }, 405],
  ];
  for (const [name, init, status] of bodies) {
    it(`bodies: ${name}`, async () => expect((await bench.ask('purchase-order', init)).status).to.equal(status));
  }

  it('a deletion takes no body', async () => {
    expect((await bench.ask('purchase-order/00000001', { method: 'DELETE', body: {} })).status).to.equal(400);
  });

  it('errors have the body that they are told to have', async () => {
    const shapes = ['problem', 'text', 'empty', 'html'] as const;
    const found = [];
    for (const shape of shapes) {
      bench.emulator.switches.errorBody = shape;
      const answer = await bench.send('purchase-order/9');
      found.push([answer.headers.get('content-type'), (await answer.text()).slice(0, 10)]);
    }
    expect(found).to.deep.equal([
      ['application/problem+json; charset=utf-8', '{"type":"a'],
      ['text/plain; charset=utf-8', 'There is n'],
      [null, ''],
      ['text/html; charset=utf-8', '<!DOCTYPE '],
    ]);
  });

  it('requests of a minute are counted when told so', async () => {
    bench.emulator.switches.requestsPerMinute = 2;
    expect([await list(), await list(), await list()]).to.deep.equal([200, 200, 429]);
    bench.clock.advance(30_000);
    const refused = await bench.send('purchase-order');
    expect([refused.status, refused.headers.get('retry-after')]).to.deep.equal([429, '30']);
    bench.emulator.switches.retryAfter = 'none';
    expect((await bench.send('purchase-order')).headers.get('retry-after')).to.equal(null);
    bench.clock.advance(30_000);
    expect(await list()).to.equal(200);
  });

  describe('faults', () => {
    it('answer a status: a failing server with HTML, others as errors do', async () => {
      bench.emulator.faults.add({ path: 'purchase-order', action: { kind: 'status', status: 500 } });
      const answer = await bench.send('purchase-order');
      expect([answer.status, answer.headers.get('content-type')]).to.deep.equal([500, 'text/html; charset=utf-8']);
      bench.emulator.faults.add({ action: { kind: 'status', status: 429, headers: { 'Retry-After': '7' } } });
      expect((await bench.send('purchase-order')).headers.get('retry-after')).to.equal('7');
      expect(await list()).to.equal(200);
    });

    it('lose the answer of every second creation of a line', async () => {
      const { admin, faults } = bench.emulator;
      const id = admin.addOrder();
      faults.add({ method: 'POST', path: 'purchase-order/*/line', nth: 2, every: 2, action: { kind: 'lostAnswer' } });
      const body = { purchaseOrderID: id, itemId: '10001', unitID: 'EA', quantity: 1, unitPrice: 1 };
      const create = () => bench.ask(`purchase-order/${id}/line`, { method: 'POST', body });
      const outcomes = [];
      for (let i = 0; i < 4; i++)
        outcomes.push(
          await create().then(
            ({ status }) => status,
            () => 'lost',
          ),
        );
      expect(outcomes).to.deep.equal([200, 'lost', 200, 'lost']);
      expect(admin.order(id)?.lines).to.have.length(4);
    });

    it('know lists, their pages and sizes', async () => {
      bench.emulator.faults.add({ action: { kind: 'maxPage', limit: 10 } });
      expect((await bench.ask('purchase-order?pageSize=11')).status).to.equal(500);
      expect((await bench.ask('purchase-order/search?pageSize=10', { method: 'POST', body: {} })).status).to.equal(200);
      expect((await bench.ask('purchase-order/00000001')).status).to.equal(200);
      bench.emulator.faults.add({ page: 2, action: { kind: 'status', status: 503 } });
      expect((await bench.ask('purchase-order?page=2&pageSize=5')).status).to.equal(503);
    });

    it('strike logins, cut bodies and leave out members', async () => {
      bench.emulator.faults.add({ path: '/api/authorize', action: { kind: 'status', status: 503 } });
      expect((await bench.logIn()).status).to.equal(503);
      bench.emulator.faults.add({ action: { kind: 'dropKey', key: 'totalCount' } });
      expect((await bench.ask('purchase-order?pageSize=1')).body).to.have.all.keys('items');
      bench.emulator.faults.add({ action: { kind: 'cutBody' } });
      expect(
        await bench.ask('purchase-order').then(
          () => 'whole',
          () => 'cut',
        ),
      ).to.equal('cut');
    });
  });
});
