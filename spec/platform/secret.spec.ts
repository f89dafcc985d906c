import { expect } from 'chai';
import { emulatedRetail } from '../../runner/systems/retail';
import { openBench } from './support/bench';
import { fastTime } from './support/fastTime';

const ITEMS = 60;

describe('A step whose tokens are in a secret', () => {
  it('works with them, and lets the platform renew them', async () => {
    const time = fastTime(20);
    const bench = await openBench(await emulatedRetail({ size: { items: ITEMS }, clock: time.clock }));
    const { api, emulator } = bench;
    const { stored, flow, start } = await bench.openStep('pollEntity', { objectType: 'Item', pageSize: '25' });
    const { environmentUrl, authUrl, accountId, oauth, objectType } = stored.config;
    stored.config = { secretId: 'secret1', objectType };
    api.secret = {
      credentials: { ...(oauth as object), fields: { environmentUrl, authUrl, accountId } },
      renew: async () => ({ ...(await emulator.connect()) }),
    };
    emulator.clock.advance(2 * 3_600_000);
    await start(time.env);
    await flow.trigger();
    await flow.data.until('all items', ({ length }) => length >= ITEMS);
    expect(flow.errors.items).to.deep.equal([]);
    const secretCalls = api.calls.filter(({ path }) => path.includes('/secrets/')).map(({ method }) => method);
    expect(secretCalls).to.deep.equal(['GET', 'GET', 'GET', 'POST', 'GET', 'GET']);
    expect(api.calls.map(({ method }) => method)).to.not.include('PUT');
    expect(emulator.log.entries.filter(({ grant }) => grant !== undefined)).to.deep.equal([]);
    await bench.close();
  });
});
