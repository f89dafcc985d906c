import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'chai';
import type { FlowReport } from '../../runner/flows/flowReport';
import { componentRoot } from '../../runner/sailor';
import { until } from './support/until';

describe('A flow from the command line', () => {
  let started: ChildProcess | undefined;
  afterEach(() => started?.kill('SIGKILL'));

  it('writes sales to a file until Ctrl-C, and ends with what is under way', async () => {
    const args = ['runner/flow.js', 'flows/sales-to-accounting.json', '--json', '--runs', '0'];
    const flow = spawn(process.execPath, args, { cwd: componentRoot, stdio: ['ignore', 'pipe', 'pipe'] });
    const [out, err] = [[], []] as [string[], string[]];
    flow.stdout.on('data', (chunk) => out.push(String(chunk)));
    flow.stderr.on('data', (chunk) => err.push(String(chunk)));
    started = flow;
    const ended = once(flow, 'close');
    await until('booking lines', () => /Write booking lines [1-9]/.test(err.join('')));
    flow.kill('SIGINT');
    expect(await ended, err.join('')).to.deep.equal([0, null]);
    const report: FlowReport = JSON.parse(out.join(''));
    expect(report.errors).to.deep.equal([]);
    expect(report.steps.map(({ open }) => open)).to.deep.equal([0, 0, 0]);
    const amounts = report.result?.rows.map(({ amount }) => Number(amount)) ?? [];
    expect(amounts.length).to.be.above(2);
    expect(amounts.reduce((sum, amount) => sum + amount, 0)).to.be.closeTo(0, 0.001);
  });
});
