/** How many records the next page of a list asks for. */
export interface PageSizer {
  readonly size: number;
  /** The greatest size asked for: the configured one. */
  readonly most: number;
  /** Pages read at this size. */
  readonly goodPages: number;
  /** Good pages that it takes before the size is doubled. */
  readonly patience: number;
  /** The size has just been doubled, and no page of this size was read yet. */
  readonly onTrial: boolean;
}

export const newPageSizer = (most: number): PageSizer => ({
  size: most,
  most,
  goodPages: 0,
  patience: PATIENCE,
  onTrial: false,
});

/**
 * A page failed and is asked for with fewer records. When the size was on trial, the next trial waits twice as
 * long: with a server that never serves larger pages, failed trials become rare instead of costing every sixth request.
 */
export const shrunk = (sizer: PageSizer, size: number): PageSizer => ({
  ...sizer,
  size,
  goodPages: 0,
  patience: sizer.onTrial ? Math.min(sizer.patience * 2, MOST_PATIENCE) : sizer.patience,
  onTrial: false,
});

/** A page was read: after five in a row the size doubles, up to the configured one. */
export function afterGoodPage(sizer: PageSizer): PageSizer {
  const goodPages = sizer.goodPages + 1;
  const patience = sizer.onTrial ? PATIENCE : sizer.patience;
  return sizer.size < sizer.most && goodPages >= patience
    ? { ...sizer, size: Math.min(sizer.size * 2, sizer.most), goodPages: 0, patience, onTrial: true }
    : { ...sizer, goodPages, patience, onTrial: false };
}

const PATIENCE = 5;
const MOST_PATIENCE = 80;
