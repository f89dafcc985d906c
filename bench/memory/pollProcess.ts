import { pollToNowhere } from '../support/measuredStep';

const EVERY = 10_000;

/** Polls to the end, and tells the resident size in MB after every 10,000 records. */
async function main(): Promise<void> {
  const sizesMb: number[] = [];
  let records = 0;
  await pollToNowhere(JSON.parse(process.argv[2] ?? '{}'), ({ body }) => {
    records += (body as { results?: readonly unknown[] }).results?.length ?? 1;
    if (records % EVERY === 0) sizesMb.push(process.memoryUsage.rss() / 1e6);
  });
  process.send?.(sizesMb, () => process.exit());
}

void main();
