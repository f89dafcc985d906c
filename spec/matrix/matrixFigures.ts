import type { Cell, CellResult } from './cell';

/** One line of the table: what came of a kind of fault in the functions of a system. */
export interface FaultFigures {
  readonly system: string;
  readonly fault: string;
  cells: number;
  /** Ended with the same result as without the fault. */
  done: number;
  /** Ended in an error that names its cause. */
  errors: number;
  /** Goes on with the next run or delivery. */
  later: number;
  mostRequests: number;
  longestS: number;
  /** Anything else. */
  violations: number;
}

/** Collects the figures of a suite, a line for each system and kind of fault. */
export function matrixFigures(): {
  readonly lines: readonly FaultFigures[];
  add(cell: Cell, result: CellResult): void;
} {
  const lines = new Map<string, FaultFigures>();
  return {
    get lines() {
      return [...lines.values()];
    },
    add({ system, fault }, { end, asked, tookMs, violations }) {
      const key = `${system.name} ${kindOf(fault.name)}`;
      const line = lines.get(key) ?? newLine(system.name, kindOf(fault.name));
      lines.set(key, line);
      line.cells++;
      line[END[end]]++;
      line.mostRequests = Math.max(line.mostRequests, asked);
      line.longestS = Math.max(line.longestS, Math.round(tookMs / 1000));
      line.violations += violations.length;
    },
  };
}

const END = { done: 'done', error: 'errors', later: 'later' } as const;

const newLine = (system: string, fault: string): FaultFigures => ({
  ...{ system, fault, cells: 0, done: 0, errors: 0, later: 0, mostRequests: 0, longestS: 0, violations: 0 },
});

/** Faults that differ in a number only are one line. */
const kindOf = (name: string): string =>
  name
    .replace(/^429.*/, 'refused by a rate limit (429)')
    .replace(/^status 5[23]\d$/, 'status 520 to 530')
    .replace(/^status \d+$/, 'status 408, 500 to 504')
    .replace(/^redirect \d+/, 'redirect');
