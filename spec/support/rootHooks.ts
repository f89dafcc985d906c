import { expectNoLeaks } from './leaks';
import { expectNoRejections, watchRejections } from './rejections';

/**
 * Whatever a test is about: nothing that a step logged or threw in it holds a secret of its credential, and it leaves no
 * rejected promise behind.
 */
export const mochaHooks = { beforeAll: watchRejections, afterEach: [expectNoLeaks, expectNoRejections] };
