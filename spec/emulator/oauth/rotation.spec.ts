import { expect } from 'chai';
import { type Bench, startBench } from '../../support/fakeShop';
import { type ErrorBody, outcome, refresh, renew } from '../../support/signIn';

const DAY_MS = 24 * 60 * 60 * 1000;

describe('emulator: rotation of tokens', () => {
  let bench: Bench;
  beforeEach(async () => {
    bench = await startBench();
  });
  afterEach(() => bench.emulator.close());

  const use = async (token: string): Promise<string> => {
    const answer = await bench.send('Item/12.json', { token });
    return answer.status === 200 ? '200' : `${answer.status} ${((await answer.json()) as ErrorBody).hint}`;
  };
  const EXPIRED = '401 Access token could not be verified';
  const REVOKED = '401 Access token has been revoked';

  it('gives two new tokens', async () => {
    const first = await bench.emulator.connect();
    const second = await renew(bench, first.refresh_token);
    expect(second.access_token).to.not.equal(first.access_token);
    expect(second.refresh_token).to.not.equal(first.refresh_token);
    expect(second).to.include({ token_type: 'Bearer', expires_in: 3600 });
    expect(await use(second.access_token)).to.equal('200');
  });

  it('keeps the old refresh token until the new access token is first used', async () => {
    const first = await bench.emulator.connect();
    const second = await renew(bench, first.refresh_token);
    const again = await renew(bench, first.refresh_token);
    expect(await use(again.access_token)).to.equal('200');
    expect(await outcome(await refresh(bench, first.refresh_token))).to.equal('400 invalid_grant');
    expect(await outcome(await refresh(bench, again.refresh_token))).to.equal('200');
    expect(second.refresh_token).to.not.equal(again.refresh_token);
  });

  it('revokes the old access token at the grant when that is still valid', async () => {
    const first = await bench.emulator.connect();
    expect(await use(first.access_token)).to.equal('200');
    await renew(bench, first.refresh_token);
    expect(await use(first.access_token)).to.equal(REVOKED);
  });

  it('calls an old access token expired when it was so before the grant', async () => {
    const first = await bench.emulator.connect();
    bench.clock.advance(3_600_000);
    await renew(bench, first.refresh_token);
    expect(await use(first.access_token)).to.equal(EXPIRED);
  });

  it('ends unused siblings when one of them is used', async () => {
    const first = await bench.emulator.connect();
    const [one, two] = [await renew(bench, first.refresh_token), await renew(bench, first.refresh_token)];
    expect(await use(two.access_token)).to.equal('200');
    expect(await use(one.access_token)).to.equal(REVOKED);
    expect(await outcome(await refresh(bench, one.refresh_token))).to.equal('400 invalid_grant');
    expect(await outcome(await refresh(bench, two.refresh_token))).to.equal('200');
  });

  it('ends what siblings and unused pairs further back have led to', async () => {
    const first = await bench.emulator.connect();
    const sibling = await renew(bench, (await renew(bench, first.refresh_token)).refresh_token);
    const latest = await renew(bench, (await renew(bench, first.refresh_token)).refresh_token);
    expect(await use(latest.access_token)).to.equal('200');
    expect(await use(sibling.access_token)).to.equal(REVOKED);
    for (const { refresh_token } of [first, sibling]) {
      bench.clock.advance(60_000);
      expect(await outcome(await refresh(bench, refresh_token))).to.equal('400 invalid_grant');
    }
    expect(await use(latest.access_token)).to.equal('200');
  });

  it('does not count introspection as use', async () => {
    const first = await bench.emulator.connect();
    const second = await renew(bench, first.refresh_token);
    expect((await bench.send('/auth/oauth/introspect', { token: second.access_token })).status).to.equal(200);
    expect(await outcome(await refresh(bench, first.refresh_token))).to.equal('200');
  });

  it('allows five refreshes a minute per connection', async () => {
    const [mine, other] = [await bench.emulator.connect(), await bench.emulator.connect()];
    for (let i = 0; i < 5; i++) {
      expect(await outcome(await refresh(bench, mine.refresh_token))).to.equal('200');
      bench.clock.advance(10_000);
    }
    expect(await outcome(await refresh(bench, mine.refresh_token))).to.equal('429 too_many_requests');
    expect(await outcome(await refresh(bench, other.refresh_token))).to.equal('200');
    bench.clock.advance(10_000);
    expect(await outcome(await refresh(bench, mine.refresh_token))).to.equal('200');
    expect(await outcome(await refresh(bench, mine.refresh_token))).to.equal('429 too_many_requests');
  });

  it('counts refreshes that failed', async () => {
    const first = await bench.emulator.connect();
    await use((await renew(bench, first.refresh_token)).access_token);
    const outcomes = [];
    for (let i = 0; i < 5; i++) outcomes.push(await outcome(await refresh(bench, first.refresh_token)));
    expect(outcomes).to.deep.equal([...Array(4).fill('400 invalid_grant'), '429 too_many_requests']);
  });

  it('ends a refresh token that was not used for 30 days', async () => {
    const [used, idle] = [await bench.emulator.connect(), await bench.emulator.connect()];
    bench.clock.advance(30 * DAY_MS - 1);
    const renewed = await renew(bench, used.refresh_token);
    bench.clock.advance(1);
    expect(await outcome(await refresh(bench, idle.refresh_token))).to.equal('400 invalid_grant');
    bench.clock.advance(29 * DAY_MS);
    expect(await outcome(await refresh(bench, renewed.refresh_token))).to.equal('200');
  });

  it('refuses scopes at a refresh that were not granted', async () => {
    const { refresh_token } = await bench.emulator.connect({ scopes: ['employee:inventory'] });
    const { clientId: client_id, clientSecret: client_secret } = bench.emulator;
    const post = (scope: string) => {
      const body = { client_id, client_secret, grant_type: 'refresh_token', refresh_token, scope };
      return bench.send('/auth/oauth/token', { method: 'POST', body });
    };
    expect(await outcome(await post('employee:register'))).to.equal('400 invalid_scope');
    expect(await outcome(await post('nonsense'))).to.equal('400 invalid_scope');
    expect(await outcome(await post('employee:inventory'))).to.equal('200');
  });

  describe('access token', () => {
    it('lives as long as it says', async () => {
      const { access_token } = await bench.emulator.connect();
      bench.clock.advance(3_599_999);
      expect(await use(access_token)).to.equal('200');
      bench.clock.advance(1);
      expect(await use(access_token)).to.equal(EXPIRED);
    });

    it('is called revoked once it is long expired', async () => {
      const { access_token } = await bench.emulator.connect();
      bench.clock.advance(3_600_000 + DAY_MS - 1);
      expect(await use(access_token)).to.equal(EXPIRED);
      bench.clock.advance(1);
      expect(await use(access_token)).to.equal(REVOKED);
    });
  });
});
