import { secretsIn } from './lib/common/platform/connection';
import type { Cfg, Context } from './lib/common/platform/context';
import { explain } from './lib/common/platform/explain';
import { openSession, type Session } from './lib/common/platform/session';
import { createSecrets } from './lib/common/secrets';

/**
 * Checks a credential against Lightspeed. Resolves only when it works; the text of the error is what the user sees.
 * The platform insists on the name and place of this file, and on the function being the module itself.
 */
export = async function verifyCredentials(this: Context, cfg: Cfg): Promise<{ readonly verified: true }> {
  let session: Session | undefined;
  try {
    session = await openSession(this, cfg);
    await session.verify();
    this.logger.info('The credential works');
    return { verified: true };
  } catch (error) {
    throw explain(error, session?.conceal ?? createSecrets(...secretsIn(cfg)).conceal);
  }
};
