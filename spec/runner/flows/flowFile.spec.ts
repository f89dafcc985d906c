import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect } from 'chai';
import { issuesOf, readFlowFile } from '../../../runner/flows/flowFile';
import { componentFunctions } from '../../../runner/functions';
import { componentRoot } from '../../../runner/sailor';

const FLOWS = join(componentRoot, 'flows');

describe('Flow files', () => {
  const functions = componentFunctions();
  const poll = { id: 'poll', title: 'Read', function: 'pollEntity', fields: { objectType: 'Item' } };
  const filter = { id: 'keep', title: 'Keep', function: 'filter', fields: { where: 'true' } };
  const flow = (...steps: object[]) => ({ title: 'Flow', description: 'What it does', steps });
  const issues = (...steps: object[]) => issuesOf(flow(...steps), functions);

  for (const name of readdirSync(FLOWS).filter((file) => file.endsWith('.json'))) {
    it(`${name} is one`, () => expect(readFlowFile(join(FLOWS, name)).steps.length).to.be.above(1));
  }

  it('with a trigger and another step are fine', () => expect(issues(poll, filter)).to.deep.equal([]));

  it('begin with a trigger', () =>
    expect(issues(filter, poll)).to.include('step keep: "function" must be one of pollEntity, not "filter"'));

  it('name functions that are there', () =>
    expect(issues(poll, { ...filter, function: 'lookup', fields: {} })[0]).to.match(
      /^step keep: "function" must be one of .*lookupObject.*, filter, group, file, not "lookup"$/,
    ));

  it('name no function that is only a property of every object', () =>
    expect(issues(poll, { ...filter, function: 'toString' })).to.have.length(1));

  it('name the function that a wrong name resembles', () =>
    expect(issues(poll, { ...filter, function: 'lookupObjekt', fields: {} })[0]).to.match(
      /not "lookupObjekt" \(perhaps "lookupObject"\)$/,
    ));

  it('give the steps of the platform what they need', () =>
    expect(
      issues(
        poll,
        { ...filter, fields: undefined },
        { ...filter, id: 'group', function: 'group', fields: { by: '$sum(', once: 5 } },
        { ...filter, id: 'out', function: 'file', fields: { file: '../out.csv' } },
      ).map((issue) => issue.replace(/(no JSONata).*/, '$1')),
    ).to.deep.equal([
      'step keep: its field "where" is missing',
      'step group: "by" is no JSONata',
      'step group: its field "once" must be an expression',
      'step out: its field "file" must lie in this folder',
    ]));

  it('have mappings that are expressions', () => {
    for (const mapping of [5, [1], { a: 1 }, null]) {
      expect(issues(poll, { ...filter, mapping })).to.deep.equal([
        'step keep: "mapping" must be an expression, or an object with an expression for each field',
      ]);
    }
  });

  it('read the results of steps before', () => {
    const reading = (id: string) => ({ ...filter, mapping: { a: `$getPassthrough().${id}.body.itemID` } });
    expect(issues(poll, reading('poll'))).to.deep.equal([]);
    expect(issues(poll, reading('pol'))).to.deep.equal([
      'step keep: "pol" is unknown among the steps before it (perhaps "poll")',
    ]);
  });

  it('name fields that the function has', () =>
    expect(issues({ ...poll, fields: { objecttype: 'Item' } }, filter)).to.deep.equal([
      'step poll: "objecttype" is unknown among its fields (perhaps "objectType")',
    ]));

  it('have expressions that can be read', () =>
    expect(issues(poll, { ...filter, mapping: { a: '$sum(' } })[0]).to.match(
      /^step keep: "mapping" is no JSONata: "a": /,
    ));

  it('have ids, once each', () =>
    expect(issues(poll, { ...filter, id: 'poll' })).to.deep.equal(['two steps have the id "poll"']));

  it('hold objects as steps, and a time between runs that is one', () => {
    expect(issuesOf({ ...flow(poll, filter), steps: [poll, null, filter] }, functions)).to.deep.equal([
      'each of "steps" must be an object',
    ]);
    for (const everyS of ['10', -1, Number.NaN]) {
      expect(issuesOf({ ...flow(poll, filter), everyS }, functions)).to.deep.equal([
        '"everyS" must be a number of seconds from 0',
      ]);
    }
    expect(issuesOf({ ...flow(poll, filter), everyS: 0.5 }, functions)).to.deep.equal([]);
  });

  it('have whole numbers of workers', () =>
    expect(issues({ ...poll, workers: 0, parallel: 1.5 }, filter)).to.deep.equal([
      'step poll: "workers" must be 1 to 20',
      'step poll: "parallel" must be 1 to 20',
    ]));

  it('need a title and two steps', () => {
    expect(issuesOf({ steps: [poll, filter] }, functions)).to.deep.equal(['"title" is missing']);
    expect(issues(poll)).to.deep.equal(['"steps" must be a list of at least two steps']);
    expect(issuesOf([], functions)).to.deep.equal(['it must be an object']);
  });

  it('have a result that can be read', () =>
    expect(issuesOf({ ...flow(poll, filter), result: { title: 'R', rows: '$[' } }, functions)[0]).to.match(
      /^"result" is no JSONata/,
    ));

  it('that are not there or no JSON are named', () => {
    expect(() => readFlowFile('flows/none.json')).to.throw(/^flows\/none\.json cannot be read: ENOENT/);
    expect(() => readFlowFile(join(componentRoot, 'LICENSE'))).to.throw(/LICENSE cannot be read: /);
    expect(() => readFlowFile(join(componentRoot, 'package.json'))).to.throw(
      /package\.json is no flow: "steps" must be/,
    );
  });
});
