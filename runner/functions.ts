import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { componentRoot } from './sailor';

/** A trigger or action of component.json with its fields. */
export interface ComponentFunction {
  readonly name: string;
  readonly kind: 'trigger' | 'action';
  readonly title: string;
  readonly description: string;
  readonly fields: readonly ComponentField[];
}

export interface ComponentField {
  readonly key: string;
  readonly label: string;
  readonly viewClass: string;
  readonly required: boolean;
  readonly help: string;
  /** What an empty field shows, and a select without a choice. */
  readonly placeholder: string;
  readonly prompt: string;
  /** Of a select: its options as value and label, or the name of the method that returns them. */
  readonly model: Readonly<Record<string, string>> | string | undefined;
  /** Keys of the fields that a select's options depend on. */
  readonly require: readonly string[];
}

interface RawField {
  label?: string;
  viewClass: string;
  model?: Record<string, string> | string;
  require?: readonly string[];
  required?: boolean;
  placeholder?: string;
  prompt?: string;
  order?: number;
  note?: string;
  help?: { description?: string };
}

interface RawFunction {
  title: string;
  description?: string;
  help?: { description?: string };
  fields?: Record<string, RawField>;
}

interface RawComponent {
  credentials?: { fields?: Record<string, RawField> };
  triggers?: Record<string, RawFunction>;
  actions?: Record<string, RawFunction>;
}

/** Every function of component.json, triggers first, with fields in the order of the form. */
export function componentFunctions(file = join(componentRoot, 'component.json')): ComponentFunction[] {
  const component = JSON.parse(readFileSync(file, 'utf8')) as RawComponent;
  return [...functionsOf('trigger', component.triggers), ...functionsOf('action', component.actions)];
}

/** The credential's fields in the order of the form. */
export function credentialFields(file = join(componentRoot, 'component.json')): ComponentField[] {
  const { credentials } = JSON.parse(readFileSync(file, 'utf8')) as RawComponent;
  return fieldsOf(credentials?.fields);
}

function functionsOf(kind: 'trigger' | 'action', raw: Record<string, RawFunction> = {}): ComponentFunction[] {
  return Object.entries(raw).map(([name, { title, description, help, fields = {} }]) => ({
    name,
    kind,
    title,
    description: plain(help?.description ?? description ?? ''),
    fields: fieldsOf(fields),
  }));
}

const fieldsOf = (fields: Record<string, RawField> = {}): ComponentField[] =>
  Object.entries(fields)
    .sort(([, a], [, b]) => (b.order ?? 0) - (a.order ?? 0))
    .map(([key, field]) => fieldOf(key, field));

function fieldOf(key: string, { label, viewClass, note, help, model, ...field }: RawField): ComponentField {
  return {
    key,
    label: label ?? key,
    viewClass,
    required: field.required ?? false,
    help: plain(help?.description ?? note ?? ''),
    placeholder: field.placeholder ?? '',
    prompt: field.prompt ?? '',
    model,
    require: field.require ?? [],
  };
}

/** Form texts may contain HTML. */
const plain = (text: string) =>
  text
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
