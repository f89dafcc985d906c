import type { Cfg, Context } from './context';
import { explainRun } from './explain';
import { nodeRuntime, type Runtime } from './runtime';
import { openSession, type Session } from './session';

/**
 * A function of a form that asks the vendor, such as a select model: opens a session and leaves the rest to `ask`.
 * Somebody waits for the answer, as in a sample run: it gives up as early. Rejects with an error for the designer.
 */
export function answering<Answer>(
  ask: (session: Session, cfg: Cfg) => Promise<Answer>,
  runtime: Runtime = nodeRuntime,
) {
  const interactive: Runtime = { ...runtime, env: { ...runtime.env, ELASTICIO_FLOW_TYPE: 'debug' } };
  return async function answer(this: Context, cfg: Cfg): Promise<Answer> {
    let session: Session | undefined;
    try {
      session = await openSession(this, cfg, interactive);
      return await ask(session, cfg);
    } catch (error) {
      throw explainRun(error, cfg, session);
    }
  };
}
