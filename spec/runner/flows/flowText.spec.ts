import { EventEmitter } from 'node:events';
import { expect } from 'chai';
import type { FlowFile } from '../../../runner/flows/flowFile';
import { reportFlow } from '../../../runner/flows/flowReport';
import { progressLine, reportText, stepTable } from '../../../runner/flows/flowText';
import { showFlow } from '../../../runner/flows/flowView';
import type { RunningFlow } from '../../../runner/flows/runFlow';
import type { RunningStep } from '../../../runner/flows/runningStep';
import { newStepFigures, type StepFigures } from '../../../runner/flows/stepFigures';

describe('What a flow has done', () => {
  const step = (id: string, figures: Partial<StepFigures>, open = 0) =>
    ({
      step: { id, title: `Step ${id}`, function: id },
      figures: { ...newStepFigures(), ...figures },
      openCount: () => open,
    }) as RunningStep;
  const requests = {
    requests: 4,
    retries: 1,
    rebounds: 1,
    drips: 4.4,
    waitedMs: 2_340,
    levelDrips: 40.6,
    sizeDrips: 90,
  };
  const steps = [step('a', { in: 1, out: 3, ...requests }), step('b', { in: 3, errors: 2, restarts: 1 }, 1)];
  const flow = (more: Partial<RunningFlow> = {}): RunningFlow =>
    ({ steps, errors: [], results: [], runs: 1, ...more }) as RunningFlow;
  const file: FlowFile = {
    title: 'Flow',
    description: 'Flow',
    steps: [],
    result: { title: 'Orders', rows: "$.{'order': body.id, 'vendor': body.vendor}" },
  };
  const report = (running: RunningFlow) => reportFlow(file, running, { accounts: 'emulated', seconds: 12.34 });

  it('is a table with the rate limit where there are requests', async () => {
    const { steps: reports } = await report(flow());
    const cells = stepTable(reports)
      .split('\n')
      .filter((line) => line.includes('Step'))
      .map((line) =>
        line
          .split('│')
          .map((cell) => cell.trim())
          .slice(1, -1),
      );
    expect(cells).to.deep.equal([
      ['1 Step a', '1', '3', '0', '0', '4', '2', '4', '2.3 s', '41 of 90'],
      ['2 Step b', '3', '0', '1', '2', '', '', '', '', ''],
    ]);
    expect(stepTable(reports.slice(1))).to.not.contain('drips');
  });

  it('is a line where no table can be redrawn', async () =>
    expect(progressLine((await report(flow())).steps, 5.2)).to.equal(
      '... 5 s, messages sent: Step a 3 (bucket 41 of 90, waited 2.3 s), Step b 0 (1 open, 2 errors)',
    ));

  it('ends with the result, the errors counted, and what the words mean', async () => {
    const errors = ['no item', 'no item', 'no vendor'].map((message) => ({ stepId: 'b', message }));
    const results = [{ body: { id: '1', vendor: 'x'.repeat(50) } }];
    const text = reportText(await report(flow({ errors, results })));
    expect(text).to.match(/^Flow: ended after 12\.3 s, 1 run of step 1\n/);
    expect(text).to.contain('- Step b: no item (2 times)\n- Step b: no vendor\n');
    expect(text).to.contain('Step b: processes that died and were started again: 1.');
    expect(text).to.contain('drips: the price of the requests');
    expect(text).to.contain(`│ 1     │ ${'x'.repeat(37)}... │`);
  });

  it('says that there is no result, and cuts long lists', async () => {
    expect(reportText(await report(flow({ runs: 2 })))).to.match(/2 runs of step 1\n.*\nOrders: none$/s);
    const results = Array.from({ length: 25 }, (_, id) => ({ body: { id } }));
    const errors = Array.from({ length: 7 }, (_, n) => ({ stepId: 'gone', message: `error ${n}` }));
    expect(reportText(await report(flow({ results, errors })))).to.match(
      /- gone: error 4\nand 2 more; --json shows all\n.*\nand 5 more$/s,
    );
    const { result: _none, ...plain } = file;
    expect(reportText(await reportFlow(plain, flow(), { accounts: 'x', seconds: 1 }))).to.match(
      /allowed\.\nStep b: [^\n]*$/,
    );
  });

  describe('while it runs', () => {
    const stream = (isTTY: boolean) => {
      const written: string[] = [];
      const fake = Object.assign(new EventEmitter(), {
        isTTY,
        columns: 150,
        rows: 40,
        write: (text: string) => written.push(text),
      });
      return { written, stream: fake as unknown as NodeJS.WriteStream };
    };

    it('is drawn anew in a terminal, with the last errors', () => {
      const { written, stream: terminal } = stream(true);
      showFlow(flow({ errors: [{ stepId: 'b', message: 'no item' }] }), terminal).stop();
      expect(written.join(''))
        .to.contain('1 Step a')
        .and.to.contain('error: no item')
        .and.to.contain('run 1 of step 1');
    });

    it('is told by a line now and then elsewhere', () => {
      const { written, stream: pipe } = stream(false);
      showFlow(flow(), pipe).stop();
      expect(written).to.deep.equal([]);
    });
  });
});
