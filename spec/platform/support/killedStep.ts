import { setTimeout as sleep } from 'node:timers/promises';
import { type Emulator, startEmulator } from '../../../emulator/startEmulator';
import type { Broker } from '../../../runner/platform/broker';
import { type Container, startStep } from '../../../runner/platform/container';
import { CREDENTIAL_ID, startPlatformApi } from '../../../runner/platform/platformApi';
import { type Flow, openFlow } from './flow';

/** A step of the platform whose containers get killed, with an emulator that carries every tenth request out late. */
export interface KilledStep {
  readonly emulator: Emulator;
  readonly flow: Flow;
  /**
   * Works the messages off. Each time containers live for 1.5 seconds only, as often as `kills` says, and the next one
   * until another result is there, when it is killed as well.
   *
   * @returns the bodies that came out, without those that came twice
   */
  workOff(messages: readonly object[], kills: () => number): Promise<Readonly<Record<string, unknown>>[]>;
  close(): Promise<void>;
}

const LIFE_MS = 1500;
/** The platform doubles the delay of each rebound: the fifth comes after four minutes. */
const RESULT_MS = 300_000;
const SLOW = { every: 10, delayMs: 2000 };

export async function startKilledStep(broker: Broker, fn: string, fields: object): Promise<KilledStep> {
  const emulator = await startEmulator({
    size: { items: 60, customers: 0, sales: 0, orders: 0 },
    registers: 100,
    latencyMs: 30,
  });
  const { every, delayMs } = SLOW;
  emulator.faults.add({ path: /API/, nth: every, every, action: { kind: 'delay', delayMs } });
  const api = await startPlatformApi();
  const flow = await openFlow(await broker.openChannel());
  const { url: environmentUrl, authUrl, accountID: accountId, clientId, clientSecret } = emulator;
  const credential = { environmentUrl, authUrl, accountId, clientId, clientSecret, _account: CREDENTIAL_ID };
  api.step.config = { ...credential, oauth: await emulator.connect(), ...fields };
  const containers: Container[] = [];

  async function whileAlive(work: () => Promise<unknown>): Promise<void> {
    const container = await startStep(fn, flow, broker.uri, api);
    containers.push(container);
    await work();
    container.kill();
    await container.ended;
  }

  return {
    emulator,
    flow,
    async workOff(messages, kills) {
      for (const body of messages) await flow.send({ body: { ...body } });
      const isDone = () => distinct(flow).length >= messages.length;
      while (!isDone()) {
        for (let left = kills(); left > 0 && !isDone(); left--) await whileAlive(() => sleep(LIFE_MS));
        const before = distinct(flow).length;
        if (!isDone())
          await whileAlive(() => flow.data.until('another result', () => distinct(flow).length > before, RESULT_MS));
      }
      return distinct(flow);
    },
    async close() {
      for (const container of containers) container.kill();
      await Promise.all(containers.map(({ ended }) => ended));
      await Promise.all([flow.close(), api.close(), emulator.close()]);
    },
  };
}

/** A container may die between its result and the word that the message is done: then the result comes twice. */
function distinct({ data }: Flow): Readonly<Record<string, unknown>>[] {
  return [...new Map(data.items.map(({ body }) => [idOf(body), body])).values()];
}

/** Of the order, or of the count that the first result was set by. */
const idOf = ({ order, results }: Readonly<Record<string, unknown>>): unknown =>
  Object(order).orderID ?? Object(Object(results)[0]).inventoryCountID;
