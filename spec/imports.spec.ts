import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize, relative, sep } from 'node:path';
import { expect } from 'chai';

const ROOT = join(__dirname, '..');

/** From the top: a file may import from its own layer and from those below it. Folders in one row do not know each other. */
const LAYERS: readonly (readonly string[])[] = [
  ['verifyCredentials'],
  ['lib/triggers', 'lib/actions'],
  ['lib/common/platform'],
  ['lib/common/systems/index'],
  ['lib/common/systems/retail', 'lib/common/systems/lsOne', 'lib/common/systems/supplier'],
  ['lib/common/systems/bearerRaw'],
  ['lib/common/systems/bearerClient', 'lib/common/systems/rawAddress', 'lib/common/systems/rawInput'],
  ['lib/common/systems/system'],
  ['lib/common/systems/services'],
  ['lib/common/polling', 'lib/common/forms', 'lib/common/children'],
  ['lib/common/model'],
  ['lib/common/rate', 'lib/common/auth'],
  ['lib/common/http'],
  ['lib/common/util'],
];

/** The same within a system's folder, as far as it has these parts. */
const SYSTEM_LAYERS: readonly (readonly string[])[] = [
  ['index'],
  ['features/features'],
  ['features/orders', 'features/stock', 'features/operations', 'features/documents', 'features/images', 'features/raw'],
  ['features/items', 'features/posting', 'features/changes'],
  ['searches'],
  ['system'],
  ['writes'],
  ['reads'],
  ['paging'],
  ['query'],
  ['noRecords', 'costs', 'paths', 'records', 'context', 'connection'],
  ['client'],
  ['catalogue'],
];

/** Catalogue data: all that the emulator may know of the component. */
const CATALOGUE = /^lib\/common\/(model\/entity$|systems\/\w+\/catalogue(\/|$))/;

type Imports = ReadonlyMap<string, readonly string[]>;

/** Every source file (without `.ts`) with the files of the repository that it imports. */
function readImports(): Imports {
  const files = ['lib', 'emulator'].flatMap((folder) =>
    readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts') && !file.endsWith('.d.ts'))
      .map((file) => join(folder, file)),
  );
  return new Map([...files, 'verifyCredentials.ts'].map((file) => [plain(file), importsOf(file)]));
}

function importsOf(file: string): string[] {
  const source = readFileSync(join(ROOT, file), 'utf8');
  const specifiers = [...source.matchAll(/(?:\bfrom|\bimport|\brequire\(|\bimport\()\s*(['"])(\.[^'"]*)\1/g)];
  const targets = specifiers.map((match) => match[2] ?? '').filter((target) => !target.endsWith('.json'));
  return targets.map((target) => plain(resolve(file, target)));
}

/** A folder stands for its index. */
function resolve(from: string, specifier: string): string {
  const target = normalize(join(dirname(from), specifier));
  return readsAsFile(`${target}.ts`) ? target : join(target, 'index');
}

function readsAsFile(file: string): boolean {
  try {
    readFileSync(join(ROOT, file));
    return true;
  } catch {
    return false;
  }
}

const plain = (file: string) => relative(ROOT, join(ROOT, file)).split(sep).join('/').replace(/\.ts$/, '');

const isIn = (file: string, folder: string) => file === folder || file.startsWith(`${folder}/`);

/** The import that breaks a rule of the layout, in words; undefined if it is fine. */
function faultOf(file: string, imported: string): string | undefined {
  const isFine = isIn(file, 'emulator')
    ? isIn(imported, 'emulator') || CATALOGUE.test(imported)
    : isDownward(LAYERS, file, imported) && isAllowedInSystems(file, imported);
  return isFine ? undefined : `${file} imports ${imported}`;
}

function isDownward(layers: typeof LAYERS, file: string, imported: string): boolean {
  const layerOf = (each: string) => layers.findIndex((folders) => folders.some((folder) => isIn(each, folder)));
  const folderOf = (each: string) => layers.flat().find((folder) => isIn(each, folder));
  const [from, to] = [layerOf(file), layerOf(imported)];
  return to > from || (to === from && folderOf(file) === folderOf(imported));
}

/** The list of systems alone names them. Within a system imports go downward, too. */
function isAllowedInSystems(file: string, imported: string): boolean {
  const [from, to] = [file, imported].map((each) => SYSTEM_FILE.exec(each));
  if (!to) return true;
  if (!from) return file === 'lib/common/systems/index' && to[2] === 'index';
  return isDownward(SYSTEM_LAYERS, from[2] ?? '', to[2] ?? '');
}

/** The system, and the file within its folder. */
const SYSTEM_FILE = /^lib\/common\/systems\/(\w+)\/(.+)$/;

/** The first circle of imports, as a path; undefined without one. */
function circleIn(imports: Imports): string | undefined {
  const done = new Set<string>();
  const visit = (file: string, path: readonly string[]): string | undefined => {
    if (path.includes(file)) {
      return [...path.slice(path.indexOf(file)), file].join(' > ');
    }
    if (done.has(file)) {
      return undefined;
    }
    done.add(file);
    for (const imported of imports.get(file) ?? []) {
      const circle = visit(imported, [...path, file]);
      if (circle) {
        return circle;
      }
    }
    return undefined;
  };
  for (const file of imports.keys()) {
    const circle = visit(file, []);
    if (circle) {
      return circle;
    }
  }
  return undefined;
}

describe('Imports', () => {
  const imports = readImports();

  it('are found', () => {
    expect(imports.size).to.be.greaterThan(100);
    expect([...new Set(imports.get('lib/common/systems/index'))]).to.have.members([
      'lib/common/util/collections',
      'lib/common/util/errors',
      'lib/common/util/given',
      'lib/common/systems/lsOne/index',
      'lib/common/systems/retail/index',
      'lib/common/systems/supplier/index',
      'lib/common/systems/system',
    ]);
    expect(imports.get('lib/common/forms/selects')).to.include('lib/common/model/pollFields');
  });

  it('point downward, and the emulator knows nothing but the catalogue', () => {
    const faults = [...imports].flatMap(([file, targets]) => targets.flatMap((target) => faultOf(file, target) ?? []));
    expect(faults).to.deep.equal([]);
  });

  it('run in no circle', () => expect(circleIn(imports)).to.equal(undefined));

  const wrong: [file: string, imported: string][] = [
    ['lib/common/forms/selects', 'lib/common/platform/context'],
    ['lib/common/rate/scheduler', 'lib/common/auth/tokens'],
    ['lib/common/auth/tokenManager', 'lib/common/rate/headers'],
    ['lib/common/util/errors', 'lib/common/http/transport'],
    ['lib/common/http/failure', 'lib/common/model/entity'],
    ['lib/triggers/pollEntity', 'lib/actions/createObject'],
    ['lib/triggers/pollEntity', 'emulator/start'],
    ['lib/common/util/clock', 'spec/support/testClock'],
    ['verifyCredentials', 'runner/step'],
    ['emulator/costs', 'lib/common/systems/retail/costs'],
    ['lib/common/model/bodyShape', 'lib/common/systems/retail/catalogue/index'],
    ['lib/actions/createOrder', 'lib/common/systems/retail/features/orders/placeOrder'],
    ['lib/triggers/pollEntity', 'lib/common/systems/retail/index'],
    ['lib/common/platform/session', 'lib/common/systems/retail/client/client'],
    ['lib/common/systems/index', 'lib/common/systems/retail/catalogue/index'],
    ['lib/common/systems/system', 'lib/common/systems/retail/system'],
    ['lib/common/systems/retail/query/plan', 'lib/common/systems/retail/paging/pages'],
    ['lib/common/systems/retail/features/stock/setStock', 'lib/common/systems/retail/features/orders/placeOrder'],
    ['lib/common/systems/retail/writes/writes', 'lib/common/systems/retail/features/items/findItems'],
    ['lib/common/systems/lsOne/client', 'lib/common/systems/retail/client/client'],
    ['lib/common/forms/selects', 'lib/common/polling/poll'],
    ['emulator/start', 'lib/common/util/clock'],
    ['emulator/start', 'spec/support/testClock'],
  ];
  for (const [file, imported] of wrong) {
    it(`may not go from ${file} to ${imported}`, () => expect(faultOf(file, imported)).to.be.a('string'));
  }

  it('in a circle would be noticed', () =>
    expect(
      circleIn(
        new Map([
          ['a', ['b']],
          ['b', ['c']],
          ['c', ['b']],
        ]),
      ),
    ).to.equal('b > c > b'));
});
