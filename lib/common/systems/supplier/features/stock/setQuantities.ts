import { inBatches } from '../../../../util/collections';
import type { Deadline } from '../../../../util/deadline';
import { appendMessage, DeadlineError, InputError, LightspeedError, NotFoundError } from '../../../../util/errors';
import type { SupplierClient } from '../../client/client';
import { VENDOR } from '../../client/vendor';
import { readWebhooks } from '../../client/webhooks';
import { putQuantities } from './putQuantities';
import type { StockLine } from './stockInput';

/** What became of one item of the message. */
export interface StockResult extends StockLine {
  readonly status: 'set' | 'failed';
  readonly error?: string;
}

/** No page tells how many items one request may hold. */
const MAX_BATCH = 100;
/** So many items that were all refused are no single wrong ids: two requests for each of thousands would help nobody. */
const MAX_IN_VAIN = 300;

/**
 * Sets quantities, at most a hundred with one request. They are absolute, so a request whose answer was lost is sent again.
 *
 * @throws the error of a batch that stops all others (an outage, a refused credential, a platform that is gone), with the
 *   number of items that are set
 */
export async function setQuantities(
  lines: readonly StockLine[],
  context: { readonly client: SupplierClient; readonly deadline: Deadline },
): Promise<StockResult[]> {
  const results: StockResult[] = [];
  const hasSet = () => results.some(({ status }) => status === 'set');
  const work = { client: context.client, checkPlatform: checkOnce(context.client, hasSet) };
  try {
    for (const batch of inBatches(lines, MAX_BATCH)) {
      if (results.length >= MAX_IN_VAIN && !hasSet()) throw allRefused(results);
      for (const result of context.deadline.isOver() ? failed(batch, NO_TIME) : await setBatch(work, batch)) {
        results.push(result);
      }
    }
    return results;
  } catch (error) {
    const count = results.filter(({ status }) => status === 'set').length;
    if (!(error instanceof LightspeedError)) throw error;
    throw appendMessage(error, `${count} of ${lines.length} quantities are known to be set.`);
  }
}

const allRefused = ([first, ...others]: readonly StockResult[]): InputError =>
  new InputError(
    `${VENDOR} refused all of the first ${others.length + 1} items, the rest was not sent. Check that the ids are those of this supplier. The first refusal: ${first?.error}`,
  );

const NO_TIME = 'not sent, because there are too many items for one run; send fewer items at a time';

interface Work {
  readonly client: SupplierClient;
  /** @throws ConfigurationError when the platform is gone */
  checkPlatform(): Promise<void>;
}

/**
 * One unknown id makes the platform refuse all items of a request, and no page says that its answer names the id: halves are
 * sent until the item is alone.
 */
async function setBatch(work: Work, lines: readonly StockLine[]): Promise<StockResult[]> {
  try {
    await putQuantities(work.client, lines);
    return lines.map((line) => ({ ...line, status: 'set' }));
  } catch (error) {
    if (error instanceof DeadlineError && !error.isStop) {
      return failed(lines, error.isAfterFailure ? error.message : NO_TIME);
    }
    if (error instanceof NotFoundError) await work.checkPlatform();
    else if (!(error instanceof InputError)) throw error;
    if (lines.length === 1) return failed(lines, error.message);
  }
  const half = Math.ceil(lines.length / 2);
  return [...(await setBatch(work, lines.slice(0, half))), ...(await setBatch(work, lines.slice(half)))];
}

const failed = (lines: readonly StockLine[], error: string): StockResult[] =>
  lines.map((line) => ({ ...line, status: 'failed', error }));

/** A 404 may also mean that the platform is gone, unless it has set something: asked once. */
function checkOnce(client: SupplierClient, hasSet: () => boolean): () => Promise<void> {
  let isChecked = false;
  return async () => {
    if (isChecked || hasSet()) return;
    isChecked = true;
    await readWebhooks(client, OF_LIVING);
  };
}

/** Answers of a platform that is there and cannot or may not tell its webhooks. */
const OF_LIVING = [400, 403, 500, 502, 503, 504];
