/** Requested relations, as a tree of names. */
export type RequestedParts = ReadonlyMap<string, RequestedParts>;

export const NOTHING: RequestedParts = new Map();

type Tree = Map<string, Tree>;

/** `['ItemShops', 'Category.Parent']` as the tree of its names. */
export function requestedParts(relations: readonly string[]): RequestedParts {
  const tree: Tree = new Map();
  for (const relation of relations) {
    let branch = tree;
    for (const name of relation.split('.')) {
      const next: Tree = branch.get(name) ?? new Map();
      branch.set(name, next);
      branch = next;
    }
  }
  return tree;
}
