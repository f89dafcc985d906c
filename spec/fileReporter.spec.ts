import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';

const ROOT = join(__dirname, '..');
const MOCHA = join(ROOT, 'node_modules', 'mocha', 'bin', 'mocha.js');

describe('The reporter of the specs', () => {
  it('tells failures in full, and the count at the end', () => {
    const directory = mkdtempSync(join(tmpdir(), 'reporter-'));
    const file = join(directory, 'some.spec.js');
    writeFileSync(
      file,
      `describe('a', () => { it('is fine', () => {}); it('is not', () => { throw new Error('wrong'); }); });
       describe('b', () => { before(() => { throw new Error('no start'); }); it('never runs', () => {}); });`,
    );
    const args = [MOCHA, '--no-config', '--reporter', './spec/support/fileReporter.js', file];
    const { stdout, stderr, status } = spawnSync(process.execPath, args, { cwd: ROOT, encoding: 'utf8' });
    rmSync(directory, { recursive: true });
    expect(status).to.equal(2);
    expect(stdout + stderr)
      .to.match(/✖ .*some\.spec\.ts {2}1 passed, 2 failed/)
      .and.to.contain('Error: wrong')
      .and.to.contain('Error: no start')
      .and.to.match(/\n1 passed, 2 failed\n$/);
  });
});
