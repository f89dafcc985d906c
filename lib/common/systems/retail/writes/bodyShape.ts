import { own } from '../../../objects';
import type { Entity, Field, LooseField, Write } from '../../entity';
import { retailCatalogue } from '../catalogue';
import { wrapperOf } from '../records/records';
import { type Part, type Shape, shapeOf } from '../records/shapes';
import { type AlsoWritable, alsoWritable } from './alsoWritable';

/** An upsert takes what one of the two others takes. */
export type WriteKind = 'create' | 'update' | 'upsert';

/** What a body, or a record nested in one, may hold. */
export interface BodyShape {
  /** What is accepted, in the order of the vendor's page. */
  readonly names: readonly string[];
  field(name: string): Field | LooseField | undefined;
  /** The nested records under a name; undefined for plain values. */
  part(name: string): BodyPart | undefined;
  /** Records have such a field, accepted or not. */
  isKnown(name: string): boolean;
  /** Nothing describes such a record: every name is accepted. */
  readonly isOpen: boolean;
}

export interface BodyPart {
  readonly kind: Part['kind'];
  readonly comes: Part['comes'];
  /** The inner key of a to-many part, and whether the vendor tells it; else it is a guess. */
  readonly wrapper: string;
  readonly isWrapperKnown: boolean;
  readonly shape: BodyShape;
}

/** What a write of an entity's records accepts, apart from the ids in its path. */
export function bodyShape(entity: Entity, kind: WriteKind): BodyShape {
  const shape = shapeOf(entity, retailCatalogue);
  const extra = own(alsoWritable, entity.entity) ?? {};
  const accepted = [...new Set([...acceptedBy(entity, shape, kind), ...Object.keys(extra)])];
  const inPath = Object.keys(entity.parents ?? {});
  return createBodyShape(shape, {
    names: accepted.filter((name) => !inPath.includes(name)),
    extra,
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
  readonly extra: Readonly<Record<string, AlsoWritable>>;
  /** Dotted, from the entity on. */
  readonly path: string;
}

function createBodyShape(shape: Shape, { names, extra, path }: Acceptance): BodyShape {
  const field = (name: string) => shape.field(name) ?? own(extra, name);
  return {
    names,
    field,
    part(name) {
      const part = shape.part(name) ?? describedElsewhere(own(extra, name), name);
      return part && field(name)?.type !== 'mixed' ? bodyPart(part, name, `${path}.${name}`) : undefined;
    },
    isKnown: (name) => shape.names.includes(name),
    isOpen: shape.isEmpty,
  };
}

function describedElsewhere(extra: AlsoWritable | undefined, name: string): Part | undefined {
  const entity = own(retailCatalogue, extra?.describedBy ?? '');
  return entity && shapeOf(entity, retailCatalogue).part(name);
}

function bodyPart(part: Part, name: string, path: string): BodyPart {
  const wrapper = part.kind === 'many' ? wrapperOf(part, name) : name;
  return {
    kind: part.kind,
    comes: part.comes,
    wrapper,
    isWrapperKnown: part.wrapper !== undefined,
    get shape() {
      const shape = part.shape(wrapper);
      const extra = own(alsoWritable, path) ?? {};
      const ownId = `${wrapper.charAt(0).toLowerCase()}${wrapper.slice(1)}ID`;
      const names = shape.names.filter((each) => isNestedWritable(shape, each) || each === ownId);
      return createBodyShape(shape, { names: [...names, ...Object.keys(extra)], extra, path });
    },
  };
}

/** Computed fields are not; its own id is, for it says which record is meant. */
const isNestedWritable = (shape: Shape, name: string): boolean => shape.isIdField(name) || !shape.field(name)?.readOnly;
