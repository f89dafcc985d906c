import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { componentFunctions } from '../../runner/functions';
import { componentRoot } from '../../runner/sailor';
import { DOCUMENTED_SYSTEMS } from './documentedSystems';
import { furtherExamples, readmeExample } from './examples';
import { exampleCommand, exampleText } from './exampleText';
import { fieldList } from './fieldList';
import { GENERATED } from './markdown';
import { objectPage } from './objectPage';
import { objectTable } from './objectTable';
import { operationTable } from './operationTable';

/** Every page that the script writes, by its path: the README with its lists and examples renewed, and those in docs/. */
export async function writtenPages(): Promise<Record<string, string>> {
  return {
    'README.md': await renewedReadme(readFileSync(join(componentRoot, 'README.md'), 'utf8')),
    'docs/objects.md': `${GENERATED}\n\n${OBJECTS}\n${await objectTables()}`,
    'docs/operations.md': `${GENERATED}\n\n${OPERATIONS}\n\n${operationTable()}\n`,
    ...objectPages(),
    'docs/examples.md': `${GENERATED}\n\n${EXAMPLES}\n${await examplePage()}`,
  };
}

/** A page for each object, operation, report and document: no two systems have objects of the same name. */
const objectPages = (): Record<string, string> =>
  Object.fromEntries(
    DOCUMENTED_SYSTEMS.flatMap((system) =>
      Object.values(system.catalogue).map((entity) => [
        `docs/objects/${entity.entity}.md`,
        `${GENERATED}\n\n${objectPage(system, entity)}\n`,
      ]),
    ),
  );

/** A section for each system. */
async function objectTables(): Promise<string> {
  let text = '';
  for (const system of DOCUMENTED_SYSTEMS) text += `\n## ${system.title}\n\n${await objectTable(system)}\n`;
  return text;
}

/** In the section of each function the list of its fields and its example; everything else is written by hand. */
async function renewedReadme(readme: string): Promise<string> {
  let text = readme;
  for (const { name, title, fields } of componentFunctions()) {
    const example = await exampleText(readmeExample(name));
    text = replaceInSection(text, title, FIELDS, () => `#### Configuration Fields\n${fieldList(fields)}\n\n`);
    text = replaceInSection(
      text,
      title,
      EXAMPLE,
      () => `<details><summary>Example</summary>\n\n${example}\n</details>`,
    );
  }
  return text;
}

const FIELDS = /#### Configuration Fields\n[\s\S]*?\n\n(?=\*\*Input)/;
const EXAMPLE = /<details><summary>Example<\/summary>\n[\s\S]*?<\/details>/;

function replaceInSection(text: string, title: string, part: RegExp, by: () => string): string {
  const start = text.indexOf(`\n### ${title}\n`);
  const end = text.indexOf('\n### ', start + 1);
  const section = text.slice(start, end);
  if (start < 0 || !part.test(section)) throw new Error(`The README has no ${part.source} in "${title}"`);
  return text.slice(0, start) + section.replace(part, by) + text.slice(end);
}

async function examplePage(): Promise<string> {
  let text = '';
  for (const { name, title } of componentFunctions()) {
    const ofFunction = furtherExamples.filter((example) => example.name === name);
    if (ofFunction.length > 0) text += `\n## ${title}\n`;
    for (const example of ofFunction) {
      const command = ['```', exampleCommand(name, example), '```'].join('\n');
      text += `\n### ${example.title}\n\n${await exampleText(example)}\n\n${command}\n`;
    }
  }
  return text;
}

const OBJECTS = `# What can be done with each object

*Poll* names the field that tells what is new. "new ones" means that Lightspeed does not tell when such an object changes,
or cannot sort by it: only new ones are found, by their id. *Look up* tells whether one such object can be looked up, several
by a search, or both (yes). Each name leads to the fields of the object. *Delete* tells what Lightspeed does: archive or delete for good.`;

const OPERATIONS = `# Operations of Run Operation

Before anything is sent the input is checked against these fields, and every other name is refused. *Drips* is the price with
one record in each list. An operation that is not repeated ends with an error when it is unclear whether Lightspeed carried it
out; the error says by what to see whether it was done. What a rate limit refused was not carried out, and is sent again.`;

const EXAMPLES = `# Further examples

One example of each function is in the README. All of them run on a fresh emulator; the line below each one runs it. \`...\`
stands for fields and elements that are left out, and all times of the run are shown as one.`;
