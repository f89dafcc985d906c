import { accessSync, readFileSync } from 'node:fs';
import { InvalidArgumentError, Option } from 'commander';
import type { ComponentField } from './functions';

/** What was typed, by flag; flags are the fields' keys. */
export type Options = Readonly<Record<string, unknown>>;

/** The flag of a field, which takes what the platform's form would put into `cfg`. */
export function fieldOption(field: ComponentField): Option {
  const text = `${field.label}${field.required ? ' (required)' : ''}. ${field.help}${choicesText(field)}`;
  switch (field.viewClass) {
    case 'CheckBoxView':
      return new Option(`--${field.key} [boolean]`, text).choices(['true', 'false']).preset('true');
    case 'MultiSelectView':
      return new Option(`--${field.key} <values...>`, text).argParser(list);
    default:
      return new Option(`--${field.key} <value>`, text);
  }
}

/** The fields that were typed; the rest stays out of `cfg`, as with a form that was left alone. */
export const typedFields = (fields: readonly ComponentField[], options: Options): Record<string, unknown> =>
  Object.fromEntries(fields.flatMap(({ key }) => (options[key] === undefined ? [] : [[key, options[key]]])));

/** The same as arguments of a command line. */
export const typedArguments = (fields: readonly ComponentField[], options: Options): string[] =>
  Object.entries(typedFields(fields, options)).flatMap(([key, value]) => [
    `--${key}`,
    ...(Array.isArray(value) ? value.map(String) : [String(value)]),
  ]);

/** Parses JSON that stands in the argument, in a file (`@message.json`) or in what is piped in (`-`). */
export function jsonArgument(text: string): unknown {
  try {
    return JSON.parse(sourceOf(text));
  } catch (error) {
    if (error instanceof SyntaxError) throw new InvalidArgumentError('It must be JSON.');
    throw new InvalidArgumentError((error as Error).message);
  }
}

/** The name of a file that can be read. */
export function fileArgument(file: string): string {
  try {
    accessSync(file);
    return file;
  } catch {
    throw new InvalidArgumentError('There is no such file.');
  }
}

function sourceOf(text: string): string {
  if (text === '-') return readFileSync(process.stdin.fd, 'utf8');
  return text.startsWith('@') ? readFileSync(text.slice(1), 'utf8') : text;
}

/** Values may stand apart or be joined by commas. */
const list = (text: string, before: readonly string[] = []): string[] => [...before, ...text.split(',')];

function choicesText({ key, model, require }: ComponentField): string {
  if (model === undefined) return '';
  if (typeof model !== 'string') return `. One of ${Object.keys(model).join(', ')}`;
  return `. List them: --choices ${key}${require.map((name) => ` --${name} <value>`).join('')}`;
}
