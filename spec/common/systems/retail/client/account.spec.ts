import { expect } from 'chai';
import { createAccountId } from '../../../../../lib/common/systems/retail/client/account';
import type { RetailAnswer, RetailRequest } from '../../../../../lib/common/systems/retail/client/request';
import { ConfigurationError, UnavailableError } from '../../../../../lib/common/util/errors';
import { errorOf } from '../../../../support/errorOf';

const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString('base64url');
const jwt = (claims: unknown) => `${part({ alg: 'RS256', typ: 'JWT' })}.${part(claims)}.signature`;

function asking(...bodies: unknown[]) {
  const requests: RetailRequest[] = [];
  const send = async (request: RetailRequest): Promise<RetailAnswer> => {
    const body = bodies[requests.push(request) - 1];
    if (body instanceof Error) {
      throw body;
    }
    return { status: 200, headers: {}, body, serverNowMs: undefined };
  };
  return { requests, send };
}

describe('createAccountId', () => {
  it('takes the configured account without looking at the token', async () => {
    const { requests, send } = asking();
    const accountId = createAccountId({ configured: ' 12 ', token: async () => expect.fail('token read'), send });
    expect(await accountId()).to.equal('12');
    expect(requests).to.deep.equal([]);
  });

  it('refuses a configured account that is not a number', async () => {
    const accountId = createAccountId({ configured: '1/../2', token: async () => '', send: asking().send });
    const error = await errorOf(accountId());
    expect(error).to.be.instanceOf(ConfigurationError).with.property('message').that.contains('"accountId"');
  });

  for (const acct of [345, '345']) {
    it(`takes the acct claim ${JSON.stringify(acct)}`, async () => {
      const { requests, send } = asking();
      expect(await createAccountId({ configured: '', token: async () => jwt({ acct }), send })()).to.equal('345');
      expect(requests).to.deep.equal([]);
    });
  }

  for (const [what, token] of Object.entries({
    'is not a JWT': 'opaque',
    'has no acct claim': jwt({ sub: '1' }),
    'has an odd acct claim': jwt({ acct: '../2' }),
  })) {
    it(`asks the vendor, once, when the token ${what}`, async () => {
      const { requests, send } = asking({ Account: { accountID: '99', name: 'Shop' } });
      const accountId = createAccountId({ token: async () => token, send });
      expect(await Promise.all([accountId(), accountId()])).to.deep.equal(['99', '99']);
      expect(await accountId()).to.equal('99');
      expect(requests).to.deep.equal([{ method: 'GET', path: '/API/V3/Account', costDrips: 1, repeat: 'always' }]);
    });
  }

  it('asks again after a failure', async () => {
    const { send } = asking(new UnavailableError('down'), { Account: [{ accountID: '99' }] });
    const accountId = createAccountId({ token: async () => 'opaque', send });
    expect(await errorOf(accountId())).to.be.instanceOf(UnavailableError);
    expect(await accountId()).to.equal('99');
  });

  for (const [body, count] of [
    [{ Account: [{ accountID: '1' }, { accountID: '2' }] }, 2],
    [{ '@attributes': {} }, 0],
    [undefined, 0],
  ] as const) {
    it(`asks the user to choose when the vendor names ${count} accounts in ${JSON.stringify(body)}`, async () => {
      const accountId = createAccountId({ token: async () => 'opaque', send: asking(body).send });
      const error = await errorOf(accountId());
      expect(error).to.be.instanceOf(ConfigurationError);
      expect(error.message).to.contain(`${count} accounts`).and.contain('"accountId"');
    });
  }
});
