/** Runs a command's main function: a failure becomes one line on stderr and exit code 1. */
export function runMain(main: () => Promise<void>): void {
  // A reader such as `head` may stop before the end, which is no failure.
  process.stdout.on('error', ({ code }: NodeJS.ErrnoException) => process.exit(code === 'EPIPE' ? 0 : 1));
  main().catch((error: unknown) => {
    process.stderr.write(`error: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  });
}
