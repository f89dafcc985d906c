import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { expect } from 'chai';
import type { FlowReport } from '../../runner/flows/flowReport';
import { componentRoot } from '../../runner/sailor';
import { until } from './support/until';

const FLOW = ['runner/flow.js', 'flows/sales-to-accounting.json', '--json', '--runs', '0'];

describe('A flow from the command line', () => {
  let started: ChildProcess | undefined;
  afterEach(() => started?.kill('SIGKILL'));

  it('writes sales to a file until Ctrl-C, and ends with what is under way', async () => {
    const flow = spawn(process.execPath, FLOW, { cwd: componentRoot, stdio: ['ignore', 'pipe', 'pipe'] });
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

  for (const [when, line, signals] of [
    ['on a second Ctrl-C', /messages sent/, 2],
    ['on Ctrl-C while its steps start', /Starting 3 steps/, 1],
  ] as const) {
    it(`ends at once ${when}, and says so`, async () => {
      const flow = spawn(process.execPath, FLOW, { cwd: componentRoot, stdio: ['ignore', 'ignore', 'pipe'] });
      const err: string[] = [];
      flow.stderr.on('data', (chunk) => err.push(String(chunk)));
      started = flow;
      const ended = once(flow, 'close');
      await until('the flow', () => line.test(err.join('')));
      for (let signal = 0; signal < signals; signal++) {
        flow.kill('SIGINT');
        await until('an answer', () => /Press Ctrl-C again/.test(err.join('')));
      }
      expect(await ended, err.join('')).to.deep.equal([130, null]);
      expect(err.join('')).to.match(/ended at once; what was in work is lost\.\n$/);
    });
  }
});
