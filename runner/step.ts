import { Command, InvalidArgumentError, Option } from 'commander';
import { config } from 'dotenv';
import { accountOf } from './account';
import { type ComponentField, type ComponentFunction, componentFunctions } from './functions';
import { stderrLog } from './log';
import { runFunction } from './runFunction';
import { componentRoot } from './sailor';

/** `npm run step -- <function> [--field value ...]`: runs one function and prints what it emits as JSON lines. */

type Options = Record<string, string | string[] | boolean | undefined>;

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new InvalidArgumentError('It must be JSON.');
  }
}

const printLine = (line: object) => process.stdout.write(`${JSON.stringify(line)}\n`);

function optionFor(field: ComponentField): Option {
  const text = `${field.label}${field.required ? ' (required)' : ''}. ${field.help}`;
  if (field.viewClass === 'CheckBoxView') return new Option(`--${field.key}`, text);
  if (field.viewClass === 'MultiSelectView') return new Option(`--${field.key} <values...>`, text);
  return new Option(`--${field.key} <value>`, text);
}

/** Commander camel-cases flags; ours are camel-cased already, so keys and flags are the same. */
function stepFields(fn: ComponentFunction, options: Options): Options {
  return Object.fromEntries(fn.fields.flatMap(({ key }) => (options[key] === undefined ? [] : [[key, options[key]]])));
}

async function run(fn: ComponentFunction, options: Options): Promise<void> {
  const account = await accountOf(process.env);
  try {
    const { errors, rebound } = await runFunction({
      name: fn.name,
      cfg: { ...account.credentials, ...stepFields(fn, options) },
      body: options['body'],
      snapshot: options['snapshot'],
      log: stderrLog(process.env['LOG_LEVEL']),
      onData: ({ body }) => printLine({ event: 'data', body }),
      onSnapshot: (snapshot) => printLine({ event: 'snapshot', snapshot }),
      onKeys: (keys) => account.keep(keys),
    });
    if (rebound !== undefined) printLine({ event: 'rebound', reason: rebound });
    for (const { name, message } of errors) printLine({ event: 'error', name, message });
    if (errors.length > 0) process.exitCode = 1;
  } finally {
    await account.close();
  }
}

function commandFor(fn: ComponentFunction): Command {
  const command = new Command(fn.name)
    .summary(`${fn.title} (${fn.kind})`)
    .description(`${fn.title}. ${fn.description}`);
  for (const field of fn.fields) command.addOption(optionFor(field));
  return command
    .addOption(new Option('--body <json>', 'Body of the incoming message').argParser(json))
    .addOption(new Option('--snapshot <json>', 'Snapshot of the run before').argParser(json))
    .action((options: Options) => run(fn, options));
}

const fieldList = (fn: ComponentFunction) =>
  `  ${fn.name}\n${fn.fields.map(({ key, label, required }) => `    --${key}  ${label}${required ? ' (required)' : ''}`).join('\n')}`;

async function main(): Promise<void> {
  process.chdir(componentRoot);
  config({ quiet: true });
  const functions = componentFunctions();
  const program = new Command('npm run step --')
    .description('Runs a trigger or action against the emulator, or against the account of .env; prints JSON lines.')
    .addHelpText('after', `\nFields:\n${functions.map(fieldList).join('\n')}`);
  for (const fn of functions) program.addCommand(commandFor(fn));
  await program.parseAsync();
}

void main();
