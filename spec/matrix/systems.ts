import { lsOne } from './lsOne';
import type { MatrixSystem } from './matrixSystem';
import { retail } from './retail';
import { supplier } from './supplier';

export const MATRIX_SYSTEMS: readonly MatrixSystem[] = [retail, lsOne, supplier];
