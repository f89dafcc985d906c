import { type Dispatch, useEffect, useState } from 'react';
import type { PlaygroundEvent } from '../../protocol';
import type { Action } from './state';

/**
 * Hands every event of the server on.
 *
 * @returns whether the server is there; the browser tries again by itself
 */
export function useEvents(dispatch: Dispatch<Action>): boolean {
  const [isConnected, setConnected] = useState(true);
  useEffect(() => {
    const source = new EventSource('events');
    source.onmessage = ({ data }) => dispatch(JSON.parse(data) as PlaygroundEvent);
    source.onopen = () => setConnected(true);
    source.onerror = () => setConnected(false);
    return () => source.close();
  }, [dispatch]);
  return isConnected;
}
