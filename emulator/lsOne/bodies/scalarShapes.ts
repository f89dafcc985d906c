import type { LsOneReply } from '../calls/call';
import type { LsOneSwitches } from '../switches';

type Shape = LsOneSwitches['scalarShape'];

/** The answer of a post: one value, in the shapes that the vendor's page allows for, and in some that say nothing. */
export const scalarReply = (value: boolean | number, shape: Shape): LsOneReply => ({
  status: 200,
  text: SHAPES[shape](value),
});

const SHAPES: Readonly<Record<Shape, (value: boolean | number) => string>> = {
  bare: (value) => String(value),
  padded: (value) => `\uFEFF  ${value}\r\n`,
  string: (value) => JSON.stringify(String(value)),
  // As the vendor's page prints it.
  braces: (value) => `{\n  ${value}\n}`,
  capitalized: (value) => String(value).replace(/^[a-z]/, (letter) => letter.toUpperCase()),
  object: (value) => JSON.stringify({ result: value }),
  empty: () => '',
  wrongType: (value) => String(typeof value === 'boolean' ? Number(value) : value === 0),
  null: () => 'null',
  twoMembers: (value) => JSON.stringify({ result: value, version: 1 }),
  html: () => '<!DOCTYPE html><html><body>OK</body></html>',
};
