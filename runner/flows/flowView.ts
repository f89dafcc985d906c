import { createLogUpdate } from 'log-update';
import { type StepReport, stepReport } from './flowReport';
import { progressLine, stepTable } from './flowText';
import type { RunningFlow } from './runFlow';

/** Where a flow is shown while it runs. */
export interface FlowView {
  /** Shows what the flow is about to do. */
  say(text: string): void;
  /** Ends the view; the summary takes its place. */
  stop(): void;
}

const REDRAW_MS = 500;
const LINE_MS = 5_000;
const SHOWN_ERRORS = 3;

/** In a terminal a table that is redrawn, elsewhere a line now and then. */
export function showFlow(flow: RunningFlow, stream: NodeJS.WriteStream): FlowView {
  const startedMs = Date.now();
  const secondsNow = () => (Date.now() - startedMs) / 1000;
  const reports = () => flow.steps.map(stepReport);
  // A terminal that does not know its size would show nothing.
  if (!stream.isTTY || !stream.columns) {
    const timer = setInterval(() => stream.write(`${progressLine(reports(), secondsNow())}\n`), LINE_MS);
    return { say: (text) => void stream.write(`${text}\n`), stop: () => clearInterval(timer) };
  }
  const update = createLogUpdate(stream);
  let said = 'Ctrl-C ends the flow after the messages in work';
  const draw = () =>
    update(screen(reports(), flow, `${Math.round(secondsNow())} s, run ${flow.runs} of step 1; ${said}`));
  draw();
  const timer = setInterval(draw, REDRAW_MS);
  return {
    say(text) {
      said = text;
      draw();
    },
    stop() {
      clearInterval(timer);
      update.clear();
      update.done();
    },
  };
}

const screen = (steps: readonly StepReport[], { errors }: RunningFlow, headline: string): string =>
  [headline, stepTable(steps), ...errors.slice(-SHOWN_ERRORS).map(({ message }) => `error: ${message}`)].join('\n');
