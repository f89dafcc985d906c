import Table from 'cli-table3';
import type { FlowReport, StepReport } from './flowReport';

const PLAIN = { style: { head: [], border: [], compact: true } };
const MAX_ROWS = 20;
const MAX_ERRORS = 5;

/** A line for each step with its figures. */
export function stepTable(steps: readonly StepReport[]): string {
  const hasRequests = steps.some(({ requests }) => requests > 0);
  const head = ['step', 'in', 'out', 'open', 'errors', ...(hasRequests ? RATE_HEAD : [])];
  const table = new Table({ ...PLAIN, head });
  for (const [at, step] of steps.entries()) {
    const { title, in: received, out, open, errors } = step;
    table.push([`${at + 1} ${title}`, received, out, open, errors, ...(hasRequests ? rateCells(step) : [])]);
  }
  return table.toString();
}

const RATE_HEAD = ['requests', 'retries', 'drips', 'waited', 'bucket'];

/** Empty for a step that sends no requests. */
function rateCells({ requests, retries, rebounds, drips, waitedMs, levelDrips, sizeDrips }: StepReport): string[] {
  if (requests === 0) return ['', '', '', '', ''];
  const counts = [String(requests), String(retries + rebounds)];
  // Not every vendor counts drips.
  if (levelDrips === undefined) return [...counts, '', '', ''];
  const bucket = `${Math.round(levelDrips)} of ${sizeDrips ?? '?'}`;
  return [...counts, String(Math.round(drips)), `${(waitedMs / 1000).toFixed(1)} s`, bucket];
}

/** One line of progress for where no table can be redrawn. */
export function progressLine(steps: readonly StepReport[], seconds: number): string {
  const parts = steps.map((step) => {
    const { title, out, open, errors } = step;
    const more = [
      open > 0 ? `${open} open` : '',
      errors > 0 ? `${errors} errors` : '',
      step.levelDrips === undefined ? '' : `bucket ${rateCells(step).slice(-2).reverse().join(', waited ')}`,
    ]
      .filter(Boolean)
      .join(', ');
    return `${title} ${out}${more && ` (${more})`}`;
  });
  return `... ${Math.round(seconds)} s, messages sent: ${parts.join(', ')}`;
}

/** The summary at the end. */
export const reportText = (report: FlowReport): string =>
  [
    `${report.flow}: ended after ${report.seconds} s, ${report.runs} run${report.runs === 1 ? '' : 's'} of step 1`,
    stepTable(report.steps),
    LEGEND,
    ...restarted(report.steps),
    ...errorLines(report),
    ...resultLines(report.result),
  ].join('\n');

const MAX_CELL = 40;

function cell(value: unknown): string {
  const text = String(value ?? '');
  return text.length > MAX_CELL ? `${text.slice(0, MAX_CELL - 3)}...` : text;
}

const LEGEND = `in, out: messages that the step got and sent; open: got and not done; errors: failed for good.
requests: to the vendor; retries: requests and messages that were tried again; drips: the price of the requests, of which an
account may spend so many per second; waited: for that limit, all requests together; bucket: drips not yet paid off, of how many are allowed.`;

const restarted = (steps: readonly StepReport[]): string[] =>
  steps
    .filter(({ restarts }) => restarts > 0)
    .map(({ title, restarts }) => `${title}: processes that died and were started again: ${restarts}.`);

function errorLines({ errors, steps }: FlowReport): string[] {
  if (errors.length === 0) return [];
  const titleOf = (id: string) => steps.find((step) => step.id === id)?.title ?? id;
  const lines = errors
    .slice(0, MAX_ERRORS)
    .map(({ step, message, times }) => `- ${titleOf(step)}: ${message}${times > 1 ? ` (${times} times)` : ''}`);
  return [
    '',
    'Errors',
    ...lines,
    ...(errors.length > MAX_ERRORS ? [`and ${errors.length - MAX_ERRORS} more; --json shows all`] : []),
  ];
}

function resultLines(result: FlowReport['result']): string[] {
  if (!result) return [];
  const [first] = result.rows;
  if (!first) return ['', `${result.title}: none`];
  const head = Object.keys(first);
  const table = new Table({ ...PLAIN, head });
  for (const row of result.rows.slice(0, MAX_ROWS)) table.push(head.map((key) => cell(row[key])));
  const more = result.rows.length - MAX_ROWS;
  return ['', result.title, table.toString(), ...(more > 0 ? [`and ${more} more`] : [])];
}
