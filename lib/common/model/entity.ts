/** All entities of a system, by their name in flows. */
export type Catalogue = Readonly<Record<string, Entity>>;

/**
 * What one kind of record is, as a plain value: paths, forms, queries, prices and polling derive from it.
 *
 * Conventions:
 * - A `path` is relative to `/API/V3/Account/{accountID}/`; one with a leading slash is absolute. No suffix.
 * - Dotted names (`SaleLines.Note`) follow the relations and leave the wrappers out.
 * - An empty list or object means that the vendor's page names none.
 * - `note` is our own short description, shown in forms: lower case without full stop.
 * - What the vendor's pages leave open or disagree on lies in `docs/notes/` and becomes a page in `docs/objects/`.
 */
export interface Entity {
  /** The name used in flows (`objectType`); never renamed. */
  readonly entity: string;
  readonly kind: EntityKind;
  /** Title in plain English, one and many. */
  readonly label: string;
  readonly plural: string;
  readonly deprecated?: true;
  /** The entity that takes over from a deprecated one, if any. */
  readonly replacedBy?: string | null;
  readonly path: string;
  /** Ids that `path` needs, in path order: id -> the entity it belongs to. */
  readonly parents?: Readonly<Record<string, string>>;
  /** The key that wraps records in an answer; null if there is none or it is unknown. */
  readonly envelope: string | null;
  /** A single record comes without the envelope that lists have. */
  readonly bareById?: true;
  /** A read without id gives several records, which stay together under the envelope's name. */
  readonly severalAtOnce?: true;
  readonly idField: string | null;
  /** What ids are made of; default `digits`. */
  readonly idFormat?: 'digits' | 'text';
  /** The id is the user's own key: one write creates the record or replaces it as a whole, and nothing has to be looked up. */
  readonly writtenByKey?: true;
  /** Fields whose value a read by id takes in place of the id. */
  readonly idAliases?: readonly string[];
  /** Other spellings of fields that messages may use: spelling -> the name in records. */
  readonly otherNames?: Readonly<Record<string, string>>;
  /**
   * Fields beside the id by which people tell records apart, best first; a name may be one of `lookups` as well. The
   * vendor takes equal values of most of them: whoever looks for one record must be ready to find several.
   */
  readonly uniqueFields?: readonly string[];
  /** Those of `uniqueFields` that the vendor itself keeps unique, among archived records too. */
  readonly vendorUniqueFields?: readonly string[];
  /** How records are looked for by a name, where it is more than a filter on a field and an equal text. */
  readonly lookups?: Readonly<Record<string, LookupRule>>;
  /**
   * How to tell whether a creation whose answer was lost has created the record, in order of preference; the first key
   * counts of which every field was given. Absent where equal records are common, so that one could be taken for another
   * (lines of sales, cash movements), or where no record is left to look for.
   */
  readonly naturalKeys?: readonly NaturalKey[];
  /**
   * Lists without links to the next page: `none` answers with the whole list at once, `total` gives the number of its
   * records. Default: every page links to the next one.
   */
  readonly pagination?: 'none' | 'total';
  /** Its list holds something in every account, so that an answer without records is an error. */
  readonly neverEmpty?: true;
  /** Fields that identify such a record, nested in another one, as well as its id does. */
  readonly keyFields?: readonly string[];
  /** Nested records that are shown and that no write takes: field -> regular expression that its whole text matches. */
  readonly computedWhen?: Readonly<Record<string, string>>;
  readonly operations: Operations;
  /** OAuth scopes as the page prints them; presumably any one is enough. */
  readonly scopes: readonly string[];
  /** Fields that `sort` accepts. */
  readonly sortable: readonly string[];
  /** Fields that tell when a record changed, best first. Absent on operations and documents. */
  readonly timeFields?: Readonly<Record<string, TimeField>>;
  /** How new records are found, best first, where that does not follow from the members above; empty: not at all. */
  readonly pollFields?: readonly PollField[];
  /** Names for `load_relations`. */
  readonly relations: Readonly<Record<string, Relation>>;
  readonly fields: Readonly<Record<string, Field>>;
  /** Fields seen in samples or write lists, but missing from the vendor's field table. */
  readonly undocumentedFields: Readonly<Record<string, LooseField>>;
  /** Nested records by dotted name. */
  readonly subObjects?: Readonly<Record<string, SubObject>>;
  readonly create?: Write;
  readonly update?: Write;
  /** What writes accept although the page's lists leave it out: the vendor's tutorials, samples and notes send it. */
  readonly alsoWritable?: Readonly<Record<string, ExtraField>>;
  /** What creations alone accept beside that. */
  readonly alsoCreatable?: Readonly<Record<string, ExtraField>>;
  /** What to say of a field that such records do not have: regular expression of its name, case ignored -> text. */
  readonly unknownFieldHints?: Readonly<Record<string, string>>;
  /** Only where it differs from a plain DELETE of one drip. */
  readonly delete?: Write;
  /** Further writes below a record. */
  readonly actions?: Readonly<Record<string, RecordAction>>;
  /** Query parameters that only this endpoint has. */
  readonly queryParams?: Readonly<Record<string, QueryParam>>;
  /** Path suffixes, when not just `.json`. */
  readonly emitters?: readonly string[];
  /** Operations only: the HTTP method, the body, the entity that comes back. */
  readonly method?: WriteMethod;
  readonly body?: Body;
  readonly returns?: string;
  /** Documents only: the printed entity. */
  readonly document?: string;
  /** Documents only: the record is described here alone, and not by the printed entity (labels). */
  readonly ownRecord?: true;
  readonly uiTemplate?: string;
  /** Documents only: relations that are always loaded. */
  readonly fixedRelations?: readonly string[];
}

/** Fields by which a record is found again that was just created. */
export interface NaturalKey {
  readonly fields: readonly string[];
  /** Nested parts that must agree as well, where the fields alone are weak. */
  readonly compare?: readonly string[];
}

/** How records are looked for by a name. */
export interface LookupRule {
  /** The vendor's name to filter by; default: the name itself. */
  readonly filterBy?: string;
  /** Further filters, for equality: name -> value. */
  readonly alsoFilter?: Readonly<Record<string, string>>;
  /** Where the values are in a record: part, list in it, wrapper, field. Default: the record's field of that name. */
  readonly valuesAt?: readonly [part: string, list: string, wrapper: string, field: string];
  /** What a creation gives beside the value in the nested record that it makes for it. */
  readonly createdWith?: Readonly<Record<string, string>>;
  /** The form in which the vendor stores the text; default: as it is. */
  readonly storedAs?: 'lowerCaseWithoutSpaces';
  readonly ignoresCase?: true;
  /** Records do not show the value, so what the vendor finds is not compared again. */
  readonly onlyVendorCompares?: true;
}

/** A field, or a nested part that another entity's page describes. */
export interface ExtraField extends Field {
  /** The entity whose part of the same name tells what is in it, where the own page does not. */
  readonly describedBy?: string;
}

/** `entity`: readable records; `operation`: a POST with an effect; `document`: a print template; `report`: rows without id. */
export type EntityKind = 'entity' | 'operation' | 'document' | 'report';

export type WriteMethod = 'POST' | 'PUT' | 'DELETE';

export interface Operations {
  readonly get: boolean;
  readonly list: boolean;
  readonly create: boolean;
  readonly update: boolean;
  /** What DELETE does: remove for good, archive, or not allowed. */
  readonly delete: 'delete' | 'archive' | false;
}

/** `mixed` depends on another field, as a custom field's value does. */
export type FieldType = 'integer' | 'float' | 'string' | 'boolean' | 'datetime' | 'date' | 'object' | 'array' | 'mixed';

/** The vendor's operators; `><` is between, both ends included. */
export type Operator = '=' | '!=' | '>' | '>=' | '<' | '<=' | '><' | '~' | '!~' | 'IN';

/** What a value has to be beside its type. A value that is not given breaks none of these rules but `notBlank`. */
export interface Limits {
  /** No write may empty it. */
  readonly notBlank?: true;
  /** Characters of a text. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly pattern?: Pattern;
  readonly minimum?: number;
  readonly maximum?: number;
  /** Below, not equal. */
  readonly exclusiveMaximum?: number;
  /** The one value that is taken. */
  readonly only?: boolean;
  /** A moment that may not lie ahead. */
  readonly notInFuture?: true;
  /** The field that may not be given a value other than 0 beside this one. */
  readonly excludes?: string;
}

/** A form of a text. */
export interface Pattern {
  /** A regular expression that the whole text matches, without flags. */
  readonly regExp: string;
  /** What it means, after "must be": `11 to 14 digits`. */
  readonly text: string;
}

/** What filters may do with a name. */
export interface Filtering {
  /** The operators that the vendor takes, `or` for alternatives among them; absent: all. */
  readonly operators?: readonly (Operator | 'or')[];
}

export interface Field extends Limits, Filtering {
  readonly type: FieldType;
  /** No write list accepts it and it is evidently computed. */
  readonly readOnly?: true;
  /** A password or key, which no search offers: nobody should put it into a flow. */
  readonly secret?: true;
  /** The value may be chosen records, sent in a list under `wrapper`; a record with `idField` is one. */
  readonly choices?: { readonly wrapper: string; readonly idField: string };
  readonly enum?: readonly (string | number)[];
  /** The vendor names no end of the list. */
  readonly enumIsOpen?: true;
  /** How the vendor writes a time that is not in ISO 8601. */
  readonly format?: 'MM/DD/YYYY';
  /** A time that is sent as it was given, with fraction and offset; others are sent in whole seconds. */
  readonly isSentAsGiven?: true;
  /** A text in which spaces at its ends may be meant: it is sent as it was given. */
  readonly isFreeText?: true;
  /** The entity that the id points to. */
  readonly ref?: string;
  /** The id points to a record without an endpoint, reached only through the relation of that name. */
  readonly refObject?: string;
  readonly note?: string;
}

/** A field seen in samples only: even its type may be unknown. */
export interface LooseField extends Limits, Filtering {
  readonly type?: FieldType;
  readonly readOnly?: true;
  /** A password or key, which no search offers. */
  readonly secret?: true;
  /** As in {@link Field}. */
  readonly choices?: Field['choices'];
  /** A list of plain values that the vendor leaves out when it is empty. */
  readonly omittedWhenEmpty?: true;
  readonly enum?: readonly (string | number)[];
  /** The vendor names no end of the list. */
  readonly enumIsOpen?: true;
  readonly ref?: string;
  readonly note?: string;
}

export interface TimeField {
  readonly sortable: boolean;
  /** What moves it: every change, only the creation, or a business moment (later edits go unnoticed). */
  readonly tracks: 'updates' | 'creation' | 'event';
  readonly note?: string;
}

/** One way of polling an entity. */
export interface PollField {
  /** `changes`: the records are read and compared with what was seen before. */
  readonly by: 'time' | 'id' | 'changes';
  /** The value of the step's field; of `changes` it need not be a field of the records. */
  readonly field: string;
  /**
   * What is noticed: every change, new records only, a business moment (later edits go unnoticed), or every change and
   * records that were deleted.
   */
  readonly tracks: TimeField['tracks'] | 'changes';
  /** What each run reads, for the form, where that is not the whole list: `each run reads ...`. */
  readonly reads?: string;
}

export interface Relation {
  readonly kind: 'one' | 'many';
  /** The inner key of a to-many relation; absent where no page tells it. */
  readonly wrapper?: string;
  /** Drips, only where a page states its own. */
  readonly cost?: number;
  /** Only a record that is read by its id can load it, no list. */
  readonly singleReadOnly?: true;
  /**
   * A request of its own for each record loads it, as a bare list without a wrapper. No filter reaches it.
   */
  readonly isSeparate?: true;
  /** The relation named `all` leaves it out. */
  readonly notInAll?: true;
  /** A to-one part that the record has once and for all: nested in an update again, it is changed and none is added. */
  readonly owned?: true;
  readonly note?: string;
}

export interface SubObject {
  /** The inner key when the part is wrapped (a to-many part). */
  readonly container?: string;
  /** The record belongs to another entity, at that dotted place. */
  readonly appearsIn?: string;
  /** Parts of this name are described here wherever they appear. */
  readonly describesAll?: true;
  /** As in {@link Relation}. */
  readonly owned?: true;
  /** As in {@link Entity}. */
  readonly keyFields?: readonly string[];
  /** As in {@link Entity}. */
  readonly computedWhen?: Readonly<Record<string, string>>;
  readonly fields?: Readonly<Record<string, Field>>;
  readonly undocumentedFields?: Readonly<Record<string, LooseField>>;
  /** What a write must name in each of these records. */
  readonly required?: readonly string[];
  /** Lists of names; each of these records must name one of each list. */
  readonly requiredOneOf?: readonly (readonly string[])[];
  /** The greatest number of them. */
  readonly maxItems?: number;
  /** No two of them have the same value here. */
  readonly uniqueBy?: string;
  readonly note?: string;
}

export interface Write {
  /** Names that the body accepts: fields, or relations and sub-objects sent nested. */
  readonly fields: readonly string[];
  readonly required: readonly string[];
  /** Lists of names; one of each list must be sent. */
  readonly requiredOneOf?: readonly (readonly string[])[];
  /** What to know of a nested part before this write: name -> note. */
  readonly partNotes?: Readonly<Record<string, string>>;
  /** What only this write demands of a field, beside the field's own limits. */
  readonly limits?: Readonly<Record<string, Limits>>;
  /** Drips, where it is not 1. */
  readonly baseCost?: number;
  /** Drips added when the body sets that field to true. */
  readonly extraCost?: Readonly<Record<string, number>>;
  readonly method?: WriteMethod;
  readonly path?: string;
  /** The body is `{bodyKey: [...]}`, a bare array of at most `maxItems` objects with these fields. */
  readonly bodyKey?: string;
  readonly maxItems?: number;
  /** Relations that come with the answer though nobody asked for them; those that a list can load. */
  readonly answersWith?: readonly string[];
  /** Without that field one creation makes several records. */
  readonly severalWithout?: string;
  readonly multipart?: Multipart;
}

export interface Multipart {
  /** Name of the file's part. */
  readonly file: string;
  /** The part that holds the fields as JSON; null: each field is a part. */
  readonly metadata: string | null;
  readonly contentType?: string;
}

export interface Body {
  readonly fields: Readonly<Record<string, Field>>;
  readonly required: readonly string[];
  readonly baseCost?: number;
}

export interface RecordAction {
  readonly method: WriteMethod;
  readonly path: string;
  readonly body: Body;
  readonly returns?: string;
  readonly note?: string;
}

export interface QueryParam extends Filtering {
  readonly type: FieldType;
  readonly default?: string | number | boolean;
  readonly required?: true;
  /** Documents only: the rendered page takes it, the data do not. */
  readonly pageOnly?: true;
  /** What lists leave out unless they are filtered by it, in the plural: `gift cards`. */
  readonly reveals?: string;
  readonly note?: string;
}
