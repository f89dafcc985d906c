import type { Cfg, Context } from './lib/common/platform/context';
import { explainRun } from './lib/common/platform/explain';
import { withInteractiveTimeout } from './lib/common/platform/interactiveTimeout';
import { openSession, type Session } from './lib/common/platform/session';
import { vendorOf } from './lib/common/systems';
import { systemClock } from './lib/common/util/clock';

/**
 * Checks a credential against its system. Resolves only when it works; the user sees the text of the error. The platform
 * requires the name and place of this file, and the function as the module itself.
 */
export = async function verifyCredentials(this: Context, cfg: Cfg): Promise<{ readonly verified: true }> {
  const opened: { session?: Session } = {};
  const check = async () => {
    opened.session = await openSession(this, cfg);
    await opened.session.verify();
  };
  try {
    await withInteractiveTimeout(systemClock, { what: 'The check of the credential', vendor: vendorOf(cfg) }, check);
    this.logger.info('The credential works');
    return { verified: true };
  } catch (error) {
    throw explainRun(error, cfg, opened.session);
  }
};
