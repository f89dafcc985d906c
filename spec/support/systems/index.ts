import { lsOne } from './lsOne';
import { retail } from './retail';
import { supplier } from './supplier';
import type { SystemUnderTest } from './systemUnderTest';

/** The systems of the component. */
export const SYSTEMS_UNDER_TEST: readonly SystemUnderTest[] = [retail, lsOne, supplier];
