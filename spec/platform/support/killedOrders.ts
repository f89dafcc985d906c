import { openBench } from './bench';
import { type OrderFigures, orderFigures, ordersOf } from './exactWork';
import { type KilledWorkFigures, type KilledWorkPlan, workOff } from './killedWork';
import { SLOW_MS, shopOf, type Vendor } from './slowVendor';

export interface KilledOrdersFigures extends KilledWorkFigures, OrderFigures {
  readonly vendor: Vendor;
}

/** Purchase orders of twenty lines from a queue, in containers that are killed again and again. */
export async function killedOrders(
  vendor: Vendor,
  { orders: count, ...plan }: Omit<KilledWorkPlan, 'settleMs'> & { readonly orders: number },
): Promise<KilledOrdersFigures> {
  const bench = await openBench(await shopOf(vendor));
  try {
    const step = await bench.openStep('createOrder', { markOrdered: true });
    const messages = ordersOf(count);
    const work = await workOff(step, messages, { ...plan, settleMs: SLOW_MS });
    return { vendor, ...orderFigures(bench.emulator.admin, messages), ...work };
  } finally {
    await bench.close();
  }
}
