import { expect } from 'chai';
import { realClock } from '../../emulator/realClock';
import { startEmulator } from '../../emulator/startEmulator';
import { errorOf } from '../support/errorOf';
import { startBench } from '../support/fakeShop';

describe('emulator: start', () => {
  it('listens on loopback, resource and authorization server together', async () => {
    const { emulator } = await startBench({ accountID: '7', clientId: 'me', clientSecret: 'hush' });
    expect(emulator.url).to.match(/^http:\/\/127\.0\.0\.1:\d+$/);
    expect(emulator.authUrl).to.equal(emulator.url);
    expect(emulator).to.include({ accountID: '7', clientId: 'me', clientSecret: 'hush' });
    await emulator.close();
  });

  it('runs many of them side by side, each with its own state', async () => {
    const [one, two] = [await startBench(), await startBench({ registers: 2 })];
    one.emulator.faults.add({ action: { kind: 'status', status: 500 } });
    expect((await two.send('Category.json', { method: 'POST', body: {} })).status).to.equal(200);
    expect((await one.send('Item.json')).status).to.equal(500);
    expect(one.emulator.limits).to.include({ sizeDrips: 90 });
    expect([one.emulator.limits.levelDrips(), two.emulator.limits.levelDrips()]).to.deep.equal([1, 10]);
    expect([one.emulator.log.entries.length, two.emulator.log.entries.length]).to.deep.equal([1, 1]);
    await Promise.all([one.emulator.close(), two.emulator.close()]);
  });

  it('goes back to its start, but for the clock', async () => {
    const { emulator, clock, calls, send } = await startBench({ startLevelDrips: 30 });
    const { access_token } = await emulator.connect();
    for (let i = 0; i < 3; i++) await send('Item.json', { token: access_token });
    emulator.lockEmployee();
    emulator.faults.add({ times: 9, action: { kind: 'reset' } });
    clock.advance(500);
    emulator.reset();
    expect([calls.length, emulator.log.entries.length]).to.deep.equal([0, 0]);
    expect([emulator.limits.levelDrips(), emulator.limits.burstCount()]).to.deep.equal([30, 0]);
    expect(emulator.clock.nowMs()).to.equal(Date.parse('2026-06-01T12:00:00.500Z'));
    expect((await send('Item.json', { token: access_token })).status).to.equal(401);
    const again = await emulator.connect();
    expect((await send('Item.json', { token: again.access_token })).status).to.equal(200);
    await emulator.close();
  });

  it('answers nobody after it was closed, and closes with connections open', async () => {
    const { emulator, send } = await startBench();
    await (await send('Item.json')).text();
    await emulator.close();
    const error = await errorOf(fetch(emulator.url));
    expect(error).to.be.an('error');
  });

  it('refuses a port that is taken', async () => {
    const { emulator } = await startBench();
    const port = Number(new URL(emulator.url).port);
    const error = await errorOf(startBench({ port }));
    expect(error).to.be.an('error').with.property('message').that.includes('EADDRINUSE');
    await emulator.close();
  });

  const nonsense = [
    { registers: 0 },
    { registers: 1.5 },
    { burstLimit: 0 },
    { latencyMs: -1 },
    { accessTokenLifeS: 0 },
  ];
  for (const options of nonsense) {
    const [[name] = []] = Object.entries(options);
    it(`refuses ${JSON.stringify(options)}`, async () => {
      const error = await errorOf(startEmulator(options));
      expect(error).to.be.an.instanceOf(RangeError).with.property('message').that.includes(name);
    });
  }

  it('has a clock of real time that can be moved', async () => {
    const clock = realClock();
    expect(clock.nowMs()).to.be.closeTo(Date.now(), 1000);
    clock.advance(3_600_000);
    expect(clock.nowMs()).to.be.closeTo(Date.now() + 3_600_000, 1000);
    await clock.sleep(0);
  });
});
