import { fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { EmulatorAddress, ProcessOptions } from './emulatorProcess';

export interface EmulatorProcess extends EmulatorAddress {
  stop(): Promise<void>;
}

/** An emulator in a process of its own. Options that are functions cannot be given. */
export async function startEmulatorProcess(options: ProcessOptions): Promise<EmulatorProcess> {
  const child = fork(join(__dirname, 'emulatorProcess.js'), [JSON.stringify(options)]);
  // Not 'close': it never comes when the channel was closed from here.
  const ended = once(child, 'exit');
  const [address] = (await Promise.race([once(child, 'message'), ended])) as [EmulatorAddress];
  return {
    ...address,
    async stop() {
      child.disconnect();
      await ended;
    },
  };
}
