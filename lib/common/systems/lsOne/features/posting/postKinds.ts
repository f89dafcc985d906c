import type { FormSchema } from '../../../../forms/fieldSchema';
import { ORDER_STATUS } from '../../catalogue/orderStatus';

/** What a code in the answer to a post says of the order. */
export type PostMeaning =
  | 'done'
  /** Nothing was done. The order tells whether there was anything to do. */
  | 'notDone'
  /** Nothing was done, because the order is being processed. */
  | 'busy'
  | 'failed'
  /** No page names the code. */
  | 'unknownCode'
  /** There is no code, or one of the wrong type: it may have been done. */
  | 'unclear'
  /** What has to be corrected before it can be done. */
  | { readonly correction: string };

/** One of the two calls that take an order further. */
export interface PostKind {
  readonly label: string;
  /** What to know before choosing it. */
  readonly risk: string;
  /** Below the order's own path. */
  readonly path: string;
  /** The body that the vendor's sample sends, and the one of the other sample. */
  readonly bodies: readonly [string, string];
  /** What has become of the order. */
  readonly outcome: 'posted' | 'received';
  readonly isDone: (purchaseStatus: number) => boolean;
  /** The codes that a success can have, for the form. */
  readonly codes: { readonly form: FormSchema; readonly help: string };
  meaningOf(code: boolean | number | undefined): PostMeaning;
}

const NOT_DONE = 'nothing was done, for the order shows that it had been done before';
const ABSENT = 'absent where the answer was lost and the order shows that it was done';

/** A success is `true` here, and 0 below. Source: vendor's page PurchaseOrder. */
export const POST: PostKind = {
  label: 'Post a purchase order',
  risk: 'cannot be undone',
  path: 'post',
  bodies: ['{}', ''],
  outcome: 'posted',
  // No page names the status that it leads to. An order that is not open any more has been posted; a status that no page
  // names proves nothing.
  isDone: (status) => POSTED.includes(status),
  codes: { form: { type: 'boolean' }, help: `true: posted; false: ${NOT_DONE}; ${ABSENT}` },
  meaningOf: (code) => (typeof code === 'boolean' ? (code ? 'done' : 'notDone') : 'unclear'),
};

const POSTED: readonly number[] = [ORDER_STATUS.placed, ORDER_STATUS.partiallyReceived, ORDER_STATUS.closed];

export const POST_AND_RECEIVE: PostKind = {
  label: 'Post a purchase order and receive all of it',
  risk: 'moves stock, cannot be undone',
  path: 'post-and-receive',
  bodies: ['', '{}'],
  outcome: 'received',
  isDone: (status) => status === ORDER_STATUS.closed,
  codes: { form: { type: 'number' }, help: `0: received; any other: ${NOT_DONE}; ${ABSENT}` },
  meaningOf: (code) => (typeof code === 'number' ? (RECEIVE_CODES[code] ?? 'unknownCode') : 'unclear'),
};

const RECEIVE_CODES: readonly PostMeaning[] = [
  'done',
  { correction: 'a unit conversion of one of its items is missing. Add the conversion in LS One' },
  { correction: 'a quantity to receive is not valid. Correct the quantities of its lines' },
  { correction: 'it has no lines to post. Add lines' },
  'busy',
  'notDone',
  'failed',
];
