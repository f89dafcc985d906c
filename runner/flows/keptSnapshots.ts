import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { isObject, parseJson } from '../../lib/common/util/collections';

type Snapshots = Readonly<Record<string, unknown>>;

/** The last snapshots of a flow's steps, kept from one start to the next. */
export interface KeptSnapshots {
  read(): Snapshots;
  write(snapshots: Snapshots): void;
}

/** Keeps them in a file, which many flows share, under the flow's name. A file that cannot be read counts as empty. */
export function keptSnapshots(file: string, flow: string): KeptSnapshots {
  const readAll = (): Record<string, unknown> => {
    const all = parseJson(textOf(file));
    return isObject(all) ? all : {};
  };
  return {
    read() {
      const own = readAll()[flow];
      return isObject(own) ? own : {};
    },
    write(snapshots) {
      // Atomic: a process that dies while it writes must not destroy what is there.
      const draft = `${file}.${process.pid}`;
      writeFileSync(draft, `${JSON.stringify({ ...readAll(), [flow]: snapshots }, null, 2)}\n`);
      renameSync(draft, file);
    },
  };
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
