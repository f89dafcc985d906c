/** Levels of objects and lists in one another: the vendor's deepest records have about ten. */
export const MAX_DEPTH = 50;

/** Whether JSON is nested deeper than so many levels. Looks no deeper itself. */
export const isDeeperThan = (levels: number, value: unknown): boolean =>
  typeof value === 'object' &&
  value !== null &&
  (levels === 0 || Object.values(value).some((each) => isDeeperThan(levels - 1, each)));
