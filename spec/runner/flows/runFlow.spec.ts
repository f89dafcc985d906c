import { expect } from 'chai';
import type { FlowFile, FlowStep } from '../../../runner/flows/flowFile';
import type { FlowMessage } from '../../../runner/flows/mapping';
import { type FlowOptions, runFlow } from '../../../runner/flows/runFlow';
import type { RunningStep, StepOutlet } from '../../../runner/flows/runningStep';
import { newStepFigures } from '../../../runner/flows/stepFigures';
import { errorOf } from '../../support/errorOf';
import { type TestClock, testClock } from '../../support/testClock';

type Work = (message: FlowMessage, outlet: StepOutlet) => Promise<void> | void;

describe('A flow', () => {
  const step = (id: string): FlowStep => ({ id, title: id, function: id });
  const file: FlowFile = { title: 'Flow', description: 'Flow', steps: [step('a'), step('b'), step('c')] };
  let clock: TestClock;
  let events: string[];
  /** What each step does with a message; default: passes it on. */
  let works: Record<string, Work>;

  beforeEach(() => {
    clock = testClock();
    events = [];
    works = {};
  });

  const pass: Work = (message, outlet) => outlet.onData(message);

  /** A step that works in this process, and collects when it is called `group`. */
  async function start(step: FlowStep, outlet: StepOutlet): Promise<RunningStep> {
    if (step.id === 'broken') throw new Error('b cannot be started');
    let open = 0;
    let isStopped = false;
    const collected: FlowMessage[] = [];
    const note = (what: string) => async () => {
      isStopped = true;
      events.push(`${what} ${step.id}`);
    };
    return {
      step,
      figures: newStepFigures(),
      openCount: () => open,
      async give(message) {
        open++;
        events.push(`${step.id} ${JSON.stringify(message.body)}`);
        if (step.id === 'group') collected.push(message);
        else await (works[step.id] ?? pass)(message, outlet);
        open -= isStopped ? 0 : 1;
      },
      isIdle: async () => open === 0,
      finish() {
        for (const message of collected.splice(0)) outlet.onData(message);
      },
      stop: note('stop'),
      kill: note('kill'),
      close: note('close'),
    };
  }

  const startFailing = async (step: FlowStep, outlet: StepOutlet): Promise<RunningStep> => {
    const running = await start(step, outlet);
    let isKilled = () => {};
    const killed = new Promise<void>((resolve) => {
      isKilled = resolve;
    });
    return {
      ...running,
      stop: () => killed.then(() => Promise.reject(new Error('The channel is closed'))),
      async kill() {
        await running.kill();
        isKilled();
      },
    };
  };

  const run = (options: Partial<FlowOptions> = {}, steps = file.steps) =>
    runFlow({ ...file, steps }, { runs: 1, everyS: 60, start, clock, ...options });

  it('hands messages from step to step, keeps what the last one sends, and ends when all are worked off', async () => {
    works = {
      a(_message, outlet) {
        for (const body of [1, 2]) outlet.onData({ body });
      },
      b: async (message, outlet) => {
        await clock.sleep(5_000);
        outlet.onData({ body: Number(message.body) * 10 });
      },
    };
    const flow = await run();
    await flow.done;
    expect(flow.results.map(({ body }) => body)).to.have.members([10, 20]);
    expect(flow.runs).to.equal(1);
    expect(events.slice(-6)).to.deep.equal(['stop a', 'stop b', 'stop c', 'close a', 'close b', 'close c']);
  });

  it('lets the trigger run by its interval, and not while a run is under way', async () => {
    const startedMs = clock.nowMs();
    const atS: number[] = [];
    works = {
      async a() {
        atS.push(Math.round((clock.nowMs() - startedMs) / 1000));
        await clock.sleep(atS.length === 1 ? 130_000 : 0);
      },
    };
    const flow = await run({ runs: 3 });
    await flow.done;
    expect(atS[0]).to.equal(0);
    expect(atS[1]).to.be.within(130, 131);
    expect(atS[2]).to.be.within(190, 192);
  });

  it('lets steps that collect send when the steps before them are done', async () => {
    works = {
      async a(_message, outlet) {
        outlet.onData({ body: 1 });
        await clock.sleep(30_000);
        outlet.onData({ body: 2 });
      },
      b: (message, outlet) => {
        events.push(`sent ${message.body}`);
        outlet.onData(message);
      },
    };
    const flow = await run({}, [step('a'), step('group'), step('b')]);
    await flow.done;
    expect(events.slice(0, 7)).to.deep.equal(['a {}', 'group 1', 'group 2', 'b 1', 'sent 1', 'b 2', 'sent 2']);
  });

  it('keeps the errors of all steps', async () => {
    works = { b: (_message, outlet) => outlet.onError('no item') };
    const flow = await run();
    await flow.done;
    expect(flow.errors).to.deep.equal([{ stepId: 'b', message: 'no item' }]);
    expect(flow.results).to.deep.equal([]);
  });

  it('ends the trigger first when it is stopped, and works off what is there', async () => {
    works = {
      async a(_message, outlet) {
        outlet.onData({ body: 1 });
        await clock.sleep(1_000);
        flow.stop();
      },
      async b(message, outlet) {
        await clock.sleep(10_000);
        outlet.onData(message);
      },
    };
    const flow = await run({ runs: Number.POSITIVE_INFINITY });
    await flow.done;
    expect(flow.runs).to.equal(1);
    expect(flow.results.map(({ body }) => body)).to.deep.equal([1]);
    expect(events.indexOf('stop a')).to.be.below(events.indexOf('c 1'));
  });

  it('ends at once when it is killed', async () => {
    const flow = await run({ runs: Number.POSITIVE_INFINITY });
    await flow.kill();
    await flow.done;
    expect(events).to.include.members(['kill a', 'kill b', 'kill c', 'close c']).and.not.include('stop c');
  });

  it('does not begin when a step cannot be started; the others are ended', async () => {
    const error = await run({}, [step('a'), step('broken')]).catch((reason: Error) => reason);
    expect(error).to.have.property('message', 'b cannot be started');
    expect(events).to.deep.equal(['kill a', 'close a']);
  });

  it('that is killed while it stops has killed and closed its steps when it is done', async () => {
    works['b'] = () => new Promise(() => {});
    const flow = await run({ runs: 2, start: startFailing });
    await clock.sleep(1000);
    flow.stop();
    await flow.kill();
    await flow.done;
    expect(flow.isKilled).to.equal(true);
    for (const what of ['kill', 'close']) {
      expect(events.filter((event) => event.startsWith(what))).to.have.members([`${what} a`, `${what} b`, `${what} c`]);
    }
  });

  it('whose trigger cannot be ended fails with its error', async () => {
    const flow = await run({
      runs: 2,
      start: async (step, outlet) => ({
        ...(await start(step, outlet)),
        stop: () => Promise.reject(new Error('No broker')),
      }),
    });
    const failed = errorOf(flow.done);
    flow.stop();
    expect((await failed).message).to.equal('No broker');
  });
});
