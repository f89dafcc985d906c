import { expect } from 'chai';
import { createRetailClient } from '../../../../../lib/common/systems/retail/client/client';
import type { RetailRequest } from '../../../../../lib/common/systems/retail/client/request';
import { ConfigurationError, InputError, ReconnectError } from '../../../../../lib/common/util/errors';
import { clientParts } from '../../../../support/clientParts';
import { answer } from '../../../../support/scriptedTransport';

const DENIED = answer(401, { error: 'access_denied' });
const GET: RetailRequest = { method: 'GET', path: 'Item', costDrips: 1, repeat: 'always' };
const RAW: RetailRequest = { ...GET, path: '/API/V3/Account/999/Item', format: 'any' };

/** A token that names no account: the vendor is asked once a renewed one is refused, too. */
describe('A 401 for a token that does not tell its account', () => {
  const sent = async (request: RetailRequest, account: ReturnType<typeof answer>) => {
    const { parts, script } = clientParts(DENIED, DENIED, account);
    const error = await createRetailClient(parts)
      .send(request)
      .catch((caught: Error) => caught);
    return { error: error as Error, wire: script.wire() };
  };
  const account = (accountID: string) => answer(200, { Account: { accountID } });

  it('is a wrong Account ID where the token is for another account', async () => {
    const { error, wire } = await sent(GET, account('8'));
    expect(error).to.be.instanceOf(ConfigurationError);
    expect(error.message).to.contain('"Account ID" says 7').and.contain('account 8');
    expect(wire.at(-1)).to.equal('GET /API/V3/Account.json');
  });

  it('is a wrong path where the request named the account itself', async () => {
    const { error } = await sent(RAW, account('7'));
    expect(error).to.be.instanceOf(InputError);
    expect(error.message).to.contain('account 999').and.contain('account 7');
  });

  it('is a dead connection where the vendor refuses that as well', async () => {
    expect((await sent(GET, DENIED)).error).to.be.instanceOf(ReconnectError);
  });

  it('is what it was where the account is the right one', async () => {
    expect((await sent(GET, account('7'))).error).to.be.instanceOf(ReconnectError);
  });
});
