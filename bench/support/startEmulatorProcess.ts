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
  const ended = once(child, 'close');
  const [address] = (await Promise.race([once(child, 'message'), ended])) as [EmulatorAddress];
  return {
    ...address,
    async stop() {
      child.disconnect();
      await ended;
    },
  };
}
