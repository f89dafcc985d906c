import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'chai';
import component from '../../component.json';
import { componentFunctions } from '../../runner/functions';

describe('componentFunctions', () => {
  const directory = mkdtempSync(join(tmpdir(), 'functions-'));
  const file = join(directory, 'component.json');
  after(() => rmSync(directory, { recursive: true }));

  const read = (value: object) => {
    writeFileSync(file, JSON.stringify(value));
    return componentFunctions(file);
  };

  it('reads triggers, then actions, with their fields from the top of the form', () => {
    const fields = {
      low: { viewClass: 'TextFieldView', label: 'Low', order: 1, note: 'A note', placeholder: '10' },
      high: {
        viewClass: 'SelectView',
        label: 'High',
        order: 9,
        required: true,
        model: { a: 'A' },
        require: ['low'],
        prompt: 'Choose',
      },
    };
    const functions = read({
      actions: { write: { title: 'Write', description: 'Writes' } },
      triggers: { poll: { title: 'Poll', help: { description: 'Polls' }, fields } },
    });
    const low = {
      ...{ key: 'low', label: 'Low', viewClass: 'TextFieldView', required: false, help: 'A note', require: [] },
      placeholder: '10',
      prompt: '',
    };
    const high = {
      key: 'high',
      label: 'High',
      viewClass: 'SelectView',
      required: true,
      help: '',
      placeholder: '',
      prompt: 'Choose',
      model: { a: 'A' },
      require: ['low'],
    };
    expect(functions).to.deep.equal([
      {
        name: 'poll',
        kind: 'trigger',
        title: 'Poll',
        description: 'Polls',
        fields: [high, { ...low, model: undefined }],
      },
      { name: 'write', kind: 'action', title: 'Write', description: 'Writes', fields: [] },
    ]);
  });

  it('takes HTML out of texts', () => {
    const help = { description: 'First line<br/>second, <b>bold</b> one<br>' };
    const [fn] = read({ actions: { a: { title: 'A', help, fields: { f: { viewClass: 'TextFieldView', help } } } } });
    expect([fn?.description, fn?.fields[0]?.help]).to.deep.equal(Array(2).fill('First line second, bold one'));
  });

  it('has nothing for a component without functions', () => expect(read({})).to.deep.equal([]));

  it('reads the component.json of this component', () => {
    const names = Object.keys({ ...component.triggers, ...(component as { actions?: object }).actions });
    expect(componentFunctions().map(({ name }) => name)).to.deep.equal(names);
    const [pollEntity] = componentFunctions();
    expect(pollEntity?.fields[0]).to.include({ key: 'objectType', required: true, model: 'getObjectTypes' });
  });
});
