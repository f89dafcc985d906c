import { Command, CommanderError, Option } from 'commander';
import { exampleArguments, examples } from './examples';
import { type ComponentFunction, componentFunctions } from './functions';
import { fieldOption, fileArgument, jsonArgument, type Options } from './options';
import { type Io, runStep, runVerify } from './runStep';
import { commandLine, STEP } from './shell';
import { RUNNER_SYSTEMS, SYSTEM_VARIABLE } from './systems';

/**
 * The command line of the runner: a command for each function of component.json, with a flag for each of its fields.
 * @param args the arguments after `npm run step --`
 * @returns the exit code: 0, or 1 when the function failed or the arguments are wrong
 */
export async function cli(args: readonly string[], io: Io): Promise<number> {
  let exitCode = 0;
  const end = (code: number) => {
    exitCode = code;
  };
  try {
    await program(io, end).parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode;
    throw error;
  }
}

const EXAMPLE = commandLine(exampleArguments('pollEntity', examples['pollEntity'] ?? { fields: {} }));

type End = (exitCode: number) => void;

function program(io: Io, end: End): Command {
  const functions = componentFunctions();
  const command = new Command(STEP)
    .description(
      'Runs a trigger or action and prints what it emits as JSON lines. It works on an emulated account, or on the one in .env (see .env.example).',
    )
    .addOption(
      new Option('--system <name>', `System to work on. Default: ${SYSTEM_VARIABLE}, else retail`).choices(
        Object.keys(RUNNER_SYSTEMS),
      ),
    )
    .exitOverride()
    .configureOutput({ writeOut: (text) => io.print(chomp(text)), writeErr: (text) => io.printError(chomp(text)) })
    .addHelpText('after', `\nFields:\n${functions.map(fieldList).join('\n')}\n\nExample:\n  ${EXAMPLE}`);
  const ioOf = (): Io => {
    const { system } = command.opts<{ system?: string }>();
    if (system === undefined) return io;
    return { ...io, env: { ...io.env, [SYSTEM_VARIABLE]: system }, globals: ['--system', system] };
  };
  for (const fn of functions) addFunction(command, fn, async (options) => end(await runStep(fn, options, ioOf())));
  command
    .command('verifyCredentials')
    .summary('Check the credential')
    .description('Checks the credential as the platform does when it is saved.')
    .addHelpText('after', `\nExample:\n  ${commandLine(['verifyCredentials'])}`)
    .action(async () => end(await runVerify(ioOf())));
  return command;
}

function addFunction(program: Command, fn: ComponentFunction, run: (options: Options) => Promise<void>): void {
  const command = program
    .command(fn.name)
    .summary(`${fn.title} (${fn.kind})`)
    .description(`${fn.title}. ${fn.description}`);
  for (const field of fn.fields) command.addOption(fieldOption(field));
  command
    .option('--body <json>', 'Body of the incoming message: JSON, @file or - for stdin. Default: {}', jsonArgument)
    .option(
      '--attach <file>',
      'Local file that the step gets as an attachment; its link becomes "url" of the body',
      fileArgument,
    )
    .option('--snapshot <json>', 'Snapshot that the run before ended with: JSON, @file or -', jsonArgument)
    .option('--choices <field>', 'Print the values that a select offers, do not run')
    .option('--pretty', 'Print indented JSON instead of one line each')
    .option('--metadata', 'Print what goes in and comes out with these fields (getMetaModel), do not run')
    .addHelpText('after', exampleText(fn.name))
    .action(run);
}

function exampleText(name: string): string {
  const example = examples[name];
  return example ? `\nExample:\n  ${commandLine(exampleArguments(name, example))}` : '';
}

function fieldList({ name, fields }: ComponentFunction): string {
  const lines = fields.map(({ key, label, required }) => `    --${key}  ${label}${required ? ' (required)' : ''}`);
  return [`  ${name}`, ...lines].join('\n');
}

const chomp = (text: string) => text.replace(/\n$/, '');
