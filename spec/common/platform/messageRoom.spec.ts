import { createCipheriv, randomBytes } from 'node:crypto';
import { expect } from 'chai';
import {
  ENVELOPE_BYTES,
  MAX_BODY_BYTES,
  messageRoom,
  type SendingRules,
  sendingRules,
} from '../../../lib/common/platform/messageRoom';

const USUAL = sendingRules({}, false);
const LIMIT_BYTES = 10_485_760;

/** What the sailor sends: the message with what passthrough adds, encrypted. */
function sentBytes(bodyBytes: number, { passthrough, isBase64 }: SendingRules, former: object = {}): number {
  const message = { id: 'm'.repeat(36), body: { text: 'x'.repeat(bodyBytes - 11) }, headers: {}, attachments: {} };
  const own = passthrough === 'own' ? { step1: message } : {};
  const cipher = createCipheriv('aes-256-cbc', randomBytes(32), randomBytes(16));
  const json = JSON.stringify({ ...message, passthrough: { ...former, ...own } });
  const encrypted = Buffer.concat([cipher.update(json), cipher.final()]);
  return isBase64 ? encrypted.toString('base64').length : encrypted.length;
}

const FORMER = { step0: { id: 'f', headers: {}, body: { text: 'ü'.repeat(1_000_000) } } };

describe('messageRoom', () => {
  it('is at most what the steps behind should have to hold', () => {
    expect(messageRoom(USUAL, {})).to.equal(MAX_BODY_BYTES);
    expect(messageRoom({ ...USUAL, isBase64: false }, {})).to.equal(MAX_BODY_BYTES);
  });

  it('takes the settings of the runtime, and its defaults', () => {
    expect(sendingRules({}, true)).to.deep.equal({
      limitBytes: LIMIT_BYTES,
      isBase64: true,
      passthrough: 'own',
      storeAboveBytes: undefined,
    });
    const config = {
      OUTGOING_MESSAGE_SIZE_LIMIT: 5_000_000,
      PROTOCOL_VERSION: 2,
      NO_SELF_PASSTRHOUGH: true,
      EMIT_LIGHTWEIGHT_MESSAGE: true,
      OBJECT_STORAGE_SIZE_THRESHOLD: 7,
    };
    expect(sendingRules(config, true)).to.deep.equal({
      limitBytes: 5_000_000,
      isBase64: false,
      passthrough: 'received',
      storeAboveBytes: 7,
    });
    expect(sendingRules(config, false).passthrough).to.equal('none');
  });

  const cases: Readonly<Record<string, [Partial<SendingRules>, object]>> = {
    'without passthrough': [{ limitBytes: 4_000_000 }, {}],
    'with passthrough': [{ passthrough: 'own' }, {}],
    'with the results of former steps': [{ passthrough: 'own' }, FORMER],
    'as raw bytes': [{ passthrough: 'own', isBase64: false }, FORMER],
  };
  for (const [name, [rules, former]] of Object.entries(cases)) {
    it(`fits into the limit and leaves little of it (${name})`, () => {
      const all = { ...USUAL, ...rules };
      const room = messageRoom(all, { body: {}, passthrough: former });
      const sent = sentBytes(room, all, former);
      expect(sent).to.be.at.most(all.limitBytes);
      expect(sent).to.be.above(all.limitBytes - 3 * (ENVELOPE_BYTES + 200));
    });
  }

  it('leaves out what came in when the step has no passthrough', () =>
    expect(messageRoom(USUAL, { body: {}, passthrough: FORMER })).to.equal(MAX_BODY_BYTES));

  it('counts the message received where the sailor sends that on', () => {
    const rules = { ...USUAL, limitBytes: 8_000_000, passthrough: 'received' as const };
    const [small, large] = [{}, { text: 'x'.repeat(2_000_000) }].map((body) => messageRoom(rules, { body }));
    expect((small ?? 0) - (large ?? 0)).to.be.within(1_999_990, 2_000_020);
  });

  it('is nothing when former results fill the message', () =>
    expect(
      messageRoom({ ...USUAL, passthrough: 'own' }, { passthrough: { step0: { body: 'x'.repeat(9_000_000) } } }),
    ).to.equal(0));

  it('is not bounded by the message where great bodies are stored elsewhere', () => {
    const rules = { ...USUAL, passthrough: 'own' as const, storeAboveBytes: 1_048_576 };
    expect(messageRoom(rules, {})).to.equal(MAX_BODY_BYTES);
    expect(messageRoom(rules, { passthrough: { step0: { body: 'x'.repeat(9_000_000) } } })).to.equal(MAX_BODY_BYTES);
    expect(messageRoom({ ...rules, storeAboveBytes: 9_000_000 }, {})).to.be.below(MAX_BODY_BYTES);
  });
});
