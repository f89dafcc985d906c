import { createOrder } from '../../lib/actions/createOrder';
import { lookupObject } from '../../lib/actions/lookupObject';
import type { Message } from '../../lib/common/platform/context';
import { pollOnce } from '../../spec/support/emulatedPoll';
import type { EmulatedStep } from '../../spec/support/emulatedStep';
import { runAction } from '../../spec/support/runAction';
import { type Client, outcomeOf } from './client';

/** This component. */
export const component: Client = {
  name: 'this component',
  open: (step) => ({
    readItems: () => collect(step, () => throwIfAny(pollOnce(step, { objectType: 'Item' }))),
    readAtOnce: (ids) =>
      collect(step, () =>
        Promise.all(
          ids.map((itemID) =>
            runAction(step, lookupObject, { objectType: 'Item', lookupCriteria: 'itemID' }, { itemID }),
          ),
        ),
      ),
    createOrder: (order) => outcomeOf(() => runAction(step, createOrder, {}, order)),
  }),
};

const collect = (step: EmulatedStep, work: () => Promise<unknown>) =>
  outcomeOf(async (take) => {
    step.onEmit = (event, payload) => {
      if (event === 'data') take(String((payload as Message).body['itemID']));
    };
    await work();
  });

async function throwIfAny(outcome: Promise<Error | undefined>): Promise<void> {
  const error = await outcome;
  if (error) throw error;
}
