import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect } from 'chai';
import component from '../component.json';
import { writtenPages } from '../docs/generate/pages';
import packageJson from '../package.json';
import { cli } from '../runner/cli';

interface FunctionText {
  readonly title: string;
  readonly fields?: Readonly<Record<string, { readonly label: string }>>;
}

const ROOT = join(__dirname, '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

const PAGES = [
  'README.md',
  'ARCHITECTURE.md',
  'CONTRIBUTING.md',
  'CHANGELOG.md',
  'SECURITY.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.md'))
    .map((file) => join('docs', file)),
];

/** The anchors of a page's headings, as the usual renderers make them. */
const anchorsIn = (page: string): string[] =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replace(/[^\w\- ]/g, '')
      .replaceAll(' ', '-'),
  );

/** Links of a page to places of the repository that are not there. */
function deadLinks(page: string): string[] {
  const targets = [...read(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)].map(([, target = '']) => target);
  return targets.filter((target) => {
    const [file = '', anchor] = target.split('#');
    const path = file ? join(dirname(page), file) : page;
    return !existsSync(join(ROOT, path)) || (anchor !== undefined && !anchorsIn(path).includes(anchor));
  });
}

/** What a page names in backticks and what looks like a path of the repository, but is none. */
const deadPaths = (page: string): string[] =>
  [...read(page).matchAll(/`([^`\s]+)`/g)]
    .map(([, path = '']) => path)
    .filter(
      (path) => PATH.test(path) && !MADE_LATER.some((made) => path.startsWith(made)) && !existsSync(join(ROOT, path)),
    );

/** Files that come about when the project is used. */
const MADE_LATER = read('.gitignore').split('\n').filter(Boolean);

/** A path from a folder of the repository, or a file at its root. */
const PATH = /^((lib|emulator|runner|spec|docs|flows|\.ci)\/[\w./-]*|\.\w+rc(\.json)?|[\w.-]+\.(json|md|ts))$/;

/** Scripts that a page tells to run and that package.json does not have. */
const deadScripts = (page: string): string[] =>
  [...read(page).matchAll(/npm run (?:-s )?([\w:]+)/g)]
    .map(([, script = '']) => script)
    .filter((script) => !(script in packageJson.scripts));

/** The command lines of the runner that a page tells to type, with their arguments. */
function stepLines(page: string): [line: string, args: string[]][] {
  const lines = [...page.matchAll(/^npm run -s step -- (.*?)(?: +#.*)?$/gm)].map(([, line = '']) => line);
  return lines.map((line) => [line, (line.match(/'[^']*'|\S+/g) ?? []).map((part) => part.replace(/^'(.*)'$/, '$1'))]);
}

describe('README', () => {
  const readme = read('README.md');
  const { triggers, actions, credentials, envVars } = component;
  const functions: FunctionText[] = Object.values({ ...triggers, ...actions });

  /** The part below a heading, down to the next heading of its level. */
  const section = (heading: string) => readme.split(`\n${heading}\n`)[1]?.split(/\n#{2,3} /)[0] ?? '';

  it('is read in a quarter of an hour', () => expect(readme.split('\n').length).to.be.at.most(500));

  it('shows the two commands, which exist', () => {
    expect(readme).to.contain('npm ci && npm start').and.to.contain('npm ci && npm test');
    expect(packageJson.scripts).to.include.keys('start', 'test');
  });

  it('has a line for every environment variable', () => {
    for (const name of Object.keys(envVars))
      expect(section('### Environment variables'), name).to.contain(`\`${name}\``);
  });

  it('tells every field of the credential', () => {
    for (const { label } of Object.values(credentials.fields)) expect(section('## Credentials')).to.contain(label);
  });

  for (const { title, fields = {} } of functions) {
    it(`tells every field of ${title}, with an example`, () => {
      for (const { label } of Object.values(fields)) expect(section(`### ${title}`)).to.contain(`**${label}**`);
      expect(section(`### ${title}`)).to.contain('// Output');
    });
  }
});

describe('Pages', () => {
  for (const page of PAGES) {
    for (const [line, args] of stepLines(read(page))) {
      it(`tell in ${page} to run ${line}, which works`, async () => {
        const out: string[] = [];
        const err: string[] = [];
        const exitCode = await cli(args, {
          env: {},
          print: (text) => out.push(text),
          printError: (text) => err.push(text),
        });
        expect({ exitCode, err }).to.deep.equal({ exitCode: 0, err: [] });
        expect(out.join('')).to.not.equal('');
      });
    }
    it(`show JSON in ${page} that is JSON`, () => {
      for (const [, json = ''] of read(page).matchAll(/```json\n(.*?)```/gs)) {
        for (const part of json.split(/^\/\/.*$/m)) if (part.trim()) JSON.parse(part);
      }
    });
  }

  it('are as npm run docs writes them: lists of fields, examples that were run, tables of objects and operations', async () => {
    const written = await writtenPages();
    for (const [page, text] of Object.entries(written)) expect(read(page), page).to.equal(text);
    expect(Object.keys(written)).to.include.members(PAGES.filter((page) => page.startsWith('docs/objects/')));
  }).timeout(60_000);

  for (const page of PAGES) {
    it(`lead somewhere with every link of ${page}`, () => expect(deadLinks(page)).to.deep.equal([]));
    it(`name no path and no script in ${page} that is not there`, () =>
      expect([...deadPaths(page), ...deadScripts(page)]).to.deep.equal([]));
  }
});
