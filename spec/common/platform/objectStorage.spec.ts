import { expect } from 'chai';
import { TransportError } from '../../../lib/common/http/transport';
import { readObjectStorage, storeText } from '../../../lib/common/platform/files';
import { ConfigurationError, ProtocolError, UnavailableError } from '../../../lib/common/util/errors';
import { answer, type ScriptedAnswer, scriptedTransport } from '../../support/scriptedTransport';
import { testClock } from '../../support/testClock';

const ENV = {
  ELASTICIO_OBJECT_STORAGE_URI: 'http://maester.platform.local:3002/',
  ELASTICIO_OBJECT_STORAGE_TOKEN: 'hush-token',
};

const STORED = answer(201, { objectId: 'object-1', contentType: 'text/html' });

async function storing(...answers: ScriptedAnswer[]) {
  const transport = scriptedTransport(...answers);
  const storage = readObjectStorage(ENV) ?? expect.fail('no storage');
  const result: unknown = await storeText(
    storage,
    { text: '<p>hush</p>', contentType: 'text/html' },
    { transport, clock: testClock() },
  ).catch((error: unknown) => error);
  transport.assertUsedUp();
  return { result, requests: transport.requests };
}

describe('readObjectStorage', () => {
  it('tells address, origin and token', () =>
    expect(readObjectStorage(ENV)).to.deep.equal({
      uri: 'http://maester.platform.local:3002',
      origin: 'http://maester.platform.local:3002',
      token: 'hush-token',
    }));

  for (const name of Object.keys(ENV)) {
    it(`needs ${name}`, () => expect(readObjectStorage({ ...ENV, [name]: '' })).to.equal(undefined));
  }

  it('minds no address that is none', () =>
    expect(readObjectStorage({ ...ENV, ELASTICIO_OBJECT_STORAGE_URI: 'maester' })).to.equal(undefined));
});

describe('storeText', () => {
  it('posts the text with the token and returns its URL', async () => {
    const { result, requests } = await storing(STORED);
    expect(result).to.equal('http://maester.platform.local:3002/objects/object-1?storage_type=maester');
    const [request] = requests;
    expect(request).to.include({
      method: 'POST',
      url: 'http://maester.platform.local:3002/objects',
      body: '<p>hush</p>',
    });
    expect(request?.headers).to.include({ Authorization: 'Bearer hush-token', 'Content-Type': 'text/html' });
  });

  it('tries again after faults and lost answers', async () => {
    const { result } = await storing(answer(503), new TransportError('reset', 'x'), STORED);
    expect(result).to.be.a('string');
  });

  it('gives up after four attempts', async () => {
    const { result } = await storing(answer(500), answer(500), answer(500), answer(500));
    expect(result).to.be.instanceOf(UnavailableError);
  });

  const failures: [name: string, answers: ScriptedAnswer[], Class: unknown][] = [
    ['a refusal', [answer(401, 'hush')], ConfigurationError],
    ['an answer without an id', [answer(200, { message: 'hush' })], ProtocolError],
    ['an answer that is no JSON', [answer(200, 'hush')], ProtocolError],
  ];
  for (const [name, answers, Class] of failures) {
    it(`fails after ${name}, and tells no secret`, async () => {
      const { result } = await storing(...answers);
      expect(result).to.be.instanceOf(Class as new () => Error);
      expect(String(result)).to.not.include('hush');
    });
  }
});
