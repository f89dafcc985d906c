import { PassThrough } from 'node:stream';
import { expect } from 'chai';
import { showFlow } from '../../../runner/flows/flowView';
import type { RunningFlow } from '../../../runner/flows/runFlow';

describe('A flow that is shown while it runs', () => {
  const flow = { steps: [], errors: [{ stepId: 'a', message: 'no item' }], runs: 3 } as unknown as RunningFlow;
  const stream = (more: object) => {
    const through = Object.assign(new PassThrough(), more);
    return { stream: through as unknown as NodeJS.WriteStream, written: () => String(through.read() ?? '') };
  };

  it('is a table on a terminal, whose headline says what the flow is about to do', () => {
    const { stream: terminal, written } = stream({ isTTY: true, columns: 120, rows: 40 });
    const view = showFlow(flow, terminal);
    view.say('Stopping: messages in work are finished first.');
    view.stop();
    const text = written();
    expect(text).to.contain('run 3 of step 1; Ctrl-C ends the flow');
    expect(text).to.contain('run 3 of step 1; Stopping: messages in work are finished first.');
    expect(text).to.contain('error: no item');
  });

  it('is a line for each thing said elsewhere', () => {
    const { stream: file, written } = stream({ isTTY: false });
    const view = showFlow(flow, file);
    view.say('Stopping');
    view.stop();
    expect(written()).to.equal('Stopping\n');
  });
});
