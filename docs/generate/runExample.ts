import { silentLog } from '../../lib/common/util/log';
import { openAttachment } from '../../runner/attachment';
import { callMethod } from '../../runner/callMethod';
import type { Example } from '../../runner/examples';
import { type ComponentField, componentFunctions } from '../../runner/functions';
import { runFunction } from '../../runner/runFunction';
import { type ComponentModule, loadFunction } from '../../runner/sailor';
import { emulatedRetail } from '../../runner/systems/retail';

/** What came of an example. */
export interface ExampleRun {
  /** The step's fields as its form shows them: labels of fields and of the options of selects. */
  readonly settings: readonly { readonly label: string; readonly value: string }[];
  readonly bodies: readonly unknown[];
  /** The last one. */
  readonly snapshot: unknown;
}

let accounts = 0;

/**
 * Runs an example on an emulator of its own, through the platform's executor.
 * @throws Error that the run ended with, and for a value that the form does not offer
 */
export async function runExample(name: string, example: Example): Promise<ExampleRun> {
  // A client of its own: ports come back, and with them what this process knows of an account's rate limit.
  const account = await emulatedRetail({ clientId: `example-${++accounts}` });
  const attachment = example.attach === undefined ? undefined : await openAttachment(example.attach);
  const bodies: unknown[] = [];
  let snapshot: unknown;
  try {
    const step = { cfg: { ...account.credentials, ...example.fields }, log: silentLog, onKeys: account.keep };
    const module = await loadFunction(name);
    const settings = await settingsOf(name, example, module, step);
    const { errors } = await runFunction({
      ...step,
      module,
      body: attachment ? { url: attachment.url, ...example.body } : example.body,
      onData: ({ body }) => bodies.push(body),
      onSnapshot: (value) => {
        snapshot = value;
      },
    });
    if (errors[0]) throw errors[0];
    return { settings, bodies: bodies.map(withoutChance), snapshot: withoutChance(snapshot) };
  } finally {
    attachment?.close();
    await account.close();
  }
}

async function settingsOf(
  name: string,
  { fields }: Example,
  module: ComponentModule,
  step: Parameters<typeof callMethod>[2],
): Promise<ExampleRun['settings']> {
  const all = componentFunctions().find((fn) => fn.name === name)?.fields ?? [];
  return Promise.all(
    Object.entries(fields).map(async ([key, value]) => {
      const field = all.find((candidate) => candidate.key === key);
      if (!field) throw new Error(`${name} has no field ${key}`);
      if (value === true) return { label: field.label, value: 'yes' };
      const options = await optionsOf(field, module, step);
      const labels = [value].flat().map((one) => (options ? labelIn(options, one, field) : one));
      return { label: field.label, value: labels.join(', ') };
    }),
  );
}

type SelectOptions = Readonly<Record<string, string>>;

async function optionsOf({ model }: ComponentField, module: ComponentModule, step: Parameters<typeof callMethod>[2]) {
  return typeof model === 'string' ? ((await callMethod(module, model, step)) as SelectOptions) : model;
}

function labelIn(options: SelectOptions, value: string, { label }: ComponentField): string {
  const found = options[value];
  if (found === undefined) throw new Error(`"${label}" does not offer ${value}`);
  return found;
}

/** Times of the run, which differ from run to run, become one; the port of the emulator its usual one. */
function withoutChance(value: unknown): unknown {
  const text = JSON.stringify(value ?? null);
  return JSON.parse(
    text
      .replace(/127\.0\.0\.1:\d+/g, '127.0.0.1:8080')
      .replace(/(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d)(\.\d+)?(Z|\+00:00)/g, (time, _seconds, fraction = '', zone) =>
        Date.parse(time) > DATASET_END_MS ? `2026-11-28T12:00:00${fraction && '.000'}${zone}` : time,
      ),
  );
}

/** Everything that the emulator generates lies before this time. */
const DATASET_END_MS = Date.parse('2026-06-01T00:00:00Z');
