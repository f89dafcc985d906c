import { retailCatalogue } from '../systems/retail/catalogue';
import { wrapperOf } from '../systems/retail/records/normalize';
import { type AlsoWritable, alsoCreatable, alsoWritable } from '../systems/retail/writes/alsoWritable';
import { getOwn } from '../util/collections';
import type { Entity, Field, Limits, LooseField, SubObject, Write } from './entity';
import { type Part, type Shape, shapeOf } from './recordShape';

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
  /** Records have such a field or part, accepted or not. */
  isKnown(name: string): boolean;
}

export interface BodyPart {
  readonly kind: Part['kind'];
  readonly comes: Part['comes'];
  /** The inner key of a to-many part, and whether the vendor tells it; else it is a guess. */
  readonly wrapper: string;
  readonly isWrapperKnown: boolean;
  /** What is said of such records together. */
  readonly rules: SubObject;
  readonly shape: BodyShape;
}

/** What a write of an entity's records accepts, apart from the ids in its path. */
export function bodyShape(entity: Entity, kind: WriteKind): BodyShape {
  const shape = shapeOf(entity, retailCatalogue);
  const atCreation = kind === 'update' ? {} : getOwn(alsoCreatable, entity.entity);
  const extra = { ...getOwn(alsoWritable, entity.entity), ...atCreation };
  const accepted = [...new Set([...acceptedBy(entity, shape, kind), ...Object.keys(extra)])];
  const inPath = Object.keys(entity.parents ?? {});
  return createBodyShape(shape, {
    names: accepted.filter((name) => !inPath.includes(name)),
    extra,
    // An upsert learns only later which of the two it is.
    limits: kind === 'upsert' ? {} : (rulesOf(entity, kind)?.limits ?? {}),
    path: entity.entity,
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
  readonly extra: Readonly<Record<string, AlsoWritable>>;
  readonly limits?: Write['limits'];
  /** Dotted, from the entity on. */
  readonly path: string;
}

function createBodyShape(shape: Shape, { names, shown = [], limits, extra, path }: Acceptance): BodyShape {
  const field = (name: string) => shape.field(name) ?? getOwn(extra, name);
  const known = new Set([...shape.names, ...shape.relations, ...shown]);
  return {
    names,
    field,
    limits: (name) => getOwn(limits, name),
    part(name) {
      const part = describedElsewhere(getOwn(extra, name), name) ?? shape.part(name);
      return part && field(name)?.type !== 'mixed' ? bodyPart(part, name, `${path}.${name}`) : undefined;
    },
    // What an answer shows without being asked is known as well: a record may be written back as it was read.
    isKnown: (name) => known.has(name),
  };
}

function describedElsewhere(extra: AlsoWritable | undefined, name: string): Part | undefined {
  const entity = getOwn(retailCatalogue, extra?.describedBy ?? '');
  return entity && shapeOf(entity, retailCatalogue).part(name);
}

function bodyPart(part: Part, name: string, path: string): BodyPart {
  const wrapper = part.kind === 'many' ? wrapperOf(part, name) : name;
  return {
    kind: part.kind,
    comes: part.comes,
    wrapper,
    isWrapperKnown: part.wrapper !== undefined,
    rules: part.described ?? {},
    get shape() {
      const shape = part.shape(wrapper);
      const extra = getOwn(alsoWritable, path) ?? {};
      const ownId = `${wrapper.charAt(0).toLowerCase()}${wrapper.slice(1)}ID`;
      const names = shape.names.filter((each) => isNestedWritable(shape, each) || each === ownId);
      const identified = part.kind === 'many' ? [ownId] : [];
      const accepted = [...new Set([...names, ...identified, ...Object.keys(extra)])];
      return createBodyShape(shape, {
        names: accepted,
        shown: [ownId, `${name.charAt(0).toLowerCase()}${name.slice(1)}ID`, ...SHOWN],
        extra,
        path,
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
