import { Command, InvalidArgumentError } from 'commander';
import type { EmulatorParts } from './parts';
import { type Emulator, startEmulator } from './startEmulator';
import type { DatasetSize } from './types';

/**
 * The emulator as a command: starts it and prints where it is and how to sign in.
 * @param args as `process.argv`
 */
export async function main(args: readonly string[], print: (text: string) => void, parts?: EmulatorParts) {
  const { port, registers, seed, latency, ...size } = command().parse(args).opts<Flags>();
  const emulator = await startEmulator({ port, registers, seed, latencyMs: latency, size }, parts);
  print(await welcome(emulator));
  return emulator;
}

interface Flags extends Omit<DatasetSize, 'registers'> {
  readonly port: number;
  readonly registers: number;
  readonly seed: number;
  readonly latency: number;
}

const command = () =>
  new Command('npm run emulator --')
    .description('Runs a local Lightspeed Retail (R-Series) on 127.0.0.1 until it is interrupted.')
    .option('--port <number>', 'port to listen on, 0 for any free one', wholeNumber, 8080)
    .option('--registers <number>', 'registers in the subscription: they set the rate limits', wholeNumber, 1)
    .option('--seed <number>', 'seed of the generated shop', wholeNumber, 1)
    .option('--latency <ms>', 'milliseconds that every answer takes', wholeNumber, 0)
    .option('--items <number>', 'items in the shop', wholeNumber)
    .option('--customers <number>', 'customers of the shop', wholeNumber)
    .option('--sales <number>', 'sales that were made', wholeNumber)
    .option('--orders <number>', 'purchase orders', wholeNumber);

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new InvalidArgumentError('Give a whole number.');
  return Number(text);
}

async function welcome(emulator: Emulator): Promise<string> {
  const tokens = await emulator.connect();
  return [
    `Lightspeed Retail emulator is listening on ${emulator.url}`,
    '',
    'To let the component use it, put these lines into .env:',
    '',
    `LIGHTSPEED_ENVIRONMENT_URL=${emulator.url}`,
    `LIGHTSPEED_AUTH_URL=${emulator.authUrl}`,
    `LIGHTSPEED_ACCOUNT_ID=${emulator.accountID}`,
    `LIGHTSPEED_CLIENT_ID=${emulator.clientId}`,
    `LIGHTSPEED_CLIENT_SECRET=${emulator.clientSecret}`,
    `LIGHTSPEED_ACCESS_TOKEN=${tokens.access_token}`,
    `LIGHTSPEED_REFRESH_TOKEN=${tokens.refresh_token}`,
    '',
    'Stop it with Ctrl+C.',
  ].join('\n');
}

if (require.main === module) {
  main(process.argv, console.log).then(
    (emulator) => process.once('SIGINT', () => void emulator.close()),
    ({ code, message }: NodeJS.ErrnoException) => {
      console.error(code === 'EADDRINUSE' ? 'The port is taken: choose another one with --port.' : message);
      process.exitCode = 1;
    },
  );
}
