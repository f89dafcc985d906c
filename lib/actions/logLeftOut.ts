import type { Entity } from '../common/model/entity';
import type { Log } from '../common/util/log';

/** Logs the fields of a message that cannot be changed: a record that was read contains many computed fields. */
export function logLeftOut(log: Log, { label }: Entity, names: readonly string[]): void {
  if (names.length > 0)
    log.info('%s: left out, as it cannot be changed: %s', label, names.slice(0, MAX_NAMES).join(', '));
}

const MAX_NAMES = 50;
