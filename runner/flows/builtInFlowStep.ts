import { type BuiltInOptions, createBuiltInStep } from './builtInSteps';
import type { FlowStep } from './flowFile';
import { compileMapping, type FlowMessage } from './mapping';
import type { RunningStep, StepOutlet } from './runningStep';
import { newStepFigures } from './stepFigures';

/** A step of the platform's own in a flow; it works in this process. */
export function startBuiltInStep(step: FlowStep, outlet: StepOutlet, options: BuiltInOptions): RunningStep {
  const built = createBuiltInStep(step.function, step.fields ?? {}, options);
  const map = compileMapping(step.mapping, options.variables);
  const figures = newStepFigures();
  let open = 0;
  const send = (message: FlowMessage) => {
    figures.out++;
    const { body, headers = {} } = message;
    outlet.onData({ ...message, passthrough: { ...message.passthrough, [step.id]: { body, headers } } });
  };
  return {
    step,
    figures,
    openCount: () => open,
    async give(message) {
      open++;
      figures.in++;
      try {
        for (const result of await built.take({ ...message, body: await map(message) })) send(result);
      } catch (error) {
        figures.errors++;
        outlet.onError(Object(error).message ?? String(error));
      }
      open--;
    },
    isIdle: async () => open === 0,
    finish: () => built.finish().forEach(send),
    stop: async () => {},
    kill: async () => {},
    close: async () => {},
  };
}
