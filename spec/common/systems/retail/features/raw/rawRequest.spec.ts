import { expect } from 'chai';
import type { RawAnswer } from '../../../../../../lib/common/systems/rawInput';
import { createRetailClient } from '../../../../../../lib/common/systems/retail/client/client';
import { type RetailRawRequest, sendRaw } from '../../../../../../lib/common/systems/retail/features/raw/rawRequest';
import type { LightspeedError } from '../../../../../../lib/common/util/errors';
import { clientParts, ORIGIN } from '../../../../../support/clientParts';
import { answer, type ScriptedAnswer } from '../../../../../support/scriptedTransport';

async function sent(request: RetailRawRequest, ...answers: ScriptedAnswer[]) {
  const setUp = clientParts(...answers);
  const result = await sendRaw(createRetailClient(setUp.parts), ORIGIN, request).catch((error: unknown) => error);
  setUp.script.assertUsedUp();
  return { ...setUp, result: result as RawAnswer & LightspeedError };
}

describe('sendRaw', () => {
  it('books the price of the request before it goes out', async () => {
    const { diary } = await sent({ method: 'GET', url: 'Item?count=1' }, answer(200, {}));
    expect(diary[0]).to.equal('acquire 10');
  });

  it('lets the suffix decide what comes', async () => {
    const { script } = await sent({ method: 'GET', url: 'Item/1.xml' }, answer(200, '<Item/>'));
    expect(script.wire()).to.deep.equal(['GET /API/V3/Account/7/Item/1.xml']);
    expect(script.requests[0]?.headers).to.include({ Accept: '*/*' });
  });

  it('sends an empty object where a write says nothing, and nothing with a deletion', async () => {
    const post = await sent({ method: 'POST', url: 'Workorder/1/Clone' }, answer(200, {}));
    expect(post.script.requests[0]?.body).to.equal('{}');
    const deletion = await sent({ method: 'DELETE', url: 'Item/1', data: {} }, answer(204));
    expect(deletion.script.requests[0]?.body).to.equal(undefined);
    expect(deletion.result).to.deep.equal({ statusCode: 204, headers: {}, responseBody: '' });
  });

  for (const [broken, headers] of [
    ['{"Item":', {}],
    ['"Ite', { 'content-type': 'application/json; charset=utf-8' }],
  ] as const) {
    it(`takes ${broken} for JSON that broke off, and asks again`, async () => {
      const { script } = await sent({ method: 'GET', url: 'Item' }, answer(200, broken, headers), answer(200, {}));
      expect(script.requests).to.have.length(2);
    });
  }

  it('leaves secrets out of the headers', async () => {
    const headers = {
      'set-cookie': 'a=b',
      'www-authenticate': 'Bearer',
      authorization: 'Bearer x',
      'x-refresh-token': 'x',
      'x-api-key': 'x',
      'cf-ray': '1-AMS',
    };
    const { result } = await sent({ method: 'GET', url: 'Item' }, answer(200, {}, headers));
    expect(result.headers).to.deep.equal({ 'cf-ray': '1-AMS' });
  });

  it('names the scopes of what it may not touch', async () => {
    const { result } = await sent({ method: 'GET', url: 'Customer/1' }, answer(403, {}));
    expect(result.name).to.equal('PermissionError');
    expect(result.message).to.contain('employee:customers');
  });

  it('gives a 404 that is no JSON as text', async () => {
    const { result } = await sent({ method: 'GET', url: 'Nothing', acceptsNotFound: true }, answer(404, 'Not Found'));
    expect(result).to.include({ statusCode: 404, responseBody: 'Not Found' });
  });
});
