import type { EmulatorOptions } from '../../emulator/options';
import { type Emulator, startEmulator } from '../../emulator/startEmulator';
import { credentialsOf } from '../../runner/systems/retail';
import { type Step, stepOn } from './stepOn';
import { skewed, type Times, testClock } from './testClock';

/** A step on an emulator of its own. */
export interface EmulatedStep extends Step {
  readonly emulator: Emulator;
  close(): Promise<void>;
}

let steps = 0;

export async function emulatedStep(options: EmulatorOptions = {}, times: Times = {}): Promise<EmulatedStep> {
  const clock = testClock(times.startMs);
  // Ports come back, and with them the bucket that this process remembers for a place and a client, on a clock long gone.
  const number = ++steps;
  const emulator = await startEmulator({
    clientId: `client-${number}`,
    ...options,
    clock: skewed(clock, times.skewMs),
  });
  const step = stepOn(clock, {
    ...(await credentialsOf(emulator)),
    _account: `credential-${number}`,
  });
  return Object.assign(step, { emulator, close: () => emulator.close() });
}
