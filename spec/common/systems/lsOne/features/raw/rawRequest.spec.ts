import { expect } from 'chai';
import * as rawRequest from '../../../../../../lib/actions/rawRequest';
import { InputError, NotFoundError, PermissionError } from '../../../../../../lib/common/util/errors';
import { errorOf } from '../../../../../support/errorOf';
import { loggedIn, lsOneStep } from '../../../../../support/lsOneStep';
import { answer } from '../../../../../support/scriptedTransport';

describe('Raw requests to LS One', () => {
  const url = '/api/inventory/purchase-order/00000001/post';
  const { rawRequest: send } = rawRequest;

  it('go to the server of the credential, with its token, and come back as they are', async () => {
    const step = lsOneStep(answer(200, '{true}', { 'content-type': 'text/plain', 'set-cookie': 'refresh=1' }));
    expect(await step.run(send, {}, { method: 'POST', url, data: {} })).to.deep.equal([
      { statusCode: 200, headers: { 'content-type': 'text/plain' }, responseBody: '{true}' },
    ]);
    expect(step.sent()).to.deep.equal([['POST', url, '{}']]);
    const [, request] = step.script.requests;
    expect(request?.headers)
      .to.have.property('Authorization')
      .that.matches(/^Bearer ey/);
    const items = lsOneStep(answer(200, '\uFEFF{"items":[{"quantity":1.12345678901234567890}],"totalCount":1}'));
    const [body] = await items.run(
      send,
      {},
      { method: 'GET', url: `${items.origin}/api/inventory/purchase-order?page=1` },
    );
    expect(body?.['responseBody']).to.deep.equal({ items: [{ quantity: '1.12345678901234567890' }], totalCount: 1 });
  });

  it('go nowhere else', async () => {
    for (const elsewhere of ['https://example.com/api', '/api/../other', '/api//x', 'api/%2e%2e/x']) {
      const step = lsOneStep();
      expect(await errorOf(step.run(send, {}, { method: 'GET', url: elsewhere })), elsewhere).to.be.instanceOf(
        InputError,
      );
      expect(step.script.requests).to.deep.equal([]);
    }
  });

  it('fail as all requests do, a 404 when it is wanted', async () => {
    const get = { method: 'GET', url: '/api/inventory/purchase-order/9' };
    expect(await errorOf(lsOneStep(answer(404)).run(send, {}, get))).to.be.instanceOf(NotFoundError);
    const [body] = await lsOneStep(answer(404)).run(send, { doNotThrow404: true }, get);
    expect(body).to.deep.equal({ statusCode: 404, headers: {}, responseBody: '' });
    const denied = await errorOf(lsOneStep(answer(401), loggedIn(1200, 'again'), answer(401)).run(send, {}, get));
    expect(denied).to.be.instanceOf(PermissionError);
    expect(denied.message)
      .to.include('PurchaseOrder:Read')
      .and.not.to.match(/lightspeed/i);
  });

  it('have a form that shows a path of this API', async () => {
    const { in: form } = await rawRequest.getMetaModel({ system: 'lsOne' });
    expect(form.properties?.['url']?.help?.description).to.include('/api/inventory/purchase-order');
  });
});
