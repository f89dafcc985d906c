import { expect } from 'chai';
import type { LsOneSwitches } from '../../emulator/lsOne/switches';
import { getMetaModel, getOperations, runChosenOperation } from '../../lib/actions/runOperation';
import { OutcomeUnknownError } from '../../lib/common/util/errors';
import { type EmulatedLsOne, emulatedLsOne } from '../support/emulatedLsOne';
import { attemptAction } from '../support/runAction';

const POST = 'PurchaseOrderPost';
const RECEIVE = 'PurchaseOrderPostAndReceive';

const [OPEN, CLOSED, PLACED] = [0, 1, 3];

describe('runOperation on LS One', () => {
  let step: EmulatedLsOne;
  let id: string;

  beforeEach(async () => {
    step = await emulatedLsOne({ orders: 0 });
    id = step.emulator.admin.addOrder({}, [{}]);
  });

  afterEach(() => step.close());

  const run = (operation: string, body: object = { id }) =>
    attemptAction(step, runChosenOperation, body, { operation });
  const order = () => step.emulator.admin.order(id);
  const set = (switches: Partial<LsOneSwitches>) => Object.assign(step.emulator.switches, switches);
  const posts = () => step.wire().filter((request) => /\/post/.test(request));

  it('posts an order', async () => {
    expect(await run(POST)).to.equal(undefined);
    expect(step.bodies).to.have.length(1);
    expect(step.bodies[0]).to.deep.include({ outcome: 'posted', code: true });
    expect(step.bodies[0]).to.have.nested.property('order.purchaseStatus', PLACED);
    expect(step.wire()).to.deep.equal([`POST purchase-order/${id}/post`, `GET purchase-order/${id}`]);
  });

  it('posts and receives an order', async () => {
    expect(await run(RECEIVE)).to.equal(undefined);
    expect(step.bodies[0]).to.deep.include({ outcome: 'received', code: 0 });
    expect(step.bodies[0]).to.have.nested.property('order.purchaseStatus', CLOSED);
    expect(step.wire()).to.deep.equal([`POST purchase-order/${id}/post-and-receive`, `GET purchase-order/${id}`]);
  });

  it('takes an order as it was read, and receives one that is placed', async () => {
    expect(await run(POST)).to.equal(undefined);
    const { order: read } = step.bodies[0] as { order: object };
    expect(await run(RECEIVE, read)).to.equal(undefined);
    expect(step.bodies[1]).to.deep.include({ outcome: 'received', code: 0 });
  });

  it('has nothing to do a second time', async () => {
    for (const operation of [POST, POST, RECEIVE, RECEIVE]) expect(await run(operation)).to.equal(undefined);
    const results = (step.bodies as { outcome: string; code: unknown }[]).map((body) => [body.outcome, body.code]);
    expect(results).to.deep.equal([
      ['posted', true],
      ['alreadyPosted', false],
      ['received', 0],
      ['alreadyPosted', 5],
    ]);
  });

  it('says what is wrong with an order that has no lines', async () => {
    const empty = step.emulator.admin.addOrder();
    expect((await run(RECEIVE, { id: empty }))?.message).to.match(
      /cannot be received: it has no lines to post\. Add lines/,
    );
    expect((await run(POST, { id: empty }))?.message).to.match(
      /cannot be posted: LS One did nothing.*The order is open/,
    );
  });

  it('says that there is no such order', async () => {
    for (const operation of [POST, RECEIVE]) {
      expect((await run(operation, { id: '0-99999999' }))?.message).to.match(/order 0-99999999 does not exist/);
    }
  });

  const clear = ['bare', 'padded', 'string', 'braces', 'capitalized', 'object'] as const;
  for (const scalarShape of clear) {
    it(`knows every answer that is ${scalarShape}`, async () => {
      set({ scalarShape });
      expect(await run(POST)).to.equal(undefined);
      expect(await run(POST)).to.equal(undefined);
      expect(await run(RECEIVE)).to.equal(undefined);
      expect(await run(RECEIVE)).to.equal(undefined);
      const codes = (step.bodies as { code: unknown }[]).map(({ code }) => code);
      expect(codes).to.deep.equal([true, false, 0, 5]);
      id = step.emulator.admin.addOrder({}, [{}]);
      const expected: Record<string, RegExp> = {
        1: /unit conversion/,
        2: /quantity/,
        3: /no lines/,
        4: /still being processed/,
        6: /answered twice with its code for an error/,
        7: /code 7, which its pages do not name/,
        99: /code 99/,
      };
      for (const [code, text] of Object.entries(expected)) {
        set({ receiveAnswer: code as LsOneSwitches['receiveAnswer'] });
        expect((await run(RECEIVE))?.message, code).to.match(text);
        expect(order()?.purchaseStatus).to.equal(OPEN);
      }
    });
  }

  const unclear = ['empty', 'wrongType', 'null', 'twoMembers', 'html'] as const;
  for (const scalarShape of unclear) {
    it(`looks at the order after an answer that is ${scalarShape}, and sends nothing again`, async () => {
      set({ scalarShape });
      for (const [operation, outcome] of [
        [POST, 'posted'],
        [RECEIVE, 'received'],
      ] as const) {
        expect(await run(operation)).to.equal(undefined);
        expect(step.bodies.at(-1)).to.deep.include({ outcome }).and.not.have.property('code');
      }
      id = step.emulator.admin.addOrder({}, [{}]);
      set({ postAnswer: 'true', receiveAnswer: '0' });
      step.emulator.log.clear();
      for (const operation of [POST, RECEIVE]) {
        const error = await run(operation);
        expect(error).to.be.instanceOf(OutcomeUnknownError);
        expect(error?.message).to.match(/The order is open\./);
      }
      expect(posts()).to.have.length(2);
    });
  }

  it('is done when the answer is lost after the server acted, and unknown when it had not', async () => {
    for (const status of [undefined, 502]) {
      id = step.emulator.admin.addOrder({}, [{}]);
      const action = { kind: 'lostAnswer', ...(status && { status }) } as const;
      step.emulator.faults.add({ path: /\/post$/, action });
      expect(await run(POST)).to.equal(undefined);
      expect(step.bodies.at(-1)).to.deep.include({ outcome: 'posted' });
      step.emulator.faults.add({ path: /post-and-receive/, action: { kind: 'reset' } });
      expect(await run(RECEIVE)).to.be.instanceOf(OutcomeUnknownError);
      expect(order()?.purchaseStatus).to.equal(PLACED);
    }
    expect(posts()).to.have.length(4);
  });

  it('waits while somebody else has the order in work', async () => {
    step.emulator.admin.process(id, { status: 2, forMs: 60_000, statusAfter: CLOSED });
    expect(await run(RECEIVE)).to.equal(undefined);
    expect(step.bodies[0]).to.deep.include({ outcome: 'alreadyPosted', code: 4 });
    id = step.emulator.admin.addOrder({}, [{}]);
    step.emulator.admin.process(id, { status: 3, forMs: 60_000 });
    expect(await run(RECEIVE)).to.equal(undefined);
    expect(step.bodies[1]).to.deep.include({ outcome: 'received', code: 0 });
  });

  it('sends the other body where the server takes only that', async () => {
    set({ postBody: 'none', receiveBody: 'object' });
    expect(await run(POST)).to.equal(undefined);
    expect(await run(RECEIVE)).to.equal(undefined);
    expect(posts()).to.have.length(4);
    expect(order()?.purchaseStatus).to.equal(CLOSED);
  });

  it('refuses a message that names no order, or more than one', async () => {
    expect((await run(POST, {}))?.message).to.match(/"id" is missing/);
    expect((await run(POST, { id, number: 5 }))?.message).to.match(/"number" is unknown/);
    expect(step.wire()).to.deep.equal([]);
  });

  it('has its forms without a connection', async () => {
    const cfg = { system: 'lsOne' };
    expect(await getOperations(cfg)).to.deep.equal({
      PurchaseOrderPost: 'Post a purchase order (cannot be undone)',
      PurchaseOrderPostAndReceive: 'Post a purchase order and receive all of it (moves stock, cannot be undone)',
    });
    for (const operation of [POST, RECEIVE]) {
      const { in: message, out } = await getMetaModel({ ...cfg, operation });
      expect(message.properties?.['id']).to.include({ type: 'string', required: true });
      expect(Object.keys(out.properties ?? {})).to.deep.equal(['outcome', 'code', 'order']);
      expect(out.properties?.['order']?.properties).to.include.keys('id', 'purchaseStatus', 'processingStatus');
      expect(JSON.stringify([message, out])).not.to.match(/lightspeed/i);
    }
  });
});
