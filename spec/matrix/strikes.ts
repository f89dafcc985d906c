import type { Baseline, Cell } from './cell';
import { MATRIX_FAULTS, type MatrixFault } from './faults';
import type { MatrixFunction } from './matrixSystem';

type Strike = (baseline: Baseline) => Pick<Cell, 'from' | 'times'>;

/** How often a fault strikes: once at the first request or at the last one, or from the first one on for good. */
export const STRIKES = {
  'the first request': () => ({ from: 1, times: 1 }),
  'the last request': ({ outcome }) => ({ from: outcome.wire.length, times: 1 }),
  'every request': () => ({ from: 1, times: Number.POSITIVE_INFINITY }),
} satisfies Readonly<Record<string, Strike>>;

export const faultsFor = ({ takesAnyBody }: MatrixFunction): readonly MatrixFault[] =>
  MATRIX_FAULTS.filter(({ name }) => !(takesAnyBody && name === 'HTML body'));
