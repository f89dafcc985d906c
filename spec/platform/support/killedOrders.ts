import { openBench } from './bench';
import { type OrderFigures, orderFigures, ordersOf } from './exactWork';
import type { FastTime } from './fastTime';
import { type KilledWorkFigures, type KilledWorkPlan, workOff } from './killedWork';
import { SLOW_MS, shopOf, type Vendor } from './slowVendor';

export interface KilledOrdersFigures extends KilledWorkFigures, OrderFigures {
  readonly vendor: Vendor;
}

export interface KilledOrdersPlan extends Omit<KilledWorkPlan, 'settleMs' | 'env'> {
  readonly orders: number;
  /** In which vendor and containers live; default: real time. */
  readonly time?: FastTime;
}

/** Purchase orders of twenty lines from a queue, in containers that are killed again and again. */
export async function killedOrders(
  vendor: Vendor,
  { orders: count, time, ...plan }: KilledOrdersPlan,
): Promise<KilledOrdersFigures> {
  const bench = await openBench(await shopOf(vendor, time));
  try {
    const step = await bench.openStep('createOrder', { markOrdered: true });
    const messages = ordersOf(count);
    const work = await workOff(step, messages, { ...plan, env: time?.env, settleMs: SLOW_MS });
    return { vendor, ...orderFigures(bench.emulator.admin, messages), ...work };
  } finally {
    await bench.close();
  }
}
