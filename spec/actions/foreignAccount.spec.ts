import { expect } from 'chai';
import { lookupObject } from '../../lib/actions/lookupObject';
import { rawRequest } from '../../lib/actions/rawRequest';
import { ConfigurationError, InputError } from '../../lib/common/util/errors';
import { type EmulatedStep, emulatedStep } from '../support/emulatedStep';
import { failingAction } from '../support/runAction';

/** The vendor answers 401 for another account's path, though the token is good. */
describe('A path of another account', () => {
  let step: EmulatedStep;
  beforeEach(async () => {
    step = await emulatedStep({ size: { items: 3 } });
  });
  afterEach(() => step.close());

  const requests = () => step.emulator.log.entries.map(({ grant, status }) => `${grant ?? 'API'} ${status}`);

  for (const url of ['/API/V3/Account/999/Item.json', '/API/V3/Account/999.json', '/API/V3/Account/999/Item/3.json']) {
    it(`${url} in a raw request: names both accounts, and renews nothing`, async () => {
      const error = await failingAction(step, rawRequest, {}, { method: 'GET', url });
      expect(error).to.be.instanceOf(InputError);
      expect(error.message).to.contain('account 999').and.contain(`account ${step.emulator.accountID}`);
      expect(error.message).to.not.match(/authenticate again/i);
      expect(requests()).to.deep.equal(['API 401']);
    });
  }

  it('by the Account ID of the credential: says which field to correct', async () => {
    const cfg = { objectType: 'Item', lookupCriteria: 'itemID', accountId: '999' };
    const error = await failingAction(step, lookupObject, cfg, { itemID: '1' });
    expect(error).to.be.instanceOf(ConfigurationError);
    expect(error.message).to.match(/"Account ID" says 999, but you authenticated for account \d+/);
    expect(requests()).to.deep.equal(['API 401']);
  });
});
