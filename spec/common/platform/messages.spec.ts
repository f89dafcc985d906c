import { expect } from 'chai';
import type { VendorRecord } from '../../../lib/common/model/query';
import type { Emit, Message } from '../../../lib/common/platform/context';
import { maxJsonBytes } from '../../../lib/common/platform/jsonBound';
import { MAX_BODY_BYTES } from '../../../lib/common/platform/messageRoom';
import { type EmitBehavior, emitRecords } from '../../../lib/common/platform/messages';
import type { Outlet } from '../../../lib/common/platform/outlet';
import { item } from '../../../lib/common/systems/retail/catalogue/item';
import { InputError } from '../../../lib/common/util/errors';
import { errorOf } from '../../support/errorOf';

const outletWith = (limitBytes: number, emit: Emit): Outlet => ({
  emit,
  bodyLimit: async () => limitBytes,
  surelyFits: (body) => maxJsonBytes(body) <= limitBytes,
});

/** What comes out of emitting the records; each emit takes a turn of the event loop, as the platform's does. */
async function emitting(
  records: VendorRecord[],
  behavior: EmitBehavior,
  limitBytes = MAX_BODY_BYTES,
): Promise<Message[]> {
  const messages: Message[] = [];
  let busy = false;
  const emit = (async (_event: string, message: Message) => {
    expect(busy, 'the emit before is done').to.equal(false);
    busy = true;
    await new Promise(setImmediate);
    busy = false;
    messages.push(message);
  }) as Emit;
  await emitRecords(outletWith(limitBytes, emit), item, records, behavior);
  expect(busy, 'the last emit is done').to.equal(false);
  return messages;
}

const bodies = (messages: Message[]) => messages.map((message) => message.body);

const large = (id: string, bytes: number): VendorRecord => ({ itemID: id, text: 'x'.repeat(bytes) });

describe('emitRecords', () => {
  const [one, two] = [{ itemID: '1' }, { itemID: '2' }];

  it('emits one message per record, each with an id of its own', async () => {
    const messages = await emitting([one, two], 'emitIndividually');
    expect(bodies(messages)).to.deep.equal([one, two]);
    const ids = messages.map((message) => message.id);
    expect(new Set(ids).size).to.equal(2);
    expect(ids[0]).to.match(/^[0-9a-f-]{36}$/);
  });

  it('emits a page as one message', async () =>
    expect(bodies(await emitting([one, two], 'emitPage'))).to.deep.equal([{ results: [one, two] }]));

  it('emits nothing for no records', async () => {
    expect(await emitting([], 'emitPage')).to.deep.equal([]);
    expect(await emitting([], 'emitIndividually')).to.deep.equal([]);
  });

  it('splits a page that is too large for a message, in order and as little as possible', async () => {
    const records = ['1', '2', '3', '4', '5'].map((id) => large(id, 2_000_000));
    const messages = await emitting(records, 'emitPage');
    expect(
      bodies(messages).map(({ results }) => (results as VendorRecord[]).map(({ itemID }) => itemID)),
    ).to.deep.equal([
      ['1', '2', '3'],
      ['4', '5'],
    ]);
    for (const body of bodies(messages)) {
      expect(Buffer.byteLength(JSON.stringify(body))).to.be.at.most(MAX_BODY_BYTES);
    }
  });

  it('splits for what the step can send', async () => {
    const records = ['1', '2', '3'].map((id) => large(id, 2_000_000));
    expect(await emitting(records, 'emitPage', 3_900_000)).to.have.length(3);
  });

  it('fills a message to the last byte', async () => {
    const rest = Buffer.byteLength(JSON.stringify({ results: [large('1', 0), large('2', 0)] })) + 1;
    const half = (MAX_BODY_BYTES - rest) / 2;
    const fitting = [large('1', Math.floor(half)), large('2', Math.floor(half))];
    expect(await emitting(fitting, 'emitPage')).to.have.length(1);
    const over = [large('1', Math.floor(half) + 1), large('2', Math.floor(half) + 1)];
    expect(await emitting(over, 'emitPage')).to.have.length(2);
  });

  it('counts bytes, not characters', async () => {
    const records = [1, 2].map((id) => ({ itemID: String(id), text: 'ü'.repeat(2_000_000) }));
    expect(await emitting(records, 'emitPage')).to.have.length(2);
  });

  for (const behavior of ['emitIndividually', 'emitPage'] as const) {
    it(`refuses a record that no message can hold before anything is out (${behavior})`, async () => {
      const messages: unknown[] = [];
      const emit = (async (_event: string, message: unknown) => messages.push(message)) as Emit;
      const error = await errorOf(
        emitRecords(outletWith(MAX_BODY_BYTES, emit), item, [one, large('7', MAX_BODY_BYTES)], behavior),
      );
      expect(error).to.be.instanceOf(InputError);
      expect(error.message).to.equal(
        'Item 7 is too large for a message of the platform (7.0 MB, at most 7 MB). Include fewer linked objects.',
      );
      expect(messages).to.deep.equal([]);
    });
  }
});
