import { Command, Option } from 'commander';
import type { EmulatedSystem, RunningEmulator } from './emulatedSystem';
import { lsOneSystem } from './lsOneSystem';
import { retailSystem } from './retailSystem';
import { supplierSystem } from './supplierSystem';

/** The systems that `--system` takes, by the names that the credential has for them. */
const EMULATED_SYSTEMS: Readonly<Record<string, EmulatedSystem<RunningEmulator, object>>> = {
  retail: retailSystem(),
  lsOne: lsOneSystem,
  supplier: supplierSystem,
};

export const systemOption = (): Option =>
  new Option('--system <name>', 'system to emulate, each with options of its own')
    .choices(Object.keys(EMULATED_SYSTEMS))
    .default('retail');

/** The system that a command line asks for. Its other options are not looked at. */
export function systemOf(args: readonly string[]): EmulatedSystem<RunningEmulator, object> {
  const command = new Command(COMMAND)
    .addOption(systemOption())
    .helpOption(false)
    .allowUnknownOption()
    .allowExcessArguments();
  const { system } = command.parse(args).opts<{ system: string }>();
  return EMULATED_SYSTEMS[system] ?? retailSystem();
}

/** How the command is started. */
export const COMMAND = 'npm run emulator --';
