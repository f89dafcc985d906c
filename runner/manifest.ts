import { writeFileSync } from 'node:fs';
import { Command } from 'commander';
import component from '../component.json';
import { secretsManifest } from './manifestVariant';

const { secrets, out } = new Command('npm run manifest --')
  .description('Writes the component.json of a platform: as it is, or for auth clients and secrets.')
  .option('--secrets', 'for a platform that gives out credentials by auth clients and keeps tokens as secrets')
  .option('--out <file>', 'write to this file; default: to the standard output')
  .addHelpText('after', '\nExample:\n  npm run manifest -- --secrets --out component.json')
  .parse()
  .opts<{ secrets?: boolean; out?: string }>();

const text = `${JSON.stringify(secrets ? secretsManifest() : component, null, 2)}\n`;
if (out === undefined) process.stdout.write(text);
else writeFileSync(out, text);
