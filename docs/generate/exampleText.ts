import { type Example, exampleArguments } from '../../runner/examples';
import { commandLine } from '../../runner/shell';
import type { DocumentedExample } from './examples';
import { runExample } from './runExample';
import { shortJson } from './shortJson';

/** Runs an example and tells it: settings by their labels, input, output. */
export async function exampleText(example: DocumentedExample): Promise<string> {
  const { settings, bodies, snapshot } = await runExample(example.name, example);
  const [first, ...others] = bodies.map((body) => shortJson(body, example.shown));
  const form = settings.map(({ label, value }) => `${label}: ${value}`).join('; ');
  const body = example.attach ? { url: `<link of ${example.attach}>`, ...example.body } : example.body;
  const input = body ? [`// ${[form, 'Input:'].filter(Boolean).join('. ')}`, shortJson(body)] : [`// ${form}`];
  const output = first === undefined ? ['// No output'] : [outputTitle(others.length), first];
  const last = snapshot ? ['// Snapshot:', shortJson(snapshot)] : [];
  return ['```jsonc', ...input, ...output, ...last, '```'].join('\n');
}

const outputTitle = (others: number) => (others > 0 ? `// Output, the first of ${others + 1} messages:` : '// Output:');

/** The command that runs an example. */
export const exampleCommand = (name: string, example: Example): string => commandLine(exampleArguments(name, example));
