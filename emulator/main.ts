import { Command, InvalidArgumentError, Option } from 'commander';
import { envLines, refuseForeign, writeEnvFile } from './command/envFile';
import { FAULT_SYNTAX, parseFault } from './command/parseFault';
import { forgetOld, requestLine } from './command/requestLine';
import type { Fault } from './faults/types';
import type { EmulatorOptions } from './options';
import type { EmulatorParts } from './parts';
import { type Emulator, startEmulator } from './startEmulator';
import type { DatasetSize } from './types';

/**
 * The emulator as a command: starts it, prints where it is and how to sign in, and then a line for each request.
 * @param args as `process.argv`
 * @throws Error when `--env-file` names a file that the emulator has not written
 */
export async function main(args: readonly string[], print: (text: string) => void, parts?: EmulatorParts) {
  const {
    port,
    registers,
    seed,
    latency,
    level,
    envFile,
    fault = [],
    quiet,
    ...size
  } = command().parse(args).opts<Flags>();
  if (envFile) refuseForeign(envFile);
  const onRequest: EmulatorOptions['onRequest'] = (entry) => {
    if (!quiet) print(requestLine(entry));
    forgetOld(emulator.log);
  };
  const options = { port, registers, seed, latencyMs: latency, startLevelDrips: level, size, onRequest };
  const emulator: Emulator = await startEmulator(options, parts);
  for (const each of fault) emulator.faults.add(each);
  print(await welcome(emulator, envFile));
  return emulator;
}

interface Flags extends Omit<DatasetSize, 'registers'> {
  readonly port: number;
  readonly registers: number;
  readonly seed: number;
  readonly latency: number;
  readonly level: number;
  readonly envFile?: string;
  readonly fault?: readonly Fault[];
  readonly quiet?: boolean;
}

const command = () =>
  new Command('npm run emulator --')
    .description(
      'Runs a local Lightspeed Retail (R-Series) on 127.0.0.1 until it is interrupted, and prints a line for each request.',
    )
    .option('--port <number>', 'port to listen on, 0 for any free one', wholeNumber, 8080)
    .option('--registers <number>', 'registers in the subscription: they set the rate limits', wholeNumber, 1)
    .option('--level <drips>', 'level of the bucket at the start', wholeNumber, 0)
    .option('--seed <number>', 'seed of the generated shop', wholeNumber, 1)
    .option('--latency <ms>', 'milliseconds that every answer takes', wholeNumber, 0)
    .option('--items <number>', 'items in the shop', wholeNumber)
    .option('--customers <number>', 'customers of the shop', wholeNumber)
    .option('--sales <number>', 'sales that were made', wholeNumber)
    .option('--orders <number>', 'purchase orders', wholeNumber)
    .addOption(new Option('--env-file [file]', 'write the variables for npm run step to a file').preset('.env'))
    .option('--fault <fault>', 'inject a fault, see below', collectFault)
    .option('--quiet', 'print no line for each request')
    .addHelpText('after', `\n${FAULT_SYNTAX}`);

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}

function collectFault(text: string, before: readonly Fault[] = []): Fault[] {
  try {
    return [...before, parseFault(text)];
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}

async function welcome(emulator: Emulator, envFile: string | undefined): Promise<string> {
  const lines = await envLines(emulator);
  if (envFile) writeEnvFile(envFile, lines);
  const use = envFile
    ? [`${envFile} holds what the component needs to use it; try: npm run -s step -- verifyCredentials`]
    : ['To let the component use it, put these lines into .env (or start it with --env-file):', '', ...lines];
  return [`Lightspeed Retail emulator is listening on ${emulator.url}`, '', ...use, '', 'Stop it with Ctrl+C.'].join(
    '\n',
  );
}

function tellAndFail({ code, message }: NodeJS.ErrnoException): void {
  console.error(`error: ${code === 'EADDRINUSE' ? 'The port is taken: choose another one with --port.' : message}`);
  process.exitCode = 1;
}

if (require.main === module) {
  main(process.argv, console.log).then((emulator) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void emulator.close());
  }, tellAndFail);
}
