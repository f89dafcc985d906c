import { join } from 'node:path';

/** The sailor's own classes, as far as the runner uses them; the package ships no types. */

type Listener = (payload: never) => unknown;

/** Runs `process` of one trigger or action with the context that flows get. */
interface TaskExec {
  logger: unknown;
  on(event: string, listener: Listener): TaskExec;
  process(module: unknown, message: unknown, cfg: unknown, snapshot: unknown): void;
}

interface ComponentReader {
  init(path: string): Promise<void>;
  loadTriggerOrAction(name: string): Promise<Record<string, unknown>>;
}

const executor: {
  TaskExec: new (options: { services: { apiClient: unknown; config: unknown; amqp: unknown } }) => TaskExec;
} = require('elasticio-sailor-nodejs/lib/executor.js');

const reader: {
  ComponentReader: new () => ComponentReader;
} = require('elasticio-sailor-nodejs/lib/component_reader.js');

/** The sailor's executor for one message. `apiClient` stands in for the platform's API. */
export function newTaskExec(apiClient: unknown): TaskExec {
  return new executor.TaskExec({ services: { apiClient, config: {}, amqp: {} } });
}

/** A compiled module of component.json, found and loaded by the sailor's own reader. */
export async function loadFunction(name: string): Promise<Record<string, unknown>> {
  const componentReader = new reader.ComponentReader();
  await componentReader.init('');
  return componentReader.loadTriggerOrAction(name);
}

/** Root of the component: where component.json lies and where the runner must be started. */
export const componentRoot = join(__dirname, '..');
