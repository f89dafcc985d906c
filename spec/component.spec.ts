import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import component from '../component.json';
import { SYSTEMS } from '../lib/common/systems';
import { readSettings } from '../lib/common/util/settings';
import packageJson from '../package.json';

const ROOT = join(__dirname, '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');

interface FormField {
  readonly viewClass: string;
  readonly label: string;
  readonly required?: boolean;
  readonly order: number;
  readonly prompt?: string;
  readonly placeholder?: string;
  readonly model?: string | Readonly<Record<string, string>>;
  readonly require?: readonly string[];
  readonly help: { readonly description: string };
}

interface StepFunction {
  readonly main: string;
  readonly type?: string;
  readonly title: string;
  readonly help: { readonly description: string };
  readonly dynamicMetadata?: boolean;
  readonly fields: Readonly<Record<string, FormField>>;
}

const triggers: Readonly<Record<string, StepFunction>> = component.triggers;
const actions: Readonly<Record<string, StepFunction>> = component.actions;
const credentialFields: Readonly<Record<string, FormField>> = component.credentials.fields;

/** View classes that the platform documents and that this component uses. */
const VIEW_CLASSES = [
  'TextFieldView',
  'PasswordFieldView',
  'SelectView',
  'MultiSelectView',
  'CheckBoxView',
  'OAuthFieldView',
];

/** Their options depend on no other field. */
const FIRST_CHOICES = ['objectType', 'operation', 'document'];

/** Depends on the object type where there is one. */
const SHOP = 'shopID';

describe('component.json', () => {
  it('has the version of package.json and of the newest entry of the changelog', () => {
    expect(component.version).to.equal(packageJson.version);
    const [, newest] = /^## (\S+) \(\w+ \d{1,2}, \d{4}\)$/m.exec(read('CHANGELOG.md')) ?? [];
    expect(newest).to.equal(component.version);
  });

  it('has what goes with it: a logo of 128 by 128 and a licence', () => {
    const logo = readFileSync(join(ROOT, 'logo.png'));
    expect(logo.subarray(1, 4).toString()).to.equal('PNG');
    expect([logo.readUInt32BE(16), logo.readUInt32BE(20)]).to.deep.equal([128, 128]);
    expect(packageJson.license).to.equal('Apache-2.0');
    expect(read('LICENSE')).to.match(/Apache License\s+Version 2\.0/);
  });

  it('tells of every variable that the component reads, and of its default', () => {
    const variables = new Set<string>();
    readSettings(new Proxy({}, { get: (_env, name) => void variables.add(String(name)) }));
    expect(Object.keys(component.envVars)).to.have.members([...variables]);
    for (const [name, { description }] of Object.entries(component.envVars)) {
      const [, byDefault] = /Default (\d+)$/.exec(description) ?? [];
      expect(byDefault, name).to.be.a('string');
      expect(readSettings({ [name]: byDefault }), name).to.deep.equal(readSettings({}));
    }
  });

  it('offers the systems that the component connects to', () =>
    expect(Object.keys(component.credentials.fields.system.model)).to.deep.equal(Object.keys(SYSTEMS)));

  it('authenticates where tokens are renewed by default', () => {
    const { auth_uri, token_uri, client_id, client_secret } = component.credentials.oauth2;
    const origin = component.credentials.fields.authUrl.placeholder;
    expect([auth_uri, token_uri]).to.deep.equal([`${origin}/auth/oauth/authorize`, `${origin}/auth/oauth/token`]);
    expect([client_id, client_secret]).to.deep.equal(['{{clientId}}', '{{clientSecret}}']);
  });

  describe('credentials', () => checkFields(credentialFields));

  for (const [name, trigger] of Object.entries(triggers)) {
    describe(name, () => {
      it('polls', () => expect(trigger.type).to.equal('polling'));
      checkFunction(trigger);
      checkFields(trigger.fields);
    });
  }

  for (const [name, action] of Object.entries(actions)) {
    describe(name, () => {
      checkFunction(action);
      checkFields(action.fields);
    });
  }
});

function checkFunction({ main, fields, title, help, dynamicMetadata }: StepFunction): void {
  const load = (): Readonly<Record<string, unknown>> => require(join(ROOT, main));

  it('has a title and a help', () => {
    expect(title).to.not.equal('');
    expect(help.description).to.not.equal('');
  });

  it('has code with everything that the form calls', () => {
    const models = Object.values(fields).flatMap(({ model }) => (typeof model === 'string' ? [model] : []));
    for (const method of ['process', ...(dynamicMetadata ? ['getMetaModel'] : []), ...models]) {
      expect(load()[method], method).to.be.a('function');
    }
  });

  it('uses no field of the credential for itself', () =>
    expect(Object.keys(fields).filter((key) => key in credentialFields)).to.deep.equal([]));
}

function checkFields(fields: Readonly<Record<string, FormField>>): void {
  for (const [key, field] of Object.entries(fields)) {
    it(`shows ${key} in a way that the platform knows`, () => {
      expect(field.viewClass).to.be.oneOf(VIEW_CLASSES);
      expect(field.label).to.match(/^[A-Z]/);
      expect(field.help.description).to.match(/^[A-Z].*[^.\s]$/);
      expect(field.required ?? false).to.be.a('boolean');
      const isSelect = field.viewClass.endsWith('SelectView');
      expect(isSelect, 'a model is for selects').to.equal(field.model !== undefined);
    });
  }

  it('has an order without ties, from the top', () => {
    const orders = Object.values(fields).map(({ order }) => order);
    expect(orders).to.deep.equal([...new Set(orders)].sort((a, b) => b - a));
  });

  it('waits for fields that exist, wherever options depend on the object type', () => {
    for (const [key, { model, require: needed = [] }] of Object.entries(fields)) {
      expect(
        needed.filter((name) => !(name in fields)),
        key,
      ).to.deep.equal([]);
      const isFirst = FIRST_CHOICES.includes(key) || (key === SHOP && !('objectType' in fields));
      expect(needed.length > 0, key).to.equal(typeof model === 'string' && !isFirst);
    }
  });
}
