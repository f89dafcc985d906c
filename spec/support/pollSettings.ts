import type { PollSettings } from '../../lib/common/polling/pollSettings';
import { entityOf } from './entityOf';

/** Settings of a plain run, to be varied. */
export const pollSettings = (
  entity: string,
  by: PollSettings['by'],
  more: Partial<PollSettings> = {},
): PollSettings => ({
  entity: entityOf(entity),
  by,
  pageSize: 100,
  maxPages: Number.POSITIVE_INFINITY,
  relations: [],
  archived: 'include',
  filters: [],
  parents: {},
  sample: false,
  settleMs: 5000,
  timeLimitMs: 19 * 60_000,
  ...more,
});
