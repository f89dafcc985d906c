import type { Entity } from '../../lib/common/model/entity';
import notes from '../notes/objects.json';

/** What the vendor's pages say of an object beyond what the component uses: where they are silent, or disagree. */
export interface ObjectNotes {
  /** Whole sentences. */
  readonly notes?: readonly string[];
  /** By the dotted name of a field, of a nested part, or by that of a query parameter. */
  readonly fields?: Readonly<Record<string, string>>;
  readonly parts?: Readonly<Record<string, string>>;
  readonly parameters?: Readonly<Record<string, string>>;
  /** scope -> what it adds. */
  readonly optionalScopes?: Readonly<Record<string, string>>;
  /** Documents only: which readings there are of the page and of its data. */
  readonly prints?: { readonly html: readonly string[]; readonly json: readonly string[] };
  /** Documents only: the path of the rendered page, where it is not that of the data. */
  readonly htmlPath?: string;
}

export const objectNotes: Readonly<Record<string, ObjectNotes>> = notes;

/** None for an object of which there is nothing to say. */
export const notesOf = ({ entity }: Entity): ObjectNotes => objectNotes[entity] ?? {};

/** Where a document's page is rendered. */
export const htmlPathOf = (entity: Entity): string =>
  notesOf(entity).htmlPath ?? `${entity.path}/{${entity.idField}}.html`;
