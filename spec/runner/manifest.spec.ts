import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import component from '../../component.json';

const SCRIPT = join(__dirname, '..', '..', 'runner', 'manifest.js');
const run = (...args: string[]) => execFileSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8' });

describe('npm run manifest', () => {
  it('writes component.json as it is: tokens in the credential', () => {
    const manifest = JSON.parse(run());
    expect(manifest).to.deep.equal(component);
    expect(manifest).to.not.have.property('authClientTypes');
    expect(manifest.credentials.fields.oauth.viewClass).to.equal('OAuthFieldView');
  });

  describe('with --secrets', () => {
    const manifest = () => JSON.parse(run('--secrets'));

    it('takes the client from an auth client and the tokens from a secret', () => {
      const { authClientTypes, credentials } = manifest();
      expect(authClientTypes).to.deep.equal(['oauth2']);
      expect(credentials.fields.oauth).to.include({
        viewClass: 'HTTPAuthView',
        label: 'Authentication',
        required: false,
      });
      expect(credentials.oauth2).to.deep.equal({ scopes: component.credentials.oauth2.scopes });
    });

    it('asks for everything else as before, in the same order', () => {
      const { fields } = manifest().credentials;
      const { clientId: _id, clientSecret: _secret, oauth: _, ...kept } = component.credentials.fields;
      const { oauth, ...others } = fields;
      expect(others).to.deep.equal(kept);
      expect(oauth.order).to.equal(component.credentials.fields.oauth.order);
    });

    it('has the same triggers, actions, variables and version', () => {
      const { authClientTypes: _types, credentials: _credentials, ...others } = manifest();
      const { credentials: _, ...same } = component;
      expect(others).to.deep.equal(same);
    });

    it('writes to a file', () => {
      const folder = mkdtempSync(join(tmpdir(), 'manifest-'));
      const file = join(folder, 'component.json');
      expect(run('--secrets', '--out', file)).to.equal('');
      expect(JSON.parse(readFileSync(file, 'utf8'))).to.deep.equal(manifest());
      rmSync(folder, { recursive: true });
    });
  });
});
