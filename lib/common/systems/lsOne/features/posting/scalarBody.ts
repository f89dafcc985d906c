/**
 * The one value in the body of an answer: a boolean or a whole number; undefined when there is none, or another one.
 *
 * The vendor's page prints such a body in braces (`{true}`), which is no JSON, so every shape is taken that leaves no
 * doubt: the bare value, the value in braces, an object with one member, each also as a text, and in any letter case.
 * Source: vendor's page PurchaseOrder, Post and Post and receive.
 */
export function scalarBody(body: string): boolean | number | undefined {
  const text = body.replace(/^\uFEFF/, '').trim();
  for (const shape of SHAPES) {
    const [, value] = shape.exec(text) ?? [];
    if (value !== undefined) return scalarOf(value.trim());
  }
  return undefined;
}

const SHAPES: readonly RegExp[] = [
  /^([^{}]*)$/,
  // The name of the member may be any.
  /^\{\s*(?:"[^"\\]*"\s*:)?([^{}:]*)\}$/,
];

function scalarOf(text: string): boolean | number | undefined {
  const [, inner = text] = /^"([^"]*)"$/.exec(text) ?? [];
  const value = inner.trim().toLowerCase();
  if (value === 'true' || value === 'false') return value === 'true';
  return /^\d{1,9}(\.0+)?$/.test(value) ? Number(value) : undefined;
}
