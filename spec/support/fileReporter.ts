import { relative } from 'node:path';
import { type Hook, type MochaOptions, type Runner, reporters, type Test } from 'mocha';

interface FileResult {
  readonly file: string;
  /** Of its tests and hooks: files that run in a process of their own are reported at their end. */
  tookMs: number;
  passed: number;
  failed: number;
}

/**
 * Mocha reporter: one line per spec file, all failures in full at the end, and a closing line with both counts. A
 * failed hook counts as a failure of its file.
 */
function fileReporter(runner: Runner, _options: MochaOptions): void {
  const failures: Test[] = [];
  let passed = 0;
  let current: FileResult | undefined;
  // Mocha sets it at the end. A process of specs that dies leaves a run without an end, and nothing to wait for.
  process.exitCode = 1;

  const resultOf = (file: string | undefined): FileResult => {
    const name = file ? relative(process.cwd(), file).replace(/\.js$/, '.ts') : 'hooks outside of files';
    if (current?.file !== name) {
      printResult(current);
      current = { file: name, tookMs: 0, passed: 0, failed: 0 };
    }
    return current;
  };

  const addTime = ({ file, duration = 0 }: Hook | Test) => {
    if (file) resultOf(file).tookMs += duration;
  };

  runner.on('hook end', addTime);
  runner.on('test end', addTime);
  runner.on('pass', (test) => {
    passed += 1;
    resultOf(test.file).passed += 1;
  });
  runner.on('fail', (test, error) => {
    // The list below reads it there; Mocha's own reporters put it there.
    failures.push(Object.assign(test, { err: error }));
    resultOf(test.file).failed += 1;
  });
  runner.once('end', () => {
    printResult(current);
    if (failures.length > 0) reporters.Base.list(failures);
    console.log(`\n${passed} passed, ${failures.length} failed`);
  });
}

function printResult(result: FileResult | undefined): void {
  if (!result) return;
  const { file, tookMs, passed, failed } = result;
  const counts = failed > 0 ? `${passed} passed, ${failed} failed` : `${passed} passed`;
  console.log(`${failed > 0 ? '✖' : '✔'} ${file}  ${counts} (${(tookMs / 1000).toFixed(1)} s)`);
}

export = fileReporter;
