import { type Broker, openBroker } from '../../../runner/platform/broker';

let opened: Promise<Broker> | undefined;

/** The broker of all specs of this process: where none runs, to start one for each of them would take seconds. */
export function sharedBroker(): Promise<Broker> {
  opened ??= openBroker();
  return opened;
}

// Outside of every suite: mocha calls it after the last one.
after(async () => (await opened)?.close());
