import type { Shown } from './printer';

/** The records under a wrapper of a shown record: none, a bare one or several. */
export function inner(shown: Shown, name: string, wrapper: string): readonly Shown[] {
  const part = shown[name];
  const value = typeof part === 'object' && part !== null ? (part as Shown)[wrapper] : undefined;
  if (value === undefined) {
    return [];
  }
  return (Array.isArray(value) ? value : [value]) as Shown[];
}
