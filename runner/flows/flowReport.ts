import { groupBy } from '../../lib/common/util/collections';
import { listGiven } from '../../lib/common/util/given';
import type { FlowFile } from './flowFile';
import { compileExpression } from './mapping';
import type { FlowError, RunningFlow } from './runFlow';
import type { RunningStep } from './runningStep';
import type { StepFigures } from './stepFigures';

/** What a flow has done: the content of the summary, and of `--json`. */
export interface FlowReport {
  readonly flow: string;
  /** The accounts that it worked on. */
  readonly accounts: string;
  readonly seconds: number;
  /** Runs of the trigger. */
  readonly runs: number;
  readonly steps: readonly StepReport[];
  readonly errors: readonly ErrorReport[];
  readonly result?: { readonly title: string; readonly rows: readonly Readonly<Record<string, unknown>>[] };
}

export interface StepReport extends Readonly<StepFigures> {
  readonly id: string;
  readonly title: string;
  /** Messages that are not over. */
  readonly open: number;
}

interface ErrorReport {
  readonly step: string;
  readonly message: string;
  readonly times: number;
}

export const stepReport = ({ step: { id, title }, figures, openCount }: RunningStep): StepReport => ({
  id,
  title,
  open: openCount(),
  ...figures,
});

/** @throws Error when the expression of the flow's result does */
export async function reportFlow(
  { title, result }: FlowFile,
  { steps, errors, results, runs }: RunningFlow,
  { accounts, seconds }: { readonly accounts: string; readonly seconds: number },
): Promise<FlowReport> {
  const rows = result && listGiven(await compileExpression(result.rows)({ body: results }));
  return {
    flow: title,
    accounts,
    seconds: Math.round(seconds * 10) / 10,
    runs,
    steps: steps.map(stepReport),
    errors: equalErrors(errors),
    ...(result && { result: { title: result.title, rows: rows as Record<string, unknown>[] } }),
  };
}

const equalErrors = (errors: readonly FlowError[]): ErrorReport[] =>
  [...groupBy(errors, ({ stepId, message }) => `${stepId} ${message}`).values()].flatMap(([first, ...more]) =>
    first ? [{ step: first.stepId, message: first.message, times: 1 + more.length }] : [],
  );
