/** Texts that are no plain decimal number, though some parsers take them for one. */
export const brokenNumbers: readonly string[] = [
  '',
  ' ',
  'NaN',
  'Infinity',
  '-1',
  '+1',
  '1e3',
  '0x10',
  '1,5',
  '.5',
  '5.',
  '1 2',
];
