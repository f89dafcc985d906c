import { InvalidArgumentError, Option } from 'commander';
import { type LsOneEmulator, startLsOneEmulator } from '../lsOne/startLsOneEmulator';
import { type LsOneSwitches, parseSwitch, switchLines } from '../lsOne/switches';
import type { EmulatedSystem } from './emulatedSystem';
import { wholeNumber } from './wholeNumber';

/** LS One on the command line. */
export const lsOneSystem: EmulatedSystem<LsOneEmulator, Flags> = {
  title: 'LS One',
  options: [
    new Option('--orders <number>', 'purchase orders').argParser(wholeNumber).default(300),
    new Option('--token-life <seconds>', 'how long a token is good').argParser(wholeNumber).default(1200),
    new Option('--switch <name=value>', 'another behaviour, see below; may be given several times').argParser(collect),
  ],
  faults: {
    base: '/api/inventory',
    examples: ['status=503 path=purchase-order nth=2', 'lostAnswer method=POST path=purchase-order/*/line every=7'],
  },
  help: `A switch is one of, its default first:\n${switchLines()}`,
  start: ({ orders, tokenLife: tokenLifeS, switch: switches = {} }, common) =>
    startLsOneEmulator({ ...common, orders, tokenLifeS, switches }),
  envLines: ({ url, userName, password }) => [
    'LIGHTSPEED_SYSTEM=lsOne',
    `LIGHTSPEED_ENVIRONMENT_URL=${url}`,
    `LIGHTSPEED_USER_NAME=${userName}`,
    `LIGHTSPEED_PASSWORD=${password}`,
  ],
};

interface Flags {
  readonly orders: number;
  readonly tokenLife: number;
  readonly switch?: Partial<LsOneSwitches>;
}

function collect(text: string, before: Partial<LsOneSwitches> = {}): Partial<LsOneSwitches> {
  try {
    return { ...before, ...parseSwitch(text) };
  } catch (error) {
    throw new InvalidArgumentError((error as Error).message);
  }
}
