import { Command, InvalidArgumentError, Option } from 'commander';
import type { Fault } from '../faults/types';
import type { EmulatedSystem, RunningEmulator } from './emulatedSystem';
import { refuseForeign, writeEnvFile } from './envFile';
import { faultSyntax, parseFault } from './parseFault';
import { forgetOld, requestLine } from './requestLine';
import { COMMAND, systemOption } from './systems';
import { wholeNumber } from './wholeNumber';

/**
 * Runs the emulator of one system as a command: starts it, prints where it is and how to sign in, and then a line for each
 * request.
 * @param args as `process.argv`
 * @throws Error when `--env-file` names a file that the emulator has not written
 */
export async function runEmulator<Started extends RunningEmulator, Flags extends object>(
  system: EmulatedSystem<Started, Flags>,
  args: readonly string[],
  print: (text: string) => void,
): Promise<Started> {
  const flags = command(system).parse(args).opts<CommonFlags & Flags>();
  const { port, seed, latency: latencyMs, envFile, fault = [], quiet } = flags;
  if (envFile) refuseForeign(envFile);
  const emulator: Started = await system.start(own(system, flags), {
    port,
    seed,
    latencyMs,
    onRequest(entry) {
      if (!quiet) print(requestLine(entry));
      forgetOld(emulator.log);
    },
  });
  for (const each of fault) emulator.faults.add(each);
  print(welcome(system.title, emulator.url, await system.envLines(emulator), envFile));
  return emulator;
}

interface CommonFlags {
  readonly port: number;
  readonly seed: number;
  readonly latency: number;
  readonly envFile?: string;
  readonly fault?: readonly Fault[];
  readonly quiet?: boolean;
}

/** The options that are the system's own, as far as they are given. */
function own<Flags extends object>({ options }: EmulatedSystem<RunningEmulator, Flags>, flags: Flags): Flags {
  const names = options.map((option) => option.attributeName());
  return Object.fromEntries(Object.entries(flags).filter(([name]) => names.includes(name))) as Flags;
}

function command({ title, options, faults, help = '' }: EmulatedSystem<RunningEmulator, object>): Command {
  const shared = new Command(COMMAND)
    .description(`Runs a local ${title} on 127.0.0.1 until it is interrupted, and prints a line for each request.`)
    .addOption(systemOption())
    .option('--port <number>', 'port to listen on, 0 for any free one', wholeNumber, 8080)
    .option('--seed <number>', 'seed of the generated data', wholeNumber, 1)
    .option('--latency <ms>', 'milliseconds that every answer takes', wholeNumber, 0)
    .addOption(new Option('--env-file [file]', 'write the variables for npm run step to a file').preset('.env'))
    .option('--fault <fault>', 'inject a fault, see below', collectFault)
    .option('--quiet', 'print no line for each request')
    .addHelpText('after', `\n${faultSyntax(faults)}${help && `\n\n${help}`}`);
  return options.reduce((whole, option) => whole.addOption(option), shared);
}

function collectFault(text: string, before: readonly Fault[] = []): Fault[] {
  try {
    return [...before, parseFault(text)];
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

function welcome(title: string, url: string, lines: readonly string[], envFile: string | undefined): string {
  if (envFile) writeEnvFile(envFile, lines);
  const use = envFile
    ? [`${envFile} holds what the component needs to use it; try: npm run -s step -- verifyCredentials`]
    : ['To let the component use it, put these lines into .env (or start it with --env-file):', '', ...lines];
  return [`${title} emulator is listening on ${url}`, '', ...use, '', 'Stop it with Ctrl+C.'].join('\n');
}
