import { setTimeout as sleep } from 'node:timers/promises';
import type { EmulatorOptions } from '../../../emulator/options';
import type { Emulator } from '../../../emulator/startEmulator';
import type { Container } from '../../../runner/platform/container';
import { credentialsOf, emulatedRetail } from '../../../runner/systems/retail';
import { openBench } from './bench';
import type { Flow } from './flow';
import type { BusyStep } from './mixedLoad';

/** A step of a flow of its own, in a container of its own. */
export interface RunningStep {
  readonly step: BusyStep;
  readonly flow: Flow;
  readonly container: Container;
}

/** One account at an emulator with real limits and a real clock, and any number of steps on it, with shared credentials. */
export interface SharedAccount {
  readonly emulator: Emulator;
  start(step: BusyStep): Promise<RunningStep>;
  close(): Promise<void>;
}

/** @param env variables of all containers */
export async function openSharedAccount(
  options: EmulatorOptions,
  env: Readonly<Record<string, string>> = {},
): Promise<SharedAccount> {
  const { emulator, openStep, close } = await openBench(await emulatedRetail(options));
  const connections = new Map<string | undefined, ReturnType<typeof credentialsOf>>();
  return {
    emulator,
    async start(step) {
      const { id, fn, fields, credentialId, passthrough } = step;
      const connection = connections.get(credentialId) ?? credentialsOf(emulator);
      connections.set(credentialId, connection);
      const cfg = { ...(await connection), ...fields };
      const { flow, start } = await openStep(fn, cfg, { id, credentialId, passthrough });
      return { step, flow, container: await start(env) };
    },
    close,
  };
}

/** Messages that wait while one is in work, so that the step is never idle. */
const AHEAD = 2;
const LOOK_MS = 50;

/** Gives the step work until told to stop. */
export async function keepBusy({ step, flow }: RunningStep, stop: AbortSignal): Promise<void> {
  if (!step.next) {
    await flow.trigger();
    return;
  }
  const done = () => flow.data.items.length + flow.rejected.items.length;
  for (let sent = 0; !stop.aborted; sent++) {
    while (sent >= done() + AHEAD && !stop.aborted) await sleep(LOOK_MS);
    if (!stop.aborted) await flow.send({ body: step.next(sent) });
  }
}
