import { accessSync, readFileSync } from 'node:fs';
import { InvalidArgumentError, Option } from 'commander';
import type { ComponentField } from './functions';

/** The given options, by flag; flags are the keys of the fields. */
export type Options = Readonly<Record<string, unknown>>;

/** The flag of a field; its value is that of the platform's form in `cfg`. */
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

/** The given fields; others are absent from `cfg`, like untouched fields of a form. */
export const typedFields = (fields: readonly ComponentField[], options: Options): Record<string, unknown> =>
  Object.fromEntries(fields.flatMap(({ key }) => (options[key] === undefined ? [] : [[key, options[key]]])));

/** The given fields as arguments of a command line. */
export const typedArguments = (fields: readonly ComponentField[], options: Options): string[] =>
  Object.entries(typedFields(fields, options)).flatMap(([key, value]) => [
    `--${key}`,
    ...(Array.isArray(value) ? value.map(String) : [String(value)]),
  ]);

/** Parses JSON from the argument, a file (`@message.json`) or the standard input (`-`). */
export function jsonArgument(text: string): unknown {
  try {
    return JSON.parse(sourceOf(text));
  } catch (error) {
    if (error instanceof SyntaxError) throw new InvalidArgumentError('It must be JSON.');
    throw new InvalidArgumentError((error as Error).message);
  }
}

/** The name of a readable file. */
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

/** Values may be separate arguments or separated by commas. */
const list = (text: string, before: readonly string[] = []): string[] => [...before, ...text.split(',')];

function choicesText({ key, model, require }: ComponentField): string {
  if (model === undefined) return '';
  if (typeof model !== 'string') return `. One of ${Object.keys(model).join(', ')}`;
  return `. List them: --choices ${key}${require.map((name) => ` --${name} <value>`).join('')}`;
}
