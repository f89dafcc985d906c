import { type EmulatedRetail, emulatedRetail } from '../../../runner/systems/retail';
import type { FastTime } from './fastTime';

export const VENDORS = ['fast', 'slow'] as const;
export type Vendor = (typeof VENDORS)[number];

/** What a slow vendor takes for every tenth request, which it carries out in any case. */
export const SLOW_MS = 2000;

/** A shop with a bucket that is large enough for all work, and nothing in it but items. */
export async function shopOf(vendor: Vendor, time?: FastTime): Promise<EmulatedRetail> {
  const account = await emulatedRetail({
    size: { items: 60, customers: 0, sales: 0, orders: 0 },
    registers: 400,
    latencyMs: 30,
    ...(time && { clock: time.clock }),
  });
  if (vendor === 'slow') {
    // As long in real time: so does the start of the next container.
    const delayMs = SLOW_MS * (time?.speed ?? 1);
    account.emulator.faults.add({ path: /API/, nth: 10, every: 10, action: { kind: 'delay', delayMs } });
  }
  return account;
}
