import type { VendorRecord } from '../../../../model/query';
import {
  appendMessage,
  InputError,
  LightspeedError,
  OutcomeUnknownError,
  UnavailableError,
} from '../../../../util/errors';
import { statusName } from '../../catalogue/orderStatus';
import { purchaseOrder } from '../../catalogue/purchaseOrder';
import { type LsOneClient, VENDOR } from '../../client/request';
import { recordPath } from '../../paths';
import type { PostKind, PostMeaning } from './postKinds';
import { scalarBody } from './scalarBody';
import { readOrder, type SettleContext, settledOrder } from './settledOrder';

/** The connection and the run that an order is posted in. */
export interface PostContext extends SettleContext {
  readonly client: LsOneClient;
}

export interface PostResult {
  /** `alreadyPosted`: there was nothing to do. */
  readonly outcome: PostKind['outcome'] | 'alreadyPosted';
  /** The vendor's answer; absent when it was lost or a refusal, and the order itself showed the outcome. */
  readonly code?: boolean | number;
  /** As it is now. */
  readonly order: VendorRecord;
}

/**
 * Posts an order, or posts and receives it, once. An answer that leaves a doubt is never followed by another request
 * before the order was read: is it done, that is a success; is it not, the outcome is unknown, and nothing is sent again.
 *
 * Sent again is only what was surely not done: while the order was being processed, after the vendor's code for an error
 * (once), and when the form of the body was refused (once, in the form of the other sample).
 *
 * @throws InputError that says what to correct; NotFoundError; OutcomeUnknownError; UnavailableError to try again later
 */
export async function postOrder(kind: PostKind, id: string, context: PostContext): Promise<PostResult> {
  let attempt: Attempt = { body: kind.bodies[0], waits: 1, hasFailed: false };
  for (;;) {
    const answer = await sendOnce(kind, id, attempt.body, context);
    if (typeof answer.meaning === 'object')
      throw new InputError(`${cannotBe(kind, id)}: ${answer.meaning.correction}.`);
    if (answer.meaning === 'done') return { ...resultOf(kind, answer), order: await readDone(kind, id, context) };
    const order = await orderAfter(answer, attempt, id, context);
    if (kind.isDone(Number(order['purchaseStatus']))) return { ...resultOf(kind, answer), order };
    const next = nextAttempt(kind, attempt, answer);
    if (!next) throw failureOf(kind, id, answer, order);
    attempt = next;
  }
}

interface Attempt {
  readonly body: string;
  /** How often the order was waited for, this time included. */
  readonly waits: number;
  /** An attempt before it was answered with the code for an error. */
  readonly hasFailed: boolean;
}

/** What came back of one request. */
interface Answer {
  readonly meaning: PostMeaning | 'refused';
  readonly code?: boolean | number | undefined;
  /** In place of an answer. */
  readonly error?: LightspeedError;
}

async function sendOnce(kind: PostKind, id: string, body: string, { client }: PostContext): Promise<Answer> {
  const path = `${recordPath(purchaseOrder, id)}/${kind.path}`;
  try {
    const answer = await client.send({ method: 'POST', path, body, repeat: 'ifNotDone', format: 'text' });
    const code = scalarBody(String(answer.body));
    return { meaning: kind.meaningOf(code), code };
  } catch (error) {
    if (error instanceof OutcomeUnknownError) return { meaning: 'unclear', error };
    if (error instanceof LightspeedError && REFUSALS.includes(error.status ?? 0)) return { meaning: 'refused', error };
    throw error;
  }
}

/** The order may be done already, or the body may have the wrong form. */
const REFUSALS: readonly number[] = [400, 409, 415, 422];

/** Undefined: nothing may be sent any more. */
function nextAttempt(kind: PostKind, attempt: Attempt, { meaning, error }: Answer): Attempt | undefined {
  if (meaning === 'busy') return { ...attempt, waits: attempt.waits + 1 };
  if (meaning === 'failed' && !attempt.hasFailed) return { ...attempt, hasFailed: true };
  const [first, other] = kind.bodies;
  const isForm = error?.status === 400 || error?.status === 415;
  return meaning === 'refused' && isForm && attempt.body === first ? { ...attempt, body: other } : undefined;
}

/** By the order, when the answer says that this request has done nothing, somebody else had done it. */
function resultOf(kind: PostKind, { meaning, code }: Answer): Omit<PostResult, 'order'> {
  const isOwn = meaning === 'done' || meaning === 'unclear' || meaning === 'failed' || meaning === 'unknownCode';
  const isCode = code !== undefined && meaning !== 'unclear';
  return { outcome: isOwn ? kind.outcome : 'alreadyPosted', ...(isCode && { code }) };
}

async function readDone(kind: PostKind, id: string, context: PostContext): Promise<VendorRecord> {
  return readOrder(id, context).catch((error: unknown) => {
    throw error instanceof LightspeedError ? appendMessage(error, `Purchase order ${id} was ${kind.outcome}.`) : error;
  });
}

async function orderAfter(answer: Answer, { waits }: Attempt, id: string, context: PostContext): Promise<VendorRecord> {
  const { meaning } = answer;
  if (meaning === 'busy') return settledOrder(id, context, waits);
  if (meaning !== 'unclear' && meaning !== 'unknownCode') return settledOrder(id, context, 0);
  return settledOrder(id, context, waits).catch((error: unknown) => {
    if (!(error instanceof LightspeedError)) throw error;
    throw new OutcomeUnknownError(`${unknownText(id, answer)} Reading the order failed: ${error.message}`, {
      cause: error,
    });
  });
}

function failureOf(kind: PostKind, id: string, answer: Answer, order: VendorRecord): LightspeedError {
  const { meaning, error } = answer;
  const state = `The order is ${statusName(order['purchaseStatus'])}.`;
  switch (meaning) {
    case 'unclear':
    case 'unknownCode':
      return new OutcomeUnknownError(`${unknownText(id, answer)} ${state} ${LOOK}`, { cause: error });
    case 'failed':
      return new UnavailableError(
        `${cannotBe(kind, id)}: ${VENDOR} answered twice with its code for an error. ${state}`,
      );
    case 'refused':
      return error ? appendMessage(error, state) : new InputError(state);
    default:
      return new InputError(`${cannotBe(kind, id)}: ${VENDOR} did nothing and gave no reason. ${state}`);
  }
}

const cannotBe = ({ outcome }: PostKind, id: string): string => `Purchase order ${id} cannot be ${outcome}`;

function unknownText(id: string, { meaning, code, error }: Answer): string {
  if (meaning === 'unknownCode')
    return `${VENDOR} answered for purchase order ${id} with code ${code}, which its pages do not name.`;
  return error
    ? `Purchase order ${id}: ${error.message}`
    : `${VENDOR} answered for purchase order ${id} with something else than its pages say.`;
}

const LOOK = 'It is not known whether this will change. Look at the order before you do it again.';
