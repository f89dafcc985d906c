import { type Dispatch, useCallback } from 'react';
import type { RunRequest } from '../../protocol';
import { post } from './post';
import type { Action, State } from './state';

/** Starts and cancels runs. */
export function useRuns({ run }: State, dispatch: Dispatch<Action>) {
  const start = useCallback(
    async (request: Omit<RunRequest, 'runId'>) => {
      const runId = crypto.randomUUID();
      // Before the server answers: its first events may come earlier than its answer.
      dispatch({ type: 'begin', runId, snapshot: request.snapshot });
      try {
        await post('run', { ...request, runId });
      } catch (error) {
        dispatch({ type: 'error', runId, message: (error as Error).message });
        dispatch({ type: 'ended', runId, isCancelled: false });
      }
    },
    [dispatch],
  );
  const cancel = () => void (run && post('cancel', { runId: run.id }));
  return { start, cancel };
}
