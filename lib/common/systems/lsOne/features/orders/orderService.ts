import { InputError, UnavailableError } from '../../../../util/errors';
import { listIssues } from '../../../../util/issues';
import type { OrderService } from '../../../services';
import type { SystemRuntime } from '../../../system';
import { readOrderInput } from './orderInput';
import { type OrderContext, type PlacedOrder, placeOrder } from './placeOrder';

/** Purchase orders of LS One. Equal messages wait for each other: the second has to find what the first creates. */
export const orderService = (context: OrderContext & Pick<SystemRuntime, 'stats' | 'runExclusive'>): OrderService => ({
  async place(body, { markOrdered, whenLinesFail }) {
    const input = readOrderInput(body);
    const { refNum } = input;
    if (refNum !== undefined) context.deadline.resume();
    const place = () => placeOrder(input, { markOrdered }, context);
    const outcome = await (refNum === undefined ? place() : context.runExclusive(`order ${refNum}`, place));
    if ('unfinished' in outcome) {
      if (refNum === undefined)
        throw new UnavailableError(`There are too many lines for one run. ${outcome.unfinished}`);
      return outcome;
    }
    context.stats.records += outcome.created;
    if (outcome.failed > 0 && whenLinesFail === 'fail') throw incomplete(outcome);
    return { result: { ...outcome } };
  },
});

function incomplete({ order, lines, failed }: PlacedOrder): InputError {
  const named = lines.flatMap(({ index, error }) => (error === undefined ? [] : [`line ${index + 1}: ${error}`]));
  return new InputError(
    `Purchase order ${order['id']} lacks ${failed} of its ${lines.length} lines: ${listIssues(named)}`,
  );
}
