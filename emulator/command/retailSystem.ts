import { Option } from 'commander';
import { builtInParts, type EmulatorParts } from '../parts';
import { type Emulator, startEmulator } from '../startEmulator';
import type { DatasetSize } from '../types';
import type { EmulatedSystem } from './emulatedSystem';
import { wholeNumber } from './wholeNumber';

/** Lightspeed Retail on the command line. */
export const retailSystem = (parts: EmulatorParts = builtInParts): EmulatedSystem<Emulator, Flags> => ({
  title: 'Lightspeed Retail (R-Series)',
  options: [
    option('--registers <number>', 'registers in the subscription: they set the rate limits').default(1),
    option('--level <drips>', 'level of the bucket at the start').default(0),
    option('--items <number>', 'items in the shop'),
    option('--customers <number>', 'customers of the shop'),
    option('--sales <number>', 'sales that were made'),
    option('--orders <number>', 'purchase orders'),
  ],
  faults: {
    links: true,
    base: 'the account',
    examples: ['status=503 path=Item nth=2 times=3', 'lostAnswer method=POST path=Order'],
  },
  start: ({ registers, level, ...size }, common) =>
    startEmulator({ ...common, registers, startLevelDrips: level, size }, parts),
  envLines,
});

interface Flags extends Omit<DatasetSize, 'registers'> {
  readonly registers: number;
  readonly level: number;
}

const option = (flags: string, text: string) => new Option(flags, text).argParser(wholeNumber);

async function envLines(emulator: Emulator): Promise<string[]> {
  const tokens = await emulator.connect();
  return [
    `LIGHTSPEED_ENVIRONMENT_URL=${emulator.url}`,
    `LIGHTSPEED_AUTH_URL=${emulator.authUrl}`,
    `LIGHTSPEED_ACCOUNT_ID=${emulator.accountID}`,
    `LIGHTSPEED_CLIENT_ID=${emulator.clientId}`,
    `LIGHTSPEED_CLIENT_SECRET=${emulator.clientSecret}`,
    `LIGHTSPEED_ACCESS_TOKEN=${tokens.access_token}`,
    `LIGHTSPEED_REFRESH_TOKEN=${tokens.refresh_token}`,
  ];
}
