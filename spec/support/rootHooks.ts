import { expectNoLeaks } from './leaks';

/** Whatever a test is about: nothing that a step logged or threw in it holds a secret of its credential. */
export const mochaHooks = { afterEach: expectNoLeaks };
