import component from '../component.json';
import type { ComponentField, ComponentFunction } from './functions';
import { type Options, typedArguments } from './options';
import { commandLine } from './shell';
import { VARIABLES } from './systems';

/** Error texts name labels of form fields and the credential; the hints name the flags and variables for them. `globals` stand before the command. */
export function hintsFor(
  error: Error,
  fn: ComponentFunction,
  options: Options,
  globals: readonly string[] = [],
): string[] {
  const named = fn.fields.filter(({ label }) => error.message.includes(`"${label}"`));
  return [
    ...named.map((field) => `"${field.label}" is --${field.key}${choicesHint(field, fn, options, globals)}`),
    ...hintsOn(error),
  ];
}

/** Hints on variables of the environment and on the credential. */
export function hintsOn({ name, message }: Error): string[] {
  const settings = Object.keys(component.envVars).filter((variable) => message.includes(variable));
  if (settings.length > 0) return [`${settings.join(', ')} comes from the environment or from .env`];
  if (!CREDENTIAL_ERRORS.has(name)) return [];
  const labels: Readonly<Record<string, { readonly label: string }>> = component.credentials.fields;
  const named = Object.entries(VARIABLES).flatMap(([variable, field]) => {
    const { label = field } = labels[field] ?? {};
    return mentions(message, label) || mentions(message, field) ? [`"${label}" is ${variable}`] : [];
  });
  return named.length > 0 ? named : ['the credential comes from the LIGHTSPEED_* variables, see .env.example'];
}

const CREDENTIAL_ERRORS = new Set(['ConfigurationError', 'ReconnectError']);

const mentions = (text: string, name: string) => text.toLowerCase().includes(name.toLowerCase());

/** The command that lists the values of a select, with the fields on which they depend. */
function choicesHint(
  { key, model, require }: ComponentField,
  fn: ComponentFunction,
  options: Options,
  globals: readonly string[],
): string {
  if (typeof model !== 'string') return '';
  const missing = require.filter((name) => options[name] === undefined);
  if (missing.length > 0) return `; its values depend on ${missing.map((name) => `--${name}`).join(', ')}`;
  const others = fn.fields.filter((field) => require.includes(field.key));
  return `; list its values: ${commandLine([...globals, fn.name, ...typedArguments(others, options), '--choices', key])}`;
}
