import { categoryTree } from '../categoryTree';
import type { Maker } from './maker';

/** The category tree, parents before children. */
export function makeCategories(maker: Maker): void {
  const names = Object.entries(TREE).flatMap(([parent, children]) => [
    { name: parent, parent: undefined },
    ...children.map((name) => ({ name, parent })),
  ]);
  while (names.length < maker.size.categories) {
    names.push({ name: `${maker.faker.commerce.department()} ${names.length}`, parent: 'Accessories' });
  }
  const ids = new Map<string | undefined, unknown>();
  for (const { name, parent } of names.slice(0, Math.max(1, maker.size.categories))) {
    const createTime = maker.moment();
    const row = maker.add('Category', {
      name,
      parentID: ids.get(parent) ?? 0,
      createTime,
      timeStamp: maker.moment(createTime),
    });
    ids.set(name, row['categoryID']);
  }
  const table = maker.store.table('Category');
  for (const { row, place } of categoryTree(table.rows())) {
    table.update(row, { ...place });
  }
}

const TREE: Readonly<Record<string, readonly string[]>> = {
  Bikes: ['Road Bikes', 'Mountain Bikes', 'City Bikes', 'Kids Bikes', 'E-Bikes'],
  Clothing: ['Jackets', 'Jerseys', 'Shorts', 'Gloves', 'Socks', 'Shoes'],
  Components: ['Brakes', 'Saddles', 'Tyres', 'Wheels', 'Pedals'],
  Accessories: ['Lights', 'Locks', 'Bottles', 'Bags', 'Helmets'],
};
