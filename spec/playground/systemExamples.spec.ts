import { expect } from 'chai';
import { silentLog } from '../../lib/common/util/log';
import { systemExamples } from '../../playground/server/systemExamples';
import { runFunction } from '../../runner/runFunction';
import { loadFunction } from '../../runner/sailor';
import { RUNNER_SYSTEMS } from '../../runner/systems';

describe('The examples of the playground for other systems', () => {
  for (const [system, examples] of Object.entries(systemExamples)) {
    for (const [name, { fields, body }] of Object.entries(examples)) {
      it(`${name} runs on a new emulator of ${system}`, async () => {
        const account = await RUNNER_SYSTEMS[system]?.emulate();
        if (!account) throw new Error(`There is no system ${system}.`);
        const messages: unknown[] = [];
        try {
          const { errors } = await runFunction({
            module: await loadFunction(name),
            cfg: { ...account.credentials, ...fields },
            body,
            log: silentLog,
            onKeys: account.keep,
            onData: (message) => messages.push(message.body),
          });
          expect(errors.map(({ message }) => message)).to.deep.equal([]);
          expect(messages).to.not.have.length(0);
        } finally {
          await account.close();
        }
      });
    }
  }
});
