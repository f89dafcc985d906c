import { expect } from 'chai';
import { newTokenState } from '../../../lib/common/auth/registry';
import { createTokenManager } from '../../../lib/common/auth/tokenManager';
import type { TokenResponse } from '../../../lib/common/auth/tokenResponse';
import type { TokenManager } from '../../../lib/common/auth/tokens';
import type { Transport } from '../../../lib/common/http/transport';
import { secretTokenSource } from '../../../lib/common/platform/tokensFromSecret';
import { silentLog } from '../../../lib/common/util/log';
import { seededRandom } from '../../support/seededRandom';
import { type TestClock, testClock } from '../../support/testClock';
import { type TokenVendor, tokenVendor } from '../../support/tokenVendor';

const OPTIONS = { secretId: 's', workspaceId: 'w', apiUri: 'https://p.example', apiUsername: 'u', apiKey: 'k' };
const ROUNDS = 20;

/** A platform that makes a renewal of every refresh it is asked for, though another one is under way. */
function platformOf(clock: TestClock, vendor: TokenVendor, random: () => number): Transport {
  let tokens: TokenResponse = vendor.first;
  return {
    async send({ method }) {
      await clock.sleep(20 + 300 * random());
      if (method === 'POST') tokens = await vendor.grant(tokens.refresh_token ?? '');
      const body = JSON.stringify({ data: { attributes: { state: 'ready', credentials: tokens } } });
      await clock.sleep(20 + 300 * random());
      return { status: 200, headers: {}, body };
    },
  };
}

async function request(clock: TestClock, vendor: TokenVendor, tokenManager: TokenManager): Promise<boolean> {
  const first = await tokenManager.token();
  if (vendor.authenticate(first)) return true;
  await clock.sleep(100);
  const second = await tokenManager.refreshAfter401(first);
  if (vendor.authenticate(second)) return true;
  const third = await tokenManager.recheck(second);
  return third !== undefined && vendor.authenticate(third);
}

describe('A secret whose refreshes the platform does not merge', () => {
  for (const processes of [2, 8]) {
    it(`lives on with ${processes} processes that are refused in the same second, ${ROUNDS} times`, async () => {
      const clock = testClock();
      const random = seededRandom(processes);
      const vendor = tokenVendor({ clock, lifeS: 1800, latencyMs: () => 50 + 400 * random() });
      const transport = platformOf(clock, vendor, random);
      const options = {
        ...OPTIONS,
        transport,
        clock,
        random,
        userAgent: 'x',
        origin: {},
        vendorOf: () => 'Lightspeed',
      };
      const tokenManagers = Array.from({ length: processes }, () => {
        const source = secretTokenSource(options);
        return createTokenManager({ source, clock, random, log: silentLog, state: newTokenState(clock, random) });
      });
      const all = () => Promise.all(tokenManagers.map((tokenManager) => request(clock, vendor, tokenManager)));
      await all();
      for (let round = 0; round < ROUNDS; round++) {
        await clock.sleep(70_000);
        vendor.revokeAccessTokens();
        expect(await all()).to.deep.equal(Array(processes).fill(true));
      }
      expect(vendor.lives()).to.equal(ROUNDS);
      expect(vendor.counts.refusals).to.equal(0);
      expect(vendor.counts.grants).to.be.at.most(2 * ROUNDS);
    });
  }
});
