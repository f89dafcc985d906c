import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';

const ROOT = join(__dirname, '..');
const MOCHA = join(ROOT, 'node_modules', 'mocha', 'bin', 'mocha.js');
const REPORTER = './spec/support/fileReporter.js';
const HOOKS = './spec/support/rootHooks.js';

describe('The reporter of the specs', () => {
  let directory: string;

  beforeEach(() => {
    directory = mkdtempSync(join(tmpdir(), 'reporter-'));
  });

  afterEach(() => rmSync(directory, { recursive: true }));

  /** Runs files of these contents. */
  function run(contents: readonly string[], ...options: readonly string[]) {
    const files = contents.map((content, at) => {
      const file = join(directory, `some${at}.spec.js`);
      writeFileSync(file, content);
      return file;
    });
    const args = [MOCHA, '--no-config', '--reporter', REPORTER, ...options, ...files];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    return { output: stdout + stderr, status };
  }

  for (const options of [[], ['--parallel', '--jobs', '2']]) {
    it(`tells failures in full, and the count at the end ${options.join(' ')}`, () => {
      const { output, status } = run(
        [
          `describe('a', () => { it('is fine', () => {}); it('is not', () => { throw new Error('wrong'); }); });
           describe('b', () => { before(() => { throw new Error('no start'); }); it('never runs', () => {}); });`,
        ],
        ...options,
      );
      expect(status).to.equal(2);
      expect(output)
        .to.match(/✖ .*some0\.spec\.ts {2}1 passed, 2 failed/)
        .and.to.contain('Error: wrong')
        .and.to.contain('Error: no start')
        .and.to.match(/\n1 passed, 2 failed\n$/);
    });
  }

  it('fails a run that a dying process keeps from its end', () => {
    const dies = `describe('a', () => { after(() => { setTimeout(() => { throw new Error('late'); }); });
      it('is fine', () => {}); });`;
    const lasts = `it('lasts', () => new Promise((resolve) => { setTimeout(resolve, 100); }));`;
    const { output, status } = run([dies, lasts], '--parallel', '--jobs', '2');
    // It may die when both files are through.
    expect(status === 0).to.equal(output.includes('2 passed, 0 failed'), output);
  });

  it('fails a test that leaves a rejected promise behind', () => {
    const leaves = `it('is fine', () => { Promise.reject(new Error('nobody looks')); });`;
    const { output, status } = run([leaves], '--require', HOOKS);
    expect(status).to.equal(1);
    expect(output).to.contain('rejections that nobody looked at').and.to.contain('Error: nobody looks');
  });
});
