import { join, relative } from 'node:path';

/** The used parts of the sailor's classes; the package has no types. */

type Listener = (payload: never) => unknown;

/** The sailor's context of a trigger or action; it also runs their `process`. */
export interface TaskExec {
  logger: unknown;
  on(event: string, listener: Listener): TaskExec;
  process(module: unknown, message: unknown, cfg: unknown, snapshot: unknown): void;
}

/** The exports of a trigger or action. */
export type ComponentModule = Readonly<Record<string, unknown>>;

interface ComponentReader {
  init(path: string): Promise<void>;
  loadTriggerOrAction(name: string): Promise<ComponentModule>;
}

/**
 * Loads a file of the sailor without its log. The sailor reads its log level while it is loaded, and would write to stdout,
 * which is for results only.
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

/** The sailor's executor for one message. `apiClient` replaces the platform's API. */
export function newTaskExec(apiClient: unknown): TaskExec {
  return new executor.TaskExec({ services: { apiClient, config: {}, amqp: {} } });
}

/** A compiled module of component.json, found and loaded by the sailor's own reader. */
export async function loadFunction(name: string): Promise<ComponentModule> {
  const componentReader = new reader.ComponentReader();
  await componentReader.init(relative(process.cwd(), componentRoot));
  return componentReader.loadTriggerOrAction(name);
}

/** Root folder of the component, with component.json. */
export const componentRoot = join(__dirname, '..');
