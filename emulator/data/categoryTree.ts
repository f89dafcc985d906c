import type { Row } from './row';

export interface Placed {
  readonly row: Row;
  readonly place: {
    readonly nodeDepth: string;
    readonly fullPathName: string;
    readonly leftNode: number;
    readonly rightNode: number;
  };
}

/** Numbers categories as a nested set: siblings by name, children between their parent's two numbers. */
export function categoryTree(rows: readonly Row[]): Placed[] {
  const children = new Map<unknown, Row[]>();
  for (const row of rows) {
    children.set(row['parentID'], [...(children.get(row['parentID']) ?? []), row]);
  }
  const placed: Placed[] = [];
  let number = 0;
  const visit = (row: Row, depth: number, above: string) => {
    const fullPathName = `${above}${row['name']}`;
    number++;
    const leftNode = number;
    walk(row['categoryID'], depth + 1, `${fullPathName}/`);
    number++;
    placed.push({ row, place: { nodeDepth: String(depth), fullPathName, leftNode, rightNode: number } });
  };
  const walk = (parentID: unknown, depth: number, above: string) => {
    const siblings = [...(children.get(parentID) ?? [])];
    siblings.sort((a, b) => String(a['name']).localeCompare(String(b['name']), 'en'));
    for (const row of siblings) {
      visit(row, depth, above);
    }
  };
  walk(0, 0, '');
  return placed;
}
