import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect } from 'chai';
import { componentRoot } from '../../runner/sailor';

describe('The demo', () => {
  let output: string;
  let durationMs: number;

  before(async () => {
    const startedMs = Date.now();
    // Rejects unless the exit code is 0.
    const { stdout } = await promisify(execFile)(process.execPath, ['runner/demo.js'], { cwd: componentRoot });
    output = stdout;
    durationMs = Date.now() - startedMs;
  });

  it('takes less than a minute', () => expect(durationMs).to.be.lessThan(60_000));

  it('shows how far it has come, without a terminal line by line', () =>
    expect(output)
      .to.match(/^Initial load: 1250\/1250 records$/m)
      .and.to.match(/^Next poll: 40\/40 records$/m));

  it('loads everything, then only what changed, and is never refused', () => {
    const rows = output.split('\n').filter((line) => /^│ (Initial load|Next poll)/.test(line));
    const cells = rows.map((row) => row.split('│').map((cell) => cell.trim()));
    const shown = cells.map(([, name, records, pages, , , , refusals]) => ({ name, records, pages, refusals }));
    expect(shown).to.deep.equal([
      { name: 'Initial load', records: '1250', pages: '13', refusals: '0' },
      { name: 'Next poll', records: '40', pages: '1', refusals: '0' },
    ]);
  });

  it('prints the last record and the snapshot to go on from', () => {
    const [, record = '', snapshot = '', last] = /\nLast record\n(.+)\n\nSnapshot\n(.+)\n\n(.+)\n$/s.exec(output) ?? [];
    expect(last).to.match(/npm run playground$/);
    expect(JSON.parse(record).description).to.match(/ \(new label\)$/);
    expect(JSON.parse(snapshot)).to.include({ v: 1, objectType: 'Item', pollingField: 'timeStamp' });
  });
});

describe('The demo of the supplier platform', () => {
  it('sets all quantities, then some of them', async () => {
    const { stdout } = await promisify(execFile)(process.execPath, ['runner/demo.js', '--system', 'supplier'], {
      cwd: componentRoot,
    });
    expect(stdout)
      .to.match(/^All quantities: 1250\/1250 records$/m)
      .and.to.match(/^Some of them: 40\/40 records$/m)
      .and.to.contain('"status": "set"');
  });
});
