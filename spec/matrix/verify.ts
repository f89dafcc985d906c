import type { Handler } from '../../lib/common/platform/run';

/** The check of a credential, as a function that emits nothing. */
export const verify: Handler = (session) => session.verify();
