import { retailCatalogue } from '../systems/retail/catalogue';
import { item } from '../systems/retail/catalogue/item';
import { ITEM_NAMES } from '../systems/retail/items/itemName';
import { caption, type FormSchema, help } from './fieldSchema';

/** The fields by which an item can be named, all of them text: some numbers begin with zeros. */
export const itemNames = (): Record<string, FormSchema> =>
  Object.fromEntries(
    ITEM_NAMES.map((name) => {
      const note = help(retailCatalogue, item.fields[name] ?? {});
      return [
        name,
        {
          type: 'string',
          ...caption(name, ['names the item, or another of these fields does', note].filter(Boolean).join('; ')),
        },
      ];
    }),
  );
