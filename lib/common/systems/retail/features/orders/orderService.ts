import { InputError, UnavailableError } from '../../../../util/errors';
import type { OrderService } from '../../../services';
import type { SystemRuntime } from '../../../system';
import type { ParentContext } from '../../system';
import { refNumOf } from './openOrder';
import { readOrderInput } from './orderInput';
import { type PlacedOrder, placeOrder } from './placeOrder';

/** Purchase orders of Lightspeed Retail. Messages with the same `refNum` wait for each other: the second has to find what the first creates. */
export const orderService = (context: ParentContext & Pick<SystemRuntime, 'stats' | 'runExclusive'>): OrderService => ({
  async place(body, { markOrdered, whenLinesFail }) {
    const input = readOrderInput(body);
    const refNum = refNumOf(input.fields);
    if (refNum !== undefined) context.deadline.resume();
    const place = () => placeOrder(input, { markOrdered }, context);
    const outcome = await (refNum === undefined ? place() : context.runExclusive(`order ${refNum}`, place));
    if ('unfinished' in outcome) {
      if (!outcome.canGoOn) throw new UnavailableError(`There are too many lines for one run. ${outcome.unfinished}`);
      return { unfinished: outcome.unfinished };
    }
    context.stats.records += outcome.created;
    if (outcome.failed > 0 && whenLinesFail === 'fail') throw incomplete(outcome);
    return { result: { ...outcome } };
  },
});

/** How many lines an error names. */
const MAX_NAMED = 20;

function incomplete({ order, lines, failed }: PlacedOrder): InputError {
  const named = lines.flatMap(({ index, error }) => (error === undefined ? [] : [`line ${index + 1}: ${error}`]));
  const more = failed > MAX_NAMED ? [`and ${failed - MAX_NAMED} more`] : [];
  return new InputError(
    `Purchase order ${order['orderID']} lacks ${failed} of its ${lines.length} lines: ` +
      `${[...named.slice(0, MAX_NAMED), ...more].join('; ')}`,
  );
}
