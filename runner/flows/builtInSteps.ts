import { randomBytes, randomUUID } from 'node:crypto';
import { groupBy, isObject } from '../../lib/common/util/collections';
import { listGiven, textField } from '../../lib/common/util/given';
import { type CsvOptions, openCsvFile } from './csvFile';
import { compileExpression, type Evaluate, type Expression, type FlowMessage, type FlowVariables } from './mapping';

/**
 * Steps that the platform has beside connectors, in the simplest form: they run in the process of the flow.
 *
 * `filter` passes on the messages for which `where` is true. `group` collects what arrives until the steps before it are
 * done, and sends one message for each value of `by`: `{ key, items, batch }`, where `batch` is the same when the message
 * comes again; of messages with one value of `once` the last one counts, because messages may come twice. `file` appends the `rows` of each message to the CSV file `file`, those with one value in the column `key` once.
 */
export interface BuiltInStep {
  /** What goes on at once. */
  take(message: FlowMessage): Promise<readonly FlowMessage[]>;
  /** What goes on when everything before has arrived. */
  finish(): readonly FlowMessage[];
}

/** Fields of each of them. */
export const BUILT_IN_FIELDS: Readonly<Record<string, readonly string[]>> = {
  filter: ['where'],
  group: ['by', 'once'],
  file: ['file', 'key'],
};

export interface BuiltInOptions {
  /** The account is a new one, so files of an earlier run do not count. */
  readonly isAnew: boolean;
  readonly variables: FlowVariables;
}

export function createBuiltInStep(
  name: string,
  fields: Readonly<Record<string, unknown>>,
  { isAnew, variables }: BuiltInOptions,
): BuiltInStep {
  switch (name) {
    case 'filter':
      return filter(compileExpression(fields['where'] as Expression, variables));
    case 'group':
      return group(
        compileExpression(fields['by'] as Expression, variables),
        fields['once'] === undefined ? undefined : compileExpression(fields['once'] as Expression, variables),
      );
    default:
      return file(String(fields['file']), { keyColumn: textField(fields['key']), isAnew });
  }
}

function filter(isWanted: Evaluate): BuiltInStep {
  return {
    take: async (message) => ((await isWanted(message)) === true ? [message] : []),
    finish: () => [],
  };
}

function group(keyOf: Evaluate, idOf: Evaluate = async () => randomUUID()): BuiltInStep {
  const collected = new Map<string, { readonly key: string; readonly body: unknown }>();
  return {
    async take(message) {
      const key = await keyOf(message);
      if (key === undefined) throw new Error('The message has no value to group by');
      collected.set(String(await idOf(message)), { key: String(key), body: message.body });
      return [];
    },
    finish() {
      const groups = groupBy([...collected.values()], ({ key }) => key);
      collected.clear();
      return [...groups].map(([key, members]) => ({
        body: { key, items: members.map(({ body }) => body), batch: randomBytes(3).toString('hex') },
      }));
    },
  };
}

function file(name: string, options: CsvOptions): BuiltInStep {
  const csv = openCsvFile(name, options);
  return {
    async take({ body }) {
      const rows = listGiven(isObject(body) ? body['rows'] : undefined).filter(isObject);
      return [{ body: { file: name, rows: csv.append(rows) } }];
    },
    finish: () => [],
  };
}
