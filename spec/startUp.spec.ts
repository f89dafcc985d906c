import { execFileSync } from 'node:child_process';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { expect } from 'chai';

const ROOT = join(__dirname, '..');

/** What a new process loads for a function and its system, before it sends anything. */
function loadedBy(main: string): string[] {
  const script = `
    require('./${main}');
    require('./lib/common/systems').systemOf({});
    console.log(JSON.stringify(Object.keys(require.cache)));`;
  const files: string[] = JSON.parse(execFileSync(process.execPath, ['-e', script], { cwd: ROOT, encoding: 'utf8' }));
  return files.map((file) => file.slice(ROOT.length + 1));
}

describe('The start of a step', () => {
  it('of a poll loads nothing that only other steps need', () => {
    const loaded = loadedBy('lib/triggers/pollEntity.js');
    expect(loaded).to.include('lib/common/polling/poll.js').and.to.include('lib/common/systems/retail/paging/pages.js');
    const needless = [
      /^lib\/common\/systems\/(lsOne|supplier)\//,
      /^lib\/common\/systems\/retail\/(writes|features\/(?!features))/,
      /^lib\/common\/systems\/retail\/searches/,
      /^lib\/common\/polling\/changes\//,
      /^lib\/common\/http\/download/,
      /^lib\/common\/auth\/(sharedRenewal|acquireLease|renewWithLease|reconcile)/,
      /^lib\/common\/systems\/retail\/catalogue\/(?!index|shop)/,
      /^node_modules\/(simple-oauth2|https-proxy-agent|ipaddr)/,
    ];
    expect(loaded.filter((file) => needless.some((pattern) => pattern.test(file)))).to.deep.equal([]);
  });

  it('finds axios loaded: it is the one of the sailor', () => {
    const sailor = createRequire(require.resolve('elasticio-sailor-nodejs/run.js'));
    const client = createRequire(sailor.resolve('elasticio-rest-node'));
    expect(require.resolve('axios')).to.equal(client.resolve('axios'));
  });
});
