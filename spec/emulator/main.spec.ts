import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import { parse } from 'dotenv';
import { retailSystem } from '../../emulator/command/retailSystem';
import { runEmulator } from '../../emulator/command/runEmulator';
import { main } from '../../emulator/main';
import type { EmulatorParts } from '../../emulator/parts';
import { errorOf } from '../support/errorOf';

describe('emulator: command', () => {
  const made: Parameters<EmulatorParts['createApi']>[0][] = [];
  const parts: EmulatorParts = {
    createApi(options) {
      made.push(options);
      return {
        handle: () => ({ status: 200, body: {} }),
        admin: { records: () => [], record: () => undefined, change() {}, add: () => '1', remove() {} },
        reset() {},
      };
    },
    toXml: () => '',
  };

  it('starts what its options describe and prints how to use it', async () => {
    const lines: string[] = [];
    const args = '--port 0 --registers 3 --seed 9 --items 50 --sales 4 --latency 5'.split(' ');
    const emulator = await runEmulator(retailSystem(parts), ['node', 'main.js', ...args], (text) =>
      lines.push(...text.split('\n')),
    );
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

  it('runs Lightspeed Retail unless another system is named', async () => {
    const lines: string[] = [];
    const emulator = await main('node main.js --port 0 --items 3 --quiet'.split(' '), (text) => lines.push(text));
    await emulator.close();
    expect(lines[0]).to.contain(`Lightspeed Retail (R-Series) emulator is listening on ${emulator.url}`);
  });

  describe('with more options', () => {
    let directory: string;
    let file: string;
    beforeEach(() => {
      directory = mkdtempSync(join(tmpdir(), 'emulator-'));
      file = join(directory, '.env');
    });
    afterEach(() => rmSync(directory, { recursive: true }));

    const start = async (...args: string[]) => {
      const lines: string[] = [];
      const print = (text: string) => lines.push(...text.split('\n'));
      const emulator = await runEmulator(retailSystem(parts), ['node', 'main.js', '--port', '0', ...args], print);
      const get = async (path: string) => {
        const { access_token } = await emulator.connect();
        const headers = { authorization: `Bearer ${access_token}` };
        return fetch(`${emulator.url}/API/V3/Account/${emulator.accountID}/${path}`, { headers });
      };
      return { emulator, lines, get };
    };

    it('writes what the component needs into a file, anew at each start', async () => {
      const first = await start('--env-file', file);
      await first.emulator.close();
      const { emulator, lines } = await start('--env-file', file);
      const written = parse(readFileSync(file));
      expect(written).to.include({
        LIGHTSPEED_ENVIRONMENT_URL: emulator.url,
        LIGHTSPEED_CLIENT_SECRET: emulator.clientSecret,
      });
      expect(statSync(file).mode & 0o777).to.equal(0o600);
      expect(lines.join('\n')).to.contain(file).and.to.not.contain(written['LIGHTSPEED_ACCESS_TOKEN']);
      const headers = { authorization: `Bearer ${written['LIGHTSPEED_ACCESS_TOKEN']}` };
      expect((await fetch(`${emulator.url}/API/V3/Account.json`, { headers })).status).to.equal(200);
      await emulator.close();
    });

    it('leaves a file alone that somebody else has written', async () => {
      writeFileSync(file, 'LIGHTSPEED_CLIENT_ID=mine\n');
      const failure = await errorOf(start('--env-file', file));
      expect(failure.message).to.contain('was not written by the emulator');
      expect(readFileSync(file, 'utf8')).to.equal('LIGHTSPEED_CLIENT_ID=mine\n');
    });

    it('prints a line for each request, with what refused it and what struck it', async () => {
      const { emulator, lines, get } = await start('--level', '89', '--fault', 'reset path=Sale');
      for (const path of ['Item.json?limit=1', 'Item/2.json', 'Item/3.json']) await get(path);
      await get('Sale.json').catch(() => {});
      await emulator.close();
      const [, ...printed] =
        lines
          .join('\n')
          .split('Stop it with Ctrl+C.\n')[1]
          ?.split(/^\d\d:\d\d:\d\d\.\d{3} /m) ?? [];
      const account = `GET /API/V3/Account/${emulator.accountID}`;
      expect(printed.map((line) => line.trim().replace(/level [\d.]+/, 'level'))).to.deep.equal([
        `${account}/Item.json?limit=1: 200, cost 1, level`,
        `${account}/Item/2.json: 200, cost 1, level`,
        `${account}/Item/3.json: 429, cost 1, level, refused by the bucket`,
        `${account}/Sale.json: no answer, fault reset`,
      ]);
    });

    it('prints none when told to be quiet', async () => {
      const { emulator, lines, get } = await start('--quiet');
      await get('Item.json');
      await emulator.close();
      expect(lines.at(-1)).to.equal('Stop it with Ctrl+C.');
    });

    it('strikes with the faults that it was given, in order', async () => {
      const { emulator, get } = await start('--fault', 'status=503 path=Item nth=2', '--fault', 'status=408 path=Sale');
      const statuses = [];
      for (const path of ['Item.json', 'Sale.json', 'Item.json', 'Item.json']) statuses.push((await get(path)).status);
      await emulator.close();
      expect(statuses).to.deep.equal([200, 408, 503, 200]);
    });
  });
});
