import { getOwn } from '../util/collections';
import type { Catalogue, Entity, ExtraField, Field, Limits, LooseField, SubObject, Write } from './entity';
import type { VendorRecord } from './query';
import { type NestedShape, type Shape, shapeOf } from './recordShape';
import { wrapperOf } from './wrappers';

/** An upsert takes what one of the two others takes. */
export type WriteKind = 'create' | 'update' | 'upsert';

/** What a body, or a record nested in one, may hold. */
export interface BodyShape {
  /** What is accepted, in the order of the vendor's page. */
  readonly names: readonly string[];
  field(name: string): Field | LooseField | undefined;
  /** What only this write demands of a field. */
  limits(name: string): Limits | undefined;
  /** The nested records under a name; undefined for plain values. */
  part(name: string): BodyPart | undefined;
  /** Fields that identify such a record, nested in another one, as well as its id does. */
  readonly keyFields: readonly string[];
  /** A nested record that is shown and that no write takes. */
  isComputed(record: VendorRecord): boolean;
  /** Records have such a field or part, accepted or not. */
  isKnown(name: string): boolean;
}

export interface BodyPart {
  readonly kind: NestedShape['kind'];
  readonly presence: NestedShape['presence'];
  /** The inner key of a to-many part, and whether the vendor tells it; else it is a guess. */
  readonly wrapper: string;
  readonly isWrapperKnown: boolean;
  /** As in the vendor's records; see {@link Part}. */
  readonly isOwned: boolean;
  /** What is said of such records together. */
  readonly rules: SubObject;
  readonly shape: BodyShape;
}

/** What a write of an entity's records accepts, apart from the ids in its path. */
export function bodyShape(catalogue: Catalogue, entity: Entity, kind: WriteKind): BodyShape {
  const shape = shapeOf(entity, catalogue);
  const extra = { ...entity.alsoWritable, ...(kind !== 'update' && entity.alsoCreatable) };
  const accepted = [...new Set([...acceptedBy(entity, shape, kind), ...ownNames(extra)])];
  const inPath = Object.keys(entity.parents ?? {});
  return createBodyShape(catalogue, shape, {
    names: accepted.filter((name) => !inPath.includes(name)),
    extra,
    // An upsert learns only later which of the two it is.
    limits: kind === 'upsert' ? {} : (rulesOf(entity, kind)?.limits ?? {}),
  });
}

/** The rules of a write; an upsert that creates follows those of the creation. */
export const rulesOf = (entity: Entity, kind: WriteKind): Write | undefined =>
  kind === 'update' ? entity.update : entity.create;

function acceptedBy(entity: Entity, shape: Shape, kind: WriteKind): readonly string[] {
  const { operations, create, update } = entity;
  const created = operations.create ? (create?.fields ?? []) : [];
  // Where the page allows an update without saying of what, whatever is not computed may be tried.
  const updated = operations.update ? (update?.fields ?? plainNames(entity, shape)) : [];
  const byKind: Readonly<Record<WriteKind, readonly string[]>> = {
    create: created,
    update: updated,
    upsert: [...created, ...updated],
  };
  return byKind[kind];
}

const plainNames = (entity: Entity, shape: Shape): string[] =>
  shape.names.filter((name) => name !== entity.idField && !shape.field(name)?.readOnly);

interface Acceptance {
  readonly names: readonly string[];
  /** What such records show beside what is described. */
  readonly shown?: readonly string[];
  /** What is accepted beside what is described; dotted names are for nested parts. */
  readonly extra: Extra;
  readonly limits?: Write['limits'];
}

type Extra = Readonly<Record<string, ExtraField>>;

const ownNames = (extra: Extra): string[] => Object.keys(extra).filter((name) => !name.includes('.'));

/** What is said of a nested part, by the names within it. */
const below = (extra: Extra, part: string): Extra =>
  Object.fromEntries(
    Object.entries(extra)
      .filter(([name]) => name.startsWith(`${part}.`))
      .map(([name, field]) => [name.slice(part.length + 1), field]),
  );

function createBodyShape(
  catalogue: Catalogue,
  shape: Shape,
  { names, shown = [], limits, extra }: Acceptance,
): BodyShape {
  const field = (name: string) => shape.field(name) ?? getOwn(extra, name);
  const known = new Set([...shape.names, ...shape.relations, ...shown]);
  return {
    names,
    field,
    limits: (name) => getOwn(limits, name),
    part(name) {
      const part = describedElsewhere(catalogue, getOwn(extra, name), name) ?? shape.part(name);
      return part && field(name)?.type !== 'mixed' ? bodyPart(catalogue, part, name, below(extra, name)) : undefined;
    },
    // What an answer shows without being asked is known as well: a record may be written back as it was read.
    isKnown: (name) => known.has(name),
    keyFields: shape.keyFields,
    isComputed: shape.isComputed,
  };
}

function describedElsewhere(
  catalogue: Catalogue,
  extra: ExtraField | undefined,
  name: string,
): NestedShape | undefined {
  const entity = getOwn(catalogue, extra?.describedBy ?? '');
  return entity && shapeOf(entity, catalogue).part(name);
}

function bodyPart(catalogue: Catalogue, part: NestedShape, name: string, extra: Extra): BodyPart {
  const wrapper = part.kind === 'many' ? wrapperOf(part, name) : name;
  return {
    kind: part.kind,
    presence: part.presence,
    wrapper,
    isWrapperKnown: part.wrapper !== undefined,
    isOwned: part.isOwned,
    rules: part.described ?? {},
    get shape() {
      const shape = part.shape(wrapper);
      const ownId = `${wrapper.charAt(0).toLowerCase()}${wrapper.slice(1)}ID`;
      const names = shape.names.filter((each) => isNestedWritable(shape, each) || each === ownId);
      const identified = part.kind === 'many' ? [ownId] : [];
      const accepted = [...new Set([...names, ...identified, ...ownNames(extra)])];
      return createBodyShape(catalogue, shape, {
        names: accepted,
        shown: [ownId, `${name.charAt(0).toLowerCase()}${name.slice(1)}ID`, ...SHOWN],
        extra,
      });
    },
  };
}

/** Nested records show them whether their page says so or not. */
const SHOWN = ['timeStamp', 'createTime', 'isPublic'];

/** Computed fields are not, nor parts that nothing describes; its own id is, for it says which record is meant. */
function isNestedWritable(shape: Shape, name: string): boolean {
  const field = shape.field(name);
  const part = field?.type === 'mixed' ? undefined : shape.part(name);
  return shape.isIdField(name) || !(field?.readOnly || part?.shape().names.length === 0);
}
