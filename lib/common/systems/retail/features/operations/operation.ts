import type { Body, Entity, WriteMethod } from '../../../../model/entity';
import type { VendorRecord } from '../../../../model/query';

/** Something that Lightspeed does on request, beyond keeping records. A plain value: form, request and price derive from it. */
export interface Operation extends OperationEndpoint {
  /** The value in flows; never renamed. */
  readonly name: string;
  readonly label: string;
  /** What to know before choosing it. */
  readonly risk?: 'cannot be undone' | 'moves money' | 'moves stock, cannot be undone' | 'sends an e-mail';
  readonly repeat: Repeat;
  /** Body fields that the user does not choose. */
  readonly fixed?: VendorRecord;
  /** What the record in the answer shows once it is done. */
  readonly leaves?: VendorRecord;
  /** Lists in the body, by their name, that must hold something. */
  readonly lists?: Readonly<Record<string, ListRules>>;
}

/**
 * Whether a repeat after an unclear outcome does no harm, and why; or what tells that the operation was carried out all
 * the same. Ids of the input may stand in braces: `a newer count of register {registerID}`.
 */
export type Repeat = { readonly harmless: string } | { readonly doneIfThereIs: string };

/** What each record of a list may and must hold. */
export interface ListRules {
  readonly fields: readonly string[];
  readonly required: readonly string[];
}

/** The facts of the catalogue about an operation. */
export interface OperationEndpoint {
  /** The entry that gives scopes and price. */
  readonly entity: Entity;
  readonly method: WriteMethod;
  /** Relative to the account, with ids in braces. */
  readonly path: string;
  /** Ids in the path -> the entity that they belong to. */
  readonly ids: Readonly<Record<string, string>>;
  readonly body: Body;
  /** The body is `{key: [...]}`, a list of objects with the fields of `body`, at most `maxItems` in one request. */
  readonly batch?: { readonly key: string; readonly maxItems: number } | undefined;
  /** The entry that describes the record in the answer. */
  readonly resultEntity: Entity;
  /** Several records may come back: the key under which all of them are returned. */
  readonly resultListKey?: string | undefined;
}
