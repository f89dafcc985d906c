import type { Cfg, Context } from './context';
import { explainRun } from './explain';
import { nodeRuntime, type Runtime } from './runtime';
import { openSession, type Session } from './session';

/**
 * Creates a function of a form that asks the vendor, such as a select model: it opens a session and calls `ask`. A user
 * waits for the answer, so the limits of a sample run apply. Rejects with an error for the flow designer.
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
