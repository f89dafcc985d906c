import { useEffect, useReducer, useState } from 'react';
import type { EmulatorState, PageInfo } from '../../protocol';
import { BucketPicture } from './BucketPicture';
import { Controls } from './Controls';
import { Credentials } from './Credentials';
import { FunctionPicker } from './FunctionPicker';
import { MessageEditor } from './MessageEditor';
import { post } from './post';
import { RunBar } from './RunBar';
import { RunResult } from './RunResult';
import { Scenarios } from './Scenarios';
import { StepForm } from './StepForm';
import { INITIAL, reduce } from './state';
import { Tables } from './Tables';
import { ThemeSwitch } from './ThemeSwitch';
import { useEvents } from './useEvents';
import { useForecast } from './useForecast';
import { useMetadata } from './useMetadata';
import { useRuns } from './useRuns';
import { WireLog } from './WireLog';

/** The page: what to run on the left, its form and message in the middle, bucket and result on the right, the wire below. */
export function App() {
  const [info, setInfo] = useState<PageInfo>();
  useEffect(() => void post<PageInfo>('info').then(setInfo), []);
  return info ? <Playground info={info} /> : <p role="status">Loading</p>;
}

type Values = Readonly<Record<string, unknown>>;

interface Step {
  readonly name: string;
  readonly cfg: Values;
  readonly body: Values;
}

function Playground({ info }: { readonly info: PageInfo }) {
  const [state, dispatch] = useReducer(reduce, INITIAL);
  const [step, setStep] = useState<Step>(() => stepOf(info, 'createOrder', info.account.values['system']));
  const [credentials, setCredentials] = useState<Readonly<Record<string, string>>>(info.account.values);
  const isConnected = useEvents(dispatch);
  useEffect(() => {
    void post<EmulatorState | undefined>('emulator').then(
      (emulator) => emulator && dispatch({ type: 'emulator', emulator }),
    );
  }, []);
  const changeCredentials = (values: Readonly<Record<string, string>>) => {
    setCredentials(values);
    const system = values['system'] ?? '';
    if (system === (credentials['system'] ?? '')) return;
    setStep(stepOf(info, step.name, system));
    if (info.account.isEmulator)
      void post<typeof values>('account', { system }).then((found) => setCredentials({ ...found, system }));
  };
  const fn = info.functions.find(({ name }) => name === step.name);
  const order = { function: step.name, cfg: step.cfg, credentials };
  const metadata = useMetadata(order);
  const forecast = useForecast({ ...order, body: step.body });
  const { start, cancel } = useRuns(state, dispatch);
  const choices = (method: string) => post<Readonly<Record<string, string>>>('choices', { ...order, method });
  if (!fn) return null;
  return (
    <>
      <header>
        <h1>Lightspeed playground</h1>
        <p>
          {info.account.isEmulator
            ? 'On the emulator: nothing here is real.'
            : 'On a real account: what runs here is real.'}
        </p>
        <ThemeSwitch />
      </header>
      {!isConnected && (
        <p role="alert" className="error">
          The playground does not answer. Start it again (npm run playground) and open the address that it prints.
        </p>
      )}
      <main>
        <div className="column">
          <Scenarios
            scenarios={info.scenarios}
            run={state.run}
            onStep={({ function: name, cfg, body }) => {
              // Scenarios are played on Lightspeed Retail.
              setCredentials(info.account.values);
              setStep({ name, cfg, body: body as Values });
            }}
            onRun={(run) => start({ ...run, credentials: info.account.values, isSample: false })}
          />
          <FunctionPicker
            functions={info.functions}
            chosen={step.name}
            onChoose={(name) => setStep(stepOf(info, name, credentials['system']))}
          />
          <Credentials fields={info.credentials} values={credentials} onChange={changeCredentials} />
        </div>
        <div className="column">
          <RunBar
            forecast={forecast}
            isTrigger={fn.kind === 'trigger'}
            snapshot={state.run?.snapshot}
            isRunning={state.run?.status === 'running'}
            onRun={(more) => void start({ ...order, body: step.body, ...more })}
            onCancel={cancel}
          />
          <section aria-labelledby="step-title" className="panel step">
            <h2 id="step-title">{fn.title}</h2>
            <p>{fn.description}</p>
            {fn.hint && <p className="help">{fn.hint}</p>}
            <StepForm
              fields={fn.fields}
              values={step.cfg}
              onChange={(cfg) => setStep({ ...step, cfg })}
              choices={choices}
              context={step.name}
            />
          </section>
          {fn.takesMessage && (
            <MessageEditor
              key={step.name}
              schema={metadata.in}
              problem={metadata.problem}
              body={step.body}
              onChange={(body) => setStep({ ...step, body })}
            />
          )}
        </div>
        <div className="column">
          <BucketPicture
            samples={state.samples}
            exchanges={state.exchanges}
            spent={state.spent}
            waited={state.run?.waited}
          />
          <RunResult run={state.run} />
          {state.emulator && <Controls emulator={state.emulator} faultSyntax={info.faultSyntax} />}
        </div>
        <div className="wide">
          <WireLog exchanges={state.exchanges} onClear={() => dispatch({ type: 'clear' })} />
          {info.account.isEmulator && <Tables />}
        </div>
      </main>
    </>
  );
}

/** The function with its example; empty where a system has no such function. */
function stepOf({ functions }: PageInfo, name: string, system?: string): Step {
  const example = functions.find((fn) => fn.name === name)?.examples[system || 'retail'];
  return { name, cfg: example?.cfg ?? {}, body: example?.body ?? {} };
}
