import { type Broker, openBroker } from '../../../runner/platform/broker';
import { startRabbit } from '../../../runner/platform/rabbit';

/** A broker that no other spec works with. */
export interface OwnBroker extends Broker {
  /** Kills its process and starts it again with what it has on disk; whoever uses it has to open channels anew. */
  restart(): Promise<void>;
}

export async function startOwnBroker(): Promise<OwnBroker> {
  const rabbit = await startRabbit();
  const open = () => openBroker(rabbit.uri, () => {});
  let connection = await open();
  return {
    uri: rabbit.uri,
    openChannel: () => connection.openChannel(),
    async restart() {
      await rabbit.restart();
      connection = await open();
    },
    async close() {
      await connection.close();
      await rabbit.stop();
    },
  };
}
