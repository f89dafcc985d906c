import { runEmulator } from './command/runEmulator';
import { systemOf } from './command/systems';

/**
 * The emulators as a command: runs that of the system that `--system` names.
 * @param args as `process.argv`
 */
export const main = (args: readonly string[], print: (text: string) => void) =>
  runEmulator(systemOf(args), args, print);

function tellAndFail({ code, message }: NodeJS.ErrnoException): void {
  console.error(`error: ${code === 'EADDRINUSE' ? 'The port is taken: choose another one with --port.' : message}`);
  process.exitCode = 1;
}

if (require.main === module) {
  main(process.argv, console.log).then((emulator) => {
    for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void emulator.close());
  }, tellAndFail);
}
