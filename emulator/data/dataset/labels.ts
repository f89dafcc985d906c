import type { Maker } from './maker';

/** The queue of labels that somebody wants printed. */
export function makeLabels(maker: Maker): void {
  for (const [index, { itemID }] of maker.rows('Item').slice(0, 5).entries()) {
    maker.add('Label', { itemID, copies: 1 + (index % 3) });
  }
}
