import jsonata from 'jsonata';

/** A message between two steps. */
export interface FlowMessage {
  readonly body: unknown;
  readonly headers?: Readonly<Record<string, unknown>>;
  readonly attachments?: Readonly<Record<string, unknown>>;
  /** Results of earlier steps, by their ids. */
  readonly passthrough?: Readonly<Record<string, unknown>>;
}

/** A JSONata expression; long ones as a list of lines. */
export type Expression = string | readonly string[];

/** How a step's input is made: an expression for each of its fields, or one for all of it. */
export type Mapping = Expression | Readonly<Record<string, Expression>>;

/** Values that all expressions of a flow can read. */
export type FlowVariables = Readonly<Record<string, unknown>>;

export type Evaluate = (message: FlowMessage) => Promise<unknown>;

const textOf = (expression: Expression): string =>
  typeof expression === 'string' ? expression : expression.join('\n');

/**
 * An expression as the platform's mapper has it: the body of the step before is what it reads, the results of all earlier
 * steps are in `$getPassthrough().stepId.body`, the flow's variables in `$getFlowVariables()`. Resolves with plain JSON.
 *
 * @throws Error when it is no JSONata
 */
export function compileExpression(expression: Expression, variables: FlowVariables = {}): Evaluate {
  const compiled = jsonata(textOf(expression));
  return async ({ body, passthrough = {} }) => {
    const value: unknown = await compiled.evaluate(body, {
      getPassthrough: () => passthrough,
      getFlowVariables: () => variables,
    });
    // JSONata's lists have more than elements.
    return value === undefined ? undefined : JSON.parse(JSON.stringify(value));
  };
}

/**
 * Makes the input of a step: without a mapping the body as it is.
 * @throws Error naming the field whose expression is no JSONata
 */
export function compileMapping(mapping: Mapping | undefined, variables: FlowVariables = {}): Evaluate {
  if (mapping === undefined) return async ({ body }) => body;
  if (typeof mapping === 'string' || isLines(mapping)) return compileExpression(mapping, variables);
  const fields = Object.entries(mapping).map(
    ([field, expression]) => [field, compileField(field, expression, variables)] as const,
  );
  return async (message) => {
    const values = await Promise.all(
      fields.map(async ([field, evaluate]) => [field, await evaluate(message)] as const),
    );
    return Object.fromEntries(values.filter(([, value]) => value !== undefined));
  };
}

const isLines = (mapping: Mapping): mapping is readonly string[] => Array.isArray(mapping);

function compileField(field: string, expression: Expression, variables: FlowVariables): Evaluate {
  try {
    return compileExpression(expression, variables);
  } catch (error) {
    throw new Error(`"${field}": ${(error as Error).message}`);
  }
}
