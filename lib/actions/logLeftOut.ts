import type { Entity } from '../common/model/entity';
import type { Log } from '../common/util/log';

/** Logs what a message holds and no change takes: a record that was read holds much that the system computes. */
export function logLeftOut(log: Log, { label }: Entity, names: readonly string[]): void {
  if (names.length > 0)
    log.info('%s: left out, as it cannot be changed: %s', label, names.slice(0, MAX_NAMES).join(', '));
}

const MAX_NAMES = 50;
