import type { LogEntry } from '../../emulator/requestLog';
import type { Cfg } from '../../lib/common/platform/context';
import type { Handler } from '../../lib/common/platform/run';
import type { EmulatedStep } from './emulatedStep';
import { attemptAction } from './runAction';

export interface ActionRun {
  /** Bodies of the messages that were emitted. */
  readonly bodies: Record<string, unknown>[];
  readonly error: Error | undefined;
  /** `GET Item?upc=1`: what went over the wire, in order; the path below the account, the query decoded. */
  readonly wire: string[];
  readonly entries: readonly LogEntry[];
  readonly lines: readonly string[];
}

/** Runs an action once and returns everything that came of it, an error too. */
export async function observeAction(
  step: EmulatedStep,
  handler: Handler,
  cfg: Cfg,
  body: Readonly<Record<string, unknown>> = {},
): Promise<ActionRun> {
  const { emulator } = step;
  const [bodies, entries, lines] = [step.bodies.length, emulator.log.entries.length, step.lines.length];
  const error = await attemptAction(step, handler, body, cfg);
  const sent = emulator.log.entries.slice(entries);
  return {
    bodies: step.bodies.slice(bodies) as Record<string, unknown>[],
    error,
    wire: sent.map(wireOf),
    entries: sent,
    lines: step.lines.slice(lines),
  };
}

const wireOf = ({ method, path, query }: LogEntry): string => {
  const place = path.replace(/^\/API\/V3\/Account\/\d+\//, '').replace(/\.json$/, '');
  return `${method} ${place}${query && `?${decodeURIComponent(query)}`}`;
};
