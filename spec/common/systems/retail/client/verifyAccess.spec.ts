import { expect } from 'chai';
import { TransportError } from '../../../../../lib/common/http/transport';
import type { Cfg } from '../../../../../lib/common/platform/context';
import { openSession } from '../../../../../lib/common/platform/session';
import {
  ConfigurationError,
  type LightspeedError,
  NotFoundError,
  ProtocolError,
  ReconnectError,
  UnavailableError,
} from '../../../../../lib/common/util/errors';
import { errorIfAny } from '../../../../support/errorOf';
import { fakeStep } from '../../../../support/fakeStep';
import { answer, type ScriptedAnswer } from '../../../../support/scriptedTransport';

const account = (accountID: string) => answer(200, { '@attributes': { count: '1' }, Account: { accountID } });
const shops = answer(200, { '@attributes': { next: '', previous: '' }, Shop: { shopID: '1' } });

describe('verifyAccess', () => {
  const verifying = async (answers: ScriptedAnswer[], cfg: Cfg = {}) => {
    const step = fakeStep(...answers);
    const session = await openSession(step.context, { ...step.cfg, ...cfg }, step.runtime);
    return { ...step, error: await errorIfAny<LightspeedError>(session.verify()) };
  };

  it('asks for the account and for one of its shops', async () => {
    const { script, error } = await verifying([account('1'), shops]);
    expect(error).to.equal(undefined);
    expect(script.wire()).to.deep.equal(['GET /API/V3/Account.json', 'GET /API/V3/Account/1/Shop.json?limit=1']);
  });

  it('finds the account by itself', async () => {
    const { script, error } = await verifying([account('8'), account('8'), shops], { accountId: '' });
    expect(error).to.equal(undefined);
    expect(script.wire().at(-1)).to.equal('GET /API/V3/Account/8/Shop.json?limit=1');
  });

  it('takes a right that is missing for no fault of the credential', async () => {
    const { script, error } = await verifying([account('1'), answer(403)]);
    expect(error).to.equal(undefined);
    script.assertUsedUp();
  });

  it('does without the right to ask for the account when the credential names it', async () => {
    const { script, error } = await verifying([answer(403), shops]);
    expect(error).to.equal(undefined);
    expect(script.wire().at(-1)).to.equal('GET /API/V3/Account/1/Shop.json?limit=1');
  });

  it('names another account than the one authenticated for', async () => {
    const { script, error } = await verifying([account('8')]);
    expect(error).to.be.instanceOf(ConfigurationError);
    expect(error?.message).to.match(/"Account ID" says 1, but you authenticated for account 8/);
    script.assertUsedUp();
  });

  const refused = new TransportError('refused', 'No connection to api.example.com (ENOTFOUND)');
  const page = answer(200, '<html>Hello</html>');
  const failures: [
    what: string,
    answers: ScriptedAnswer[],
    kind: new (...args: never[]) => LightspeedError,
    advice: RegExp,
  ][] = [
    ['a server that is none', [refused, refused], UnavailableError, /cannot be reached.*"Environment URL"/],
    ['a server of somebody else', [page, page], ProtocolError, /does not answer like Lightspeed.*"Environment URL"/],
    ['a server without the API', [answer(404, 'Not found')], NotFoundError, /does not answer like.*"Environment URL"/],
    ['an outage', [answer(503), answer(503)], UnavailableError, /^Lightspeed has a fault or is overloaded/],
    ['an account that is not there', [account('1'), answer(404)], NotFoundError, /"Account ID"/],
  ];
  for (const [what, answers, kind, advice] of failures) {
    it(`says what to do about ${what}`, async () => {
      const { script, error } = await verifying(answers);
      expect(error).to.be.instanceOf(kind);
      expect(error?.message).to.match(advice);
      script.assertUsedUp();
    });
  }

  it('says what to do about a connection that is dead', async () => {
    const { error } = await verifying([answer(401)], { oauth: { access_token: 'some-token' } });
    expect(error).to.be.instanceOf(ReconnectError);
    expect(error?.message).to.match(/authenticate|Authenticate/);
  });
});
