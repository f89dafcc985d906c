import { accounts } from './accounts/accounts';
import { memory } from './memory/memory';
import { overhead } from './overhead/overhead';
import { pacing } from './pacing/pacing';
import { peers } from './peers/peers';
import type { Part } from './report/section';
import { sharing } from './sharing/sharing';
import { startUp } from './startUp/startUp';

/** What is measured, in the order of the report. */
export const PARTS: readonly Part[] = [pacing, overhead, sharing, accounts, peers, startUp, memory];
