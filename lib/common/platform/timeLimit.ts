import type { Session } from './session';

/**
 * Tells whether a run that begins now may still begin something: the platform hands a message out again after 30
 * minutes, so a run has to end before that and leave time for what is under way.
 */
export function timeLimit({ clock, settings }: Pick<Session, 'clock' | 'settings'>): () => boolean {
  const endMs = clock.nowMs() + settings.pollTimeLimitMs;
  return () => clock.nowMs() < endMs;
}
