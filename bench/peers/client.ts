import type { EmulatedStep } from '../../spec/support/emulatedStep';
import type { orderOf } from '../../spec/support/orders';

export type Order = ReturnType<typeof orderOf>;

/** Somebody who works with an account. What goes wrong rejects, if the client tells it. */
export interface Client {
  readonly name: string;
  /** @param step an emulator, its clock, a credential */
  open(step: EmulatedStep): Work;
}

export interface Work {
  /** All items; resolves with their ids in the order in which they came, even of those before an error. */
  readItems(): Promise<Outcome>;
  /** So many items, all asked for at the same time. */
  readAtOnce(ids: readonly string[]): Promise<Outcome>;
  createOrder(order: Order): Promise<Outcome>;
}

export interface Outcome {
  readonly itemIDs: readonly string[];
  /** Somebody was told that it did not work. */
  readonly failed: boolean;
}

/** Collects what comes until the work ends, or fails. */
export async function outcomeOf(work: (take: (itemID: string) => void) => Promise<unknown>): Promise<Outcome> {
  const itemIDs: string[] = [];
  const failed = await work((itemID) => itemIDs.push(itemID)).then(
    () => false,
    () => true,
  );
  return { itemIDs, failed };
}
