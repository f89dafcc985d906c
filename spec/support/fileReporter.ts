import { relative } from 'node:path';
import { type MochaOptions, type Runner, reporters, type Test } from 'mocha';

interface FileResult {
  readonly file: string;
  readonly startedMs: number;
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

  const resultOf = (file: string | undefined): FileResult => {
    const name = file ? relative(process.cwd(), file).replace(/\.js$/, '.ts') : 'hooks outside of files';
    if (current?.file !== name) {
      printResult(current);
      current = { file: name, startedMs: Date.now(), passed: 0, failed: 0 };
    }
    return current;
  };

  // Begins the line of a file, so that its time holds its hooks too.
  runner.on('suite', (suite) => suite.file && resultOf(suite.file));
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
  const { file, startedMs, passed, failed } = result;
  const counts = failed > 0 ? `${passed} passed, ${failed} failed` : `${passed} passed`;
  console.log(`${failed > 0 ? '✖' : '✔'} ${file}  ${counts} (${((Date.now() - startedMs) / 1000).toFixed(1)} s)`);
}

export = fileReporter;
