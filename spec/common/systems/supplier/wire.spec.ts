import { text } from 'node:stream/consumers';
import { expect } from 'chai';
import { rawRequest } from '../../../../lib/actions/rawRequest';
import { setInventory } from '../../../../lib/actions/setInventory';
import { upsertObject } from '../../../../lib/actions/upsertObject';
import { TransportError } from '../../../../lib/common/http/transport';
import type { Cfg } from '../../../../lib/common/platform/context';
import type { Handler } from '../../../../lib/common/platform/run';
import { attemptAction } from '../../../support/runAction';
import { answer, type ScriptedAnswer, scriptedTransport } from '../../../support/scriptedTransport';
import { type Step, stepOn } from '../../../support/stepOn';
import { testClock } from '../../../support/testClock';

const ID = '7e1b8902-40ad-4889-9459-c35b50237aee';
const CLIENT = { clientId: 'key', clientSecret: 'sec/ret' };
const TOKEN = answer(200, { access_token: 'token-1' });

let steps = 0;

/** A step on the vendor's own hosts; what the script does not answer is an error. */
function step(fields: Cfg, ...answers: ScriptedAnswer[]) {
  const script = scriptedTransport(...answers);
  const onServer = stepOn(testClock(), { system: 'supplier', ...CLIENT, _account: `wire-${++steps}`, ...fields });
  const scripted: Step = { ...onServer, runtime: { ...onServer.runtime, transportTo: () => script } };
  const run = (action: Handler, body: object, cfg: Cfg = {}) => attemptAction(scripted, action, body, cfg);
  return { script, run, bodies: onServer.bodies };
}

const LOGIN = { userName: 'anna@example.com', password: 'p&ss' };
const setOne = { items: [{ id: ID, quantity: 5 }] };

describe('Requests of the supplier platform, on the wire', () => {
  it('refresh tokens by a form, with the client as HTTP Basic', async () => {
    const { script, run } = step({ refreshToken: 'r+1' }, TOKEN, answer(200, {}));
    expect(await run(setInventory, setOne)).to.equal(undefined);
    const [request] = script.requests;
    expect(request).to.include({ method: 'POST', url: 'https://accounts.lightspeed.app/oauth/token' });
    expect(request?.headers).to.include({
      'Content-Type': 'application/x-www-form-urlencoded',
      Authorization: `Basic ${Buffer.from('key:sec/ret').toString('base64')}`,
    });
    expect(request?.body).to.equal('grant_type=refresh_token&refresh_token=r%2B1');
  });

  it('log in by a form', async () => {
    const { script, run } = step(LOGIN, TOKEN, answer(200, {}));
    await run(setInventory, setOne);
    expect(script.requests[0]?.body).to.equal('grant_type=password&username=anna%40example.com&password=p%26ss');
  });

  it('set quantities by JSON, with the token and without cookies', async () => {
    const { script, run } = step(LOGIN, TOKEN, answer(204));
    await run(setInventory, setOne);
    const request = script.requests[1];
    expect(request).to.include({ method: 'PUT', url: 'https://lsapi-product.lightspeedapp.com/inventory' });
    expect(request?.headers).to.include({ Authorization: 'Bearer token-1', 'Content-Type': 'application/json' });
    expect(Object.keys(request?.headers ?? {}).map((name) => name.toLowerCase())).to.not.include('cookie');
    expect(request?.body).to.equal(`{"products":[{"id":"${ID}","quantity":5}]}`);
  });

  it('upload a catalogue as one part of a form', async () => {
    let body = '';
    const { script, run } = step(LOGIN, TOKEN, async (request) => {
      body = await text(request.body as NodeJS.ReadableStream);
      return answer(202);
    });
    const item = { vendorSku: 'A', name: 'A', brand: 'B', msrp: 2, defaultCost: 1, language: 'en' };
    await run(upsertObject, item, { objectType: 'CatalogItem' });
    const request = script.requests[1];
    expect(request).to.include({
      method: 'POST',
      url: 'https://lsapi-catalog.lightspeedapp.com/v1/catalog/upload',
    });
    expect(request?.headers['Content-Type']).to.match(/^multipart\/form-data; boundary=/);
    expect(request?.headers['Content-Length']).to.equal(String(body.length));
    expect(body.match(/Content-Disposition/g)).to.have.length(1);
    expect(body).to.contain(
      'form-data; name="file"; filename="catalog.json"\r\nContent-Type: application/json\r\n\r\n[{',
    );
  });

  it('register a webhook as a raw request', async () => {
    const hook = { eventName: 'order.submitted', callbackUrl: 'https://example.com/hook-1' };
    const { script, run, bodies } = step(LOGIN, TOKEN, answer(200, { id: '1', ...hook }));
    const url = 'https://lsapi-catalog.lightspeedapp.com/webhooks';
    expect(await run(rawRequest, { method: 'POST', url, data: hook })).to.equal(undefined);
    expect(script.requests[1]).to.include({ method: 'POST', url, body: JSON.stringify(hook) });
    expect(bodies).to.deep.equal([{ statusCode: 200, headers: {}, responseBody: { id: '1', ...hook } }]);
  });

  it('are not sent to another host when theirs has no name any more', async () => {
    const gone = new TransportError('refused', 'No connection to lsapi-product.lightspeedapp.com (ENOTFOUND)');
    const { script, run } = step(LOGIN, TOKEN, ...Array<ScriptedAnswer>(6).fill(gone));
    const error = await run(setInventory, setOne);
    expect(error).to.have.property('name', 'UnavailableError');
    expect(error?.message).to.contain('lsapi-product.lightspeedapp.com (ENOTFOUND)').and.contain('"Environment URL"');
    expect(new Set(script.requests.slice(1).map(({ url }) => new URL(url).host))).to.deep.equal(
      new Set(['lsapi-product.lightspeedapp.com']),
    );
  });

  it('show neither password nor secret when the authorization server repeats them', async () => {
    const echo = { error: 'invalid_grant', error_description: 'no user with p&ss and sec/ret' };
    const { run } = step(LOGIN, answer(400, echo));
    const error = await run(setInventory, setOne);
    expect(error?.message).to.contain('no user with').and.not.contain('p&ss').and.not.contain('sec/ret');
  });
});
