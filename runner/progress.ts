import { SingleBar } from 'cli-progress';

/** A progress display. */
export interface Progress {
  step(): void;
  stop(): void;
}

/** A bar in a terminal; otherwise one line at the end. */
export function showProgress(name: string, total: number): Progress {
  return process.stderr.isTTY ? bar(name, total) : lastLine(name, total);
}

function bar(name: string, total: number): Progress {
  const single = new SingleBar({ format: `${name}  {bar}  {value}/{total} records  {duration_formatted}` });
  single.start(total, 0);
  return { step: () => single.increment(), stop: () => single.stop() };
}

function lastLine(name: string, total: number): Progress {
  let value = 0;
  return {
    step: () => {
      value++;
    },
    stop: () => console.log(`${name.trimEnd()}: ${value}/${total} records`),
  };
}
