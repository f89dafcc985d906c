import { join, relative } from 'node:path';

/** The sailor's own classes, as far as the runner uses them; the package ships no types. */

type Listener = (payload: never) => unknown;

/** The context that `process` of a trigger or action gets in a flow, and what runs it. */
export interface TaskExec {
  logger: unknown;
  on(event: string, listener: Listener): TaskExec;
  process(module: unknown, message: unknown, cfg: unknown, snapshot: unknown): void;
}

/** What a trigger or action exports. */
export type ComponentModule = Readonly<Record<string, unknown>>;

interface ComponentReader {
  init(path: string): Promise<void>;
  loadTriggerOrAction(name: string): Promise<ComponentModule>;
}

/**
 * Loads a file of the sailor. When it is loaded it reads its log level, knows no other than its own, and writes to
 * stdout, where here only results stand.
 */
function requireQuietly(file: string) {
  const level = process.env['LOG_LEVEL'];
  process.env['LOG_LEVEL'] = 'fatal';
  try {
    return require(`elasticio-sailor-nodejs/lib/${file}`);
  } finally {
    if (level === undefined) delete process.env['LOG_LEVEL'];
    else process.env['LOG_LEVEL'] = level;
  }
}

const executor: {
  TaskExec: new (options: { services: { apiClient: unknown; config: unknown; amqp: unknown } }) => TaskExec;
} = requireQuietly('executor.js');

const reader: {
  ComponentReader: new () => ComponentReader;
} = requireQuietly('component_reader.js');

/** The sailor's executor for one message. `apiClient` stands in for the platform's API. */
export function newTaskExec(apiClient: unknown): TaskExec {
  return new executor.TaskExec({ services: { apiClient, config: {}, amqp: {} } });
}

/** A compiled module of component.json, found and loaded by the sailor's own reader. */
export async function loadFunction(name: string): Promise<ComponentModule> {
  const componentReader = new reader.ComponentReader();
  await componentReader.init(relative(process.cwd(), componentRoot));
  return componentReader.loadTriggerOrAction(name);
}

/** Root of the component: where component.json lies. */
export const componentRoot = join(__dirname, '..');
