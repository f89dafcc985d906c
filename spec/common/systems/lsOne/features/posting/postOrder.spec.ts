import { expect } from 'chai';
import type { VendorRecord } from '../../../../../../lib/common/model/query';
import type { LsOneRequest } from '../../../../../../lib/common/systems/lsOne/client/request';
import {
  POST,
  POST_AND_RECEIVE,
  type PostKind,
} from '../../../../../../lib/common/systems/lsOne/features/posting/postKinds';
import { postOrder } from '../../../../../../lib/common/systems/lsOne/features/posting/postOrder';
import { createDeadline } from '../../../../../../lib/common/util/deadline';
import {
  InputError,
  type LightspeedError,
  NotFoundError,
  OutcomeUnknownError,
  PermissionError,
  UnavailableError,
} from '../../../../../../lib/common/util/errors';
import { testClock } from '../../../../../support/testClock';

const orderWith = (purchaseStatus: number): VendorRecord => ({ id: '00000001', purchaseStatus, processingStatus: 0 });
const OPEN = orderWith(0);
const CLOSED = orderWith(1);
const PARTIAL = orderWith(2);
const PLACED = orderWith(3);
const BUSY = { ...OPEN, processingStatus: 2 };

/** An answer's body, or what the client makes of a failure. */
type Answer = string | LightspeedError;

interface Script {
  readonly answers: readonly Answer[];
  /** The order at each reading; the last one stays. `undefined`: there is none. */
  readonly orders: readonly (VendorRecord | undefined | LightspeedError)[];
  readonly limitMs?: number;
}

/** Posts by a script; tells the result or error, what was sent, and when the order was read. */
async function posting(kind: PostKind, { answers, orders, limitMs = 600_000 }: Script) {
  const clock = testClock();
  const startMs = clock.nowMs();
  const sent: LsOneRequest[] = [];
  const readAtMs: number[] = [];
  const result: unknown = await postOrder(kind, '00000001', {
    clock,
    deadline: createDeadline(clock, { limitMs }),
    client: {
      async send(request) {
        const answer = answers[sent.push(request) - 1] ?? expect.fail('one request too many');
        if (typeof answer !== 'string') throw answer;
        return { status: 200, headers: {}, body: answer, serverNowMs: undefined };
      },
    },
    system: {
      async get() {
        const order = orders[Math.min(readAtMs.push(clock.nowMs() - startMs), orders.length) - 1];
        if (order instanceof Error) throw order;
        return order;
      },
    },
  }).catch((error: unknown) => error);
  expect(sent, 'requests').to.have.length(answers.length);
  return { result, error: result as LightspeedError, sent, readAtMs };
}

const PATH = '/api/inventory/purchase-order/00000001';
const lost = () => new OutcomeUnknownError('It is not known whether LS One carried this out.');
const refused = (status: number) => new InputError('LS One does not accept this request.', { status });

describe('postOrder', () => {
  it('takes an order for posted only by a status that the vendor names', async () => {
    for (const purchaseStatus of [undefined, null, 'posted', 7]) {
      const order = { ...OPEN, purchaseStatus };
      const { result } = await posting(POST, { answers: [lost()], orders: [order] });
      expect(result).to.be.instanceOf(OutcomeUnknownError);
      expect((await posting(POST, { answers: ['false'], orders: [order] })).result).to.be.instanceOf(InputError);
    }
  });

  describe('of a post', () => {
    it('sends an empty object, and reads the order after a success', async () => {
      const { result, sent } = await posting(POST, { answers: ['true'], orders: [PLACED] });
      expect(result).to.deep.equal({ outcome: 'posted', code: true, order: PLACED });
      const request = { method: 'POST', path: `${PATH}/post`, body: '{}', repeat: 'ifNotDone', format: 'text' };
      expect(sent).to.deep.equal([request]);
    });

    it('has nothing to do for an order that is not open any more', async () => {
      for (const order of [PLACED, PARTIAL, CLOSED]) {
        const { result } = await posting(POST, { answers: ['false'], orders: [order] });
        expect(result).to.deep.equal({ outcome: 'alreadyPosted', code: false, order });
      }
    });

    it('fails when the answer is false and the order still open', async () => {
      const { error } = await posting(POST, { answers: ['{False}'], orders: [OPEN] });
      expect(error).to.be.instanceOf(InputError);
      expect(error.message).to.equal(
        'Purchase order 00000001 cannot be posted: LS One did nothing and gave no reason. The order is open.',
      );
    });
  });

  describe('of a post-and-receive', () => {
    it('sends a body without bytes, and reads the order after a success', async () => {
      const { result, sent } = await posting(POST_AND_RECEIVE, { answers: ['0'], orders: [CLOSED] });
      expect(result).to.deep.equal({ outcome: 'received', code: 0, order: CLOSED });
      expect(sent.map(({ path, body }) => [path, body])).to.deep.equal([[`${PATH}/post-and-receive`, '']]);
    });

    const corrections: [code: string, what: RegExp][] = [
      ['1', /cannot be received: a unit conversion of one of its items is missing\. Add the conversion/],
      ['2', /a quantity to receive is not valid\. Correct the quantities/],
      ['3', /it has no lines to post\. Add lines/],
    ];
    for (const [code, what] of corrections) {
      it(`says what to correct after code ${code}`, async () => {
        const { error, readAtMs } = await posting(POST_AND_RECEIVE, { answers: [code], orders: [] });
        expect(error).to.be.instanceOf(InputError);
        expect(error.message).to.match(what);
        expect(readAtMs).to.deep.equal([]);
      });
    }

    it('waits after code 4 until nothing processes the order, and is done when that has closed it', async () => {
      const { result, readAtMs } = await posting(POST_AND_RECEIVE, { answers: ['4'], orders: [BUSY, BUSY, CLOSED] });
      expect(result).to.deep.equal({ outcome: 'alreadyPosted', code: 4, order: CLOSED });
      expect(readAtMs).to.deep.equal([5000, 15_000, 35_000]);
    });

    it('sends once more after code 4 when the order is still open, or only placed', async () => {
      for (const order of [OPEN, PLACED]) {
        const { result } = await posting(POST_AND_RECEIVE, { answers: ['4', '0'], orders: [BUSY, order, CLOSED] });
        expect(result).to.deep.equal({ outcome: 'received', code: 0, order: CLOSED });
      }
    });

    it('ends with the time limit while the order is being processed', async () => {
      const { error } = await posting(POST_AND_RECEIVE, { answers: ['4'], orders: [BUSY], limitMs: 60_000 });
      expect(error).to.be.instanceOf(UnavailableError);
      expect(error.message).to.match(/00000001 is still being processed/);
    });

    it('has nothing to do after code 5 when the order is closed, and fails when it is not', async () => {
      const { result } = await posting(POST_AND_RECEIVE, { answers: ['5'], orders: [CLOSED] });
      expect(result).to.deep.equal({ outcome: 'alreadyPosted', code: 5, order: CLOSED });
      for (const [order, state] of [
        [OPEN, 'open'],
        [PLACED, 'placed'],
        [PARTIAL, 'partially received'],
      ] as const) {
        const { error } = await posting(POST_AND_RECEIVE, { answers: ['5'], orders: [order] });
        expect(error).to.be.instanceOf(InputError);
        expect(error.message).to.contain(`The order is ${state}.`);
      }
    });

    it('sends once more after code 6, and gives up after a second one', async () => {
      const repeated = await posting(POST_AND_RECEIVE, { answers: ['6', '0'], orders: [OPEN, CLOSED] });
      expect(repeated.result).to.deep.equal({ outcome: 'received', code: 0, order: CLOSED });
      const { error } = await posting(POST_AND_RECEIVE, { answers: ['6', '6'], orders: [OPEN] });
      expect(error).to.be.instanceOf(UnavailableError);
      expect(error.message).to.match(/answered twice with its code for an error\. The order is open\./);
    });

    it('is done after code 6 when the order is closed all the same', async () => {
      const { result } = await posting(POST_AND_RECEIVE, { answers: ['6'], orders: [CLOSED] });
      expect(result).to.deep.equal({ outcome: 'received', code: 6, order: CLOSED });
    });

    it('shows a code that no page names', async () => {
      const { error } = await posting(POST_AND_RECEIVE, { answers: ['7'], orders: [OPEN] });
      expect(error).to.be.instanceOf(OutcomeUnknownError);
      expect(error.message).to.match(/with code 7, which its pages do not name\. The order is open\./);
    });
  });

  const both: [string, PostKind, VendorRecord][] = [
    ['post', POST, PLACED],
    ['post-and-receive', POST_AND_RECEIVE, CLOSED],
  ];
  for (const [name, kind, done] of both) {
    describe(`of a ${name} without a clear answer`, () => {
      const wrongType = kind === POST ? ['0', '1', '"0"'] : ['true', 'false', '{True}'];
      const unclear: Answer[] = ['', '{}', 'null', '<html></html>', ...wrongType, lost()];
      for (const answer of unclear) {
        const what = typeof answer === 'string' ? JSON.stringify(answer) : 'lost';
        it(`is done if the order shows it (${what})`, async () => {
          const { result, readAtMs } = await posting(kind, { answers: [answer], orders: [done] });
          expect(result).to.deep.equal({ outcome: kind.outcome, order: done });
          expect(readAtMs, 'with time for a server that is still busy').to.deep.equal([5000]);
        });

        it(`is never sent again, and nobody knows (${what})`, async () => {
          const { error } = await posting(kind, { answers: [answer], orders: [OPEN] });
          expect(error).to.be.instanceOf(OutcomeUnknownError);
          expect(error.message).to.match(/The order is open\..* Look at the order before you do it again\.$/);
        });
      }

      it('waits while the order is being processed', async () => {
        const { result } = await posting(kind, { answers: [lost()], orders: [BUSY, done] });
        expect(result).to.deep.equal({ outcome: kind.outcome, order: done });
      });

      it('is unknown when the order cannot be read, or not in time', async () => {
        for (const script of [
          { orders: [new UnavailableError('LS One is down.')] },
          { orders: [BUSY], limitMs: 20_000 },
          { orders: [undefined] },
        ]) {
          const { error } = await posting(kind, { answers: [lost()], ...script });
          expect(error).to.be.instanceOf(OutcomeUnknownError);
          expect(error.message).to.match(/Reading the order failed/);
        }
      });
    });

    describe(`of a ${name} that is refused`, () => {
      it('has nothing to do when the order shows that', async () => {
        for (const status of [400, 409, 415, 422]) {
          const { result } = await posting(kind, { answers: [refused(status)], orders: [done] });
          expect(result).to.deep.equal({ outcome: 'alreadyPosted', order: done });
        }
      });

      it('sends the body of the other sample once, after it has read the order', async () => {
        for (const status of [400, 415]) {
          const success = kind === POST ? 'true' : '0';
          const { result, sent } = await posting(kind, { answers: [refused(status), success], orders: [OPEN, done] });
          expect(result).to.deep.include({ outcome: kind.outcome, order: done });
          expect(sent.map(({ body }) => body)).to.deep.equal(kind.bodies);
          expect([...kind.bodies].sort()).to.deep.equal(['', '{}']);
          const { error } = await posting(kind, { answers: [refused(status), refused(status)], orders: [OPEN] });
          expect(error).to.be.instanceOf(InputError);
          expect(error.message).to.equal('LS One does not accept this request. The order is open.');
        }
      });

      it('does not repeat a conflict', async () => {
        const { error } = await posting(kind, { answers: [refused(409)], orders: [OPEN] });
        expect(error).to.be.instanceOf(InputError);
      });

      it('says when there is no such order', async () => {
        const { error } = await posting(kind, { answers: [refused(400)], orders: [undefined] });
        expect(error).to.be.instanceOf(NotFoundError);
      });

      it('reads nothing where the user may not do it', async () => {
        const { error, readAtMs } = await posting(kind, { answers: [new PermissionError('No.')], orders: [] });
        expect(error).to.be.instanceOf(PermissionError);
        expect(readAtMs).to.deep.equal([]);
      });
    });

    it(`tells after a ${name} that it was done when only the reading fails`, async () => {
      const success = kind === POST ? 'true' : '0';
      const { error } = await posting(kind, { answers: [success], orders: [new UnavailableError('LS One is down.')] });
      expect(error.message).to.equal(`LS One is down. Purchase order 00000001 was ${kind.outcome}.`);
    });
  }
});
