import { expect } from 'chai';
import * as createObject from '../../../../lib/actions/createObject';
import * as lookupObjects from '../../../../lib/actions/lookupObjects';
import { TransportError } from '../../../../lib/common/http/transport';
import {
  ConfigurationError,
  ProtocolError,
  ReconnectError,
  UnavailableError,
} from '../../../../lib/common/util/errors';
import { type EmulatedLsOne, emulatedLsOne } from '../../../support/emulatedLsOne';
import { loggedIn, lsOneStep, PASSWORD, scriptedLsOneStep } from '../../../support/lsOneStep';
import { attemptAction } from '../../../support/runAction';
import { answer } from '../../../support/scriptedTransport';

const LOGIN = 'POST /api/authorize/authenticate';
const all = { objectType: 'PurchaseOrder', emitBehavior: 'emitIndividually' };

describe('The login to LS One', () => {
  let step: EmulatedLsOne;
  const logins = () => step.emulator.log.entries.filter(({ path }) => path === LOGIN.slice('POST '.length)).length;
  const readAll = () => attemptAction(step, lookupObjects.lookupObjects, {}, all);
  afterEach(() => step?.close());

  it('sends user and password once for all runs of a step, and never shows them', async () => {
    step = await emulatedLsOne({ orders: 3 });
    await Promise.all([readAll(), readAll(), readAll()]);
    expect(await readAll()).to.equal(undefined);
    expect(logins()).to.equal(1);
    expect(step.bodies).to.have.length(12);
    expect(step.lines.join('\n')).to.not.include(step.emulator.password);
    expect(step.lines.join('\n')).to.not.match(/eyJ|lightspeed/i);
  });

  it('comes again before the token ends', async () => {
    step = await emulatedLsOne({ orders: 3 });
    expect(await readAll()).to.equal(undefined);
    step.clock.advance(1_150_000);
    expect(await readAll()).to.equal(undefined);
    expect(logins()).to.equal(2);
    expect(step.emulator.log.entries.filter(({ status }) => status === 401)).to.deep.equal([]);
  });

  it('comes again in the background of a flow, and once for several runs', async () => {
    step = await emulatedLsOne({ orders: 3 });
    step.env['ELASTICIO_FLOW_ID'] = 'flow';
    await readAll();
    step.clock.advance(1_000_000);
    await Promise.all([readAll(), readAll()]);
    expect(logins()).to.equal(2);
  });

  it('comes again in the middle of a list, which loses nothing', async () => {
    step = await emulatedLsOne({ orders: 250, switches: { tokenExpiry: 'hidden' } });
    step.emulator.faults.add({ every: 2, path: 'purchase-order/search', action: { kind: 'status', status: 401 } });
    expect(await readAll()).to.equal(undefined);
    expect(new Set(step.bodies.map((body) => (body as { id: string }).id)).size).to.equal(250);
    expect(logins()).to.be.above(1);
  });

  it('is repeated while the server is overloaded, as Retry-After says', async () => {
    const script = scriptedLsOneStep(
      answer(503),
      answer(429, '', { 'retry-after': '20' }),
      new TransportError('reset', 'The connection ended'),
      loggedIn(),
      answer(404),
    );
    const from = script.clock.nowMs();
    expect(await script.run(lookupObjects.lookupObjects, all)).to.deep.equal([]);
    expect(script.clock.nowMs() - from).to.be.at.least(20_000);
    script.script.assertUsedUp();
  });

  for (const status of [400, 401, 403]) {
    it(`is refused with ${status}: user or password are wrong`, async () => {
      step = await emulatedLsOne({ switches: { loginRefusal: String(status) as '400' } });
      const error = await attemptAction(step, lookupObjects.lookupObjects, {}, { ...all, password: PASSWORD });
      expect(error).to.be.instanceOf(ConfigurationError);
      expect(error?.message).to.match(/^LS One does not accept this user name and password/);
      expect(logins()).to.equal(1);
    });
  }

  it('that is refused is not tried again by every message, which might lock the user out', async () => {
    step = await emulatedLsOne();
    const failing = () => attemptAction(step, lookupObjects.lookupObjects, {}, { ...all, password: PASSWORD });
    for (let message = 0; message < 5; message++) expect(await failing()).to.be.instanceOf(ConfigurationError);
    expect(logins()).to.equal(1);
    step.clock.advance(61_000);
    expect(await failing()).to.be.instanceOf(ConfigurationError);
    expect(logins()).to.equal(2);
  });

  it('of a user who may only read is no reason to log in again and again', async () => {
    step = await emulatedLsOne({ orders: 3, userName: 'writer' });
    const body = {
      description: 'New',
      vendorID: '0000001',
      storeID: 'S0001',
      currencyCode: 'EUR',
      deliveryDate: '2026-06-01',
      orderingDate: '2026-06-01',
    };
    const error = await attemptAction(step, createObject.createObject, body, { ...all, userName: 'reader' });
    expect(error?.message).to.include('PurchaseOrder:Write');
    expect(logins()).to.equal(2);
    expect(step.wire()).to.deep.equal(['POST purchase-order', 'POST purchase-order']);
  });
});

describe('The check of an LS One credential', () => {
  const orders = '/api/inventory/purchase-order?page=1&pageSize=1';

  it('logs in and reads one order; that there is none is fine', async () => {
    for (const found of [answer(200, { items: [{ id: '1' }], totalCount: 1 }), answer(404)]) {
      const step = lsOneStep(found);
      expect(await step.verify()).to.equal(undefined);
      expect(step.script.wire()).to.deep.equal([LOGIN, `GET ${orders}`]);
      expect(step.script.requests[0]?.body).to.equal(JSON.stringify({ userName: 'berta', password: PASSWORD }));
    }
  });

  it('is short: a user waits for it, and a login is tried twice', async () => {
    const script = scriptedLsOneStep(answer(503), answer(503), loggedIn(), answer(404));
    const error = await script.verify();
    expect(error).to.be.instanceOf(UnavailableError);
    expect(script.script.requests).to.have.length(2);
    const slow = scriptedLsOneStep(answer(429, '', { 'retry-after': '50' }), loggedIn(), answer(404));
    expect(await slow.verify()).to.be.instanceOf(UnavailableError);
    expect(slow.script.requests).to.have.length(1);
  });

  it('says what is wrong', async () => {
    const denied = await lsOneStep(answer(401), loggedIn(1200, 'again'), answer(401)).verify();
    expect(denied?.message).to.include('PurchaseOrder:Read');
    expect(denied).to.not.be.instanceOf(ReconnectError);
    const step = lsOneStep();
    const missing = await step.verify({ environmentUrl: '', userName: ' ', password: null });
    for (const label of ['Environment URL', 'User Name', 'Password']) expect(missing?.message).to.include(`"${label}"`);
    const plain = await step.verify({ environmentUrl: 'http://example.com' });
    expect(plain?.message).to.match(/"Environment URL" must use https/);
    expect(step.script.requests).to.deep.equal([]);
  });

  it('tells a wrong address from a wrong password', async () => {
    const elsewhere = await scriptedLsOneStep(answer(404)).verify();
    expect(elsewhere).to.be.instanceOf(ConfigurationError);
    expect(elsewhere?.message).to.match(/no LS One API at the "Environment URL"/);
    const page = await scriptedLsOneStep(answer(200, '<html></html>')).verify();
    expect(page).to.be.instanceOf(ProtocolError);
    const down = await scriptedLsOneStep(...Array(6).fill(new TransportError('refused', 'No connection'))).verify();
    expect(down?.message).to.match(/check "Environment URL"/);
  });
});
