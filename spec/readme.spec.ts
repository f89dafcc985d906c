import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import component from '../component.json';
import packageJson from '../package.json';
import { completenessMatrix } from './support/completenessMatrix';

interface FunctionText {
  readonly title: string;
  readonly fields?: Readonly<Record<string, { readonly label: string }>>;
}

describe('README', () => {
  const readme = readFileSync(join(__dirname, '..', 'README.md'), 'utf8');
  const { triggers, actions, credentials, envVars } = component;
  const functions: FunctionText[] = Object.values({ ...triggers, ...actions });

  /** The part below a heading, down to the next heading of its level. */
  const section = (heading: string) => readme.split(`\n${heading}\n`)[1]?.split(/\n#{2,3} /)[0] ?? '';

  it('shows the two commands, which exist', () => {
    expect(readme).to.contain('npm ci && npm start').and.to.contain('npm ci && npm test');
    expect(packageJson.scripts).to.include.keys('start', 'test', 'step', 'emulator');
  });

  it('has a line for every environment variable', () => {
    for (const name of Object.keys(envVars))
      expect(section('### Environment variables'), name).to.contain(`\`${name}\``);
  });

  it('tells every field of the credential', () => {
    for (const { label } of Object.values(credentials.fields)) expect(section('### On the platform')).to.contain(label);
  });

  for (const { title, fields = {} } of functions) {
    it(`tells every field of ${title}`, () => {
      for (const { label } of Object.values(fields)) expect(section(`### ${title}`)).to.contain(`**${label}**`);
    });
  }

  it('tells what can be done with each object, as the functions offer it', async () =>
    expect(readme, 'npm run readme').to.contain(`\n${await completenessMatrix()}\n`));

  it('leads somewhere with every link of its own', () => {
    const anchors = [...readme.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
      heading
        .toLowerCase()
        .replace(/[^\w\- ]/g, '')
        .replaceAll(' ', '-'),
    );
    const links = [...readme.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor);
    expect(anchors).to.include.members(links);
  });
});
