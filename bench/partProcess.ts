import { PARTS } from './parts';

/** A process of its own, started by `measureInProcess`: sends the section of one part. */
async function main(name?: string, rounds?: string): Promise<void> {
  const section = await PARTS.find((part) => part.name === name)?.measure(Number(rounds));
  process.send?.(section, () => process.exit());
}

void main(...process.argv.slice(2));
