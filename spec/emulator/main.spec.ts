import { expect } from 'chai';
import { main } from '../../emulator/main';
import type { EmulatorParts } from '../../emulator/parts';

describe('emulator: command', () => {
  const made: Parameters<EmulatorParts['createApi']>[0][] = [];
  const parts: EmulatorParts = {
    createApi(options) {
      made.push(options);
      return {
        handle: () => ({ status: 200, body: {} }),
        backdoor: { records: () => [], record: () => undefined, change() {}, add: () => '1' },
        reset() {},
      };
    },
    toXml: () => '',
  };

  it('starts what its options describe and prints how to use it', async () => {
    const lines: string[] = [];
    const args = '--port 0 --registers 3 --seed 9 --items 50 --sales 4 --latency 5'.split(' ');
    const emulator = await main(['node', 'main.js', ...args], (text) => lines.push(...text.split('\n')), parts);
    expect(emulator.limits.sizeDrips).to.equal(110);
    expect(made[0]).to.deep.include({ seed: 9, size: { items: 50, sales: 4 } });
    const printed = Object.fromEntries(lines.filter((line) => /^[A-Z_]+=/.test(line)).map((line) => line.split('=')));
    const { url: LIGHTSPEED_ENVIRONMENT_URL, authUrl: LIGHTSPEED_AUTH_URL, clientId: LIGHTSPEED_CLIENT_ID } = emulator;
    expect(printed).to.include({ LIGHTSPEED_ENVIRONMENT_URL, LIGHTSPEED_AUTH_URL, LIGHTSPEED_CLIENT_ID });
    expect(printed).to.include({
      LIGHTSPEED_CLIENT_SECRET: emulator.clientSecret,
      LIGHTSPEED_ACCOUNT_ID: emulator.accountID,
    });
    const headers = { authorization: `Bearer ${printed['LIGHTSPEED_ACCESS_TOKEN']}` };
    expect((await fetch(`${emulator.url}/API/V3/Account.json`, { headers })).status).to.equal(200);
    const body = JSON.stringify({
      grant_type: 'refresh_token',
      client_id: emulator.clientId,
      client_secret: emulator.clientSecret,
      refresh_token: printed['LIGHTSPEED_REFRESH_TOKEN'],
    });
    const json = { 'content-type': 'application/json' };
    const answer = await fetch(`${emulator.url}/auth/oauth/token`, { method: 'POST', headers: json, body });
    expect(answer.status).to.equal(200);
    await emulator.close();
  });
});
