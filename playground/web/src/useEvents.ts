import { type Dispatch, useEffect } from 'react';
import type { PlaygroundEvent } from '../../protocol';
import type { Action } from './state';

/** Hands every event of the server on. */
export function useEvents(dispatch: Dispatch<Action>): void {
  useEffect(() => {
    const source = new EventSource('events');
    source.onmessage = ({ data }) => dispatch(JSON.parse(data) as PlaygroundEvent);
    return () => source.close();
  }, [dispatch]);
}
