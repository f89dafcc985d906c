import { expect } from 'chai';
import { criterionText } from '../../../../../lib/common/model/criterion';
import { findByCriterion, type UniqueLookup } from '../../../../../lib/common/systems/retail/query/findByCriterion';
import { InputError } from '../../../../../lib/common/util/errors';
import { SMALL } from '../../../../support/callApi';
import { type EmulatedStep, emulatedStep } from '../../../../support/emulatedStep';
import { entityOf } from '../../../../support/entityOf';
import { errorOf } from '../../../../support/errorOf';
import { systemOf } from '../../../../support/runAction';

describe('findByCriterion', () => {
  let step: EmulatedStep;
  beforeEach(async () => {
    step = await emulatedStep({ size: SMALL });
  });
  afterEach(() => step.close());

  const find = async (entity: string, criterion: string, value: string, more: Partial<UniqueLookup> = {}) =>
    findByCriterion(await systemOf(step), { entity: entityOf(entity), criterion, value, ...more });
  const ids = async (entity: string, criterion: string, value: string, more?: Partial<UniqueLookup>) =>
    (await find(entity, criterion, value, more)).map((record) => record[entityOf(entity).idField ?? '']);
  const add = (entity: string, fields: Record<string, unknown>) => step.emulator.admin.add(entity, fields);
  const wire = () => step.emulator.log.entries.filter(({ path }) => path.startsWith('/API/'));

  it('finds by id', async () => {
    expect(await ids('Item', 'itemID', ' 1 ')).to.deep.equal(['1']);
    expect(await ids('Item', 'itemID', '999999')).to.deep.equal([]);
  });

  for (const value of [
    'A-1',
    '50% off',
    'a|b',
    'one, two',
    '1+1',
    '"quoted"',
    'Größe',
    '🪁',
    '~,x',
    '>,1',
    "O'Neill",
    'a=b&c',
  ]) {
    it(`finds exactly the record with ${value}`, async () => {
      const id = add('Item', { description: 'x', customSku: value });
      add('Item', { description: 'y', customSku: `${value}${value}` });
      expect(await ids('Item', 'customSku', value)).to.deep.equal([id]);
    });
  }

  it('does not take another spelling for the same', async () => {
    for (const customSku of ['kite-1', 'KITE-1', 'Kite-1', 'kITE-1']) add('Item', { customSku });
    const id = add('Item', { customSku: 'kite-2' });
    expect(await ids('Item', 'customSku', 'kite-2')).to.deep.equal([id]);
    expect(await ids('Item', 'customSku', 'Kite-1')).to.have.length(1);
    expect(await ids('Item', 'customSku', 'KiTe-1')).to.deep.equal([]);
  });

  it('asks for two records at a time, and stops at two', async () => {
    for (let i = 0; i < 5; i++) add('Item', { customSku: 'SAME' });
    expect(await ids('Item', 'customSku', 'SAME')).to.have.length(2);
    expect(wire().map(({ params }) => params['limit'])).to.deep.equal(['2']);
  });

  it('finds archived records when asked to', async () => {
    const id = add('Item', { customSku: 'OLD', archived: true });
    expect(await ids('Item', 'customSku', 'OLD')).to.deep.equal([]);
    expect(await ids('Item', 'customSku', 'OLD', { archived: 'include' })).to.deep.equal([id]);
  });

  it('finds a gift card, though its code comes back masked', async () => {
    const id = add('CreditAccount', { code: 'GIFT-2026-0001', giftCard: true });
    expect(await ids('CreditAccount', 'code', 'GIFT-2026-0001')).to.deep.equal([id]);
    expect(wire()[0]?.params).to.include({ giftCard: 'true', code: 'GIFT-2026-0001' });
  });

  it('finds a customer by any of the e-mail addresses, in any case', async () => {
    const system = await systemOf(step);
    const emails = {
      ContactEmail: [{ address: 'ada@example.com' }, { address: 'Byron@Example.com', useType: 'Secondary' }],
    };
    const { customerID } = await system.create({
      entity: entityOf('Customer'),
      fields: { Contact: { Emails: emails } },
    });
    expect(await ids('Customer', 'email', 'ADA@example.com')).to.deep.equal([customerID]);
    expect(await ids('Customer', 'email', 'byron@example.com')).to.deep.equal([customerID]);
    expect(await ids('Customer', 'email', 'on@example.com')).to.deep.equal([]);
  });

  it('finds a tag as Lightspeed spells it', async () => {
    const id = add('Tag', { name: 'newtag' });
    expect(await ids('Tag', 'name', 'New Tag')).to.deep.equal([id]);
  });

  it('finds records within others, and loads relations', async () => {
    const field = step.emulator.admin.records('ItemCustomField').find(({ type }) => String(type).endsWith('choice'));
    const parents = { customFieldID: String(field?.['customFieldID']) };
    const id = add('ItemCustomFieldCustomFieldChoice', { ...parents, name: 'Turquoise' });
    expect(await ids('ItemCustomFieldCustomFieldChoice', 'name', 'Turquoise', { parents })).to.deep.equal([id]);
    const [shop] = await find('Shop', 'name', String(step.emulator.admin.record('Shop', '1')?.['name']), {
      relations: ['Contact'],
    });
    expect(shop).to.have.property('Contact');
  });

  it('refuses a value that the field cannot have, before anything is sent', async () => {
    expect(await errorOf(find('Item', 'systemSku', 'abc'))).to.be.instanceOf(InputError);
    expect(await errorOf(find('Item', 'itemID', '../Account'))).to.be.instanceOf(InputError);
    expect(wire()).to.deep.equal([]);
  });
});

describe('criterionText', () => {
  it('reads texts and numbers', () => {
    expect(['a', ' a ', 12, '0'].map((value) => criterionText('x', value))).to.deep.equal(['a', 'a', '12', '0']);
    expect([undefined, null, '', '  '].map((value) => criterionText('x', value))).to.deep.equal(
      Array(4).fill(undefined),
    );
  });

  it('refuses everything else', () => {
    for (const value of [true, {}, ['a']]) expect(() => criterionText('sku', value)).to.throw(InputError, '"sku"');
  });
});
