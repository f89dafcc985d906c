import { expect } from 'chai';
import type { Locator } from 'playwright-core';
import { openPage } from './openPage';

type Body = Record<string, unknown>;

// biome-ignore lint/performance/useDomNodeTextContent: what a person sees, cells apart from each other
const shown = (locator: Locator): Promise<string> => locator.innerText();

describe('The playground in a browser', () => {
  const opened = openPage();
  const choose = (name: string) =>
    opened.page.getByRole('navigation').getByRole('button', { name, exact: true }).click();
  const press = (name: string) => opened.page.getByRole('button', { name, exact: true }).click();
  const status = (text: RegExp) => opened.page.getByRole('status').filter({ hasText: text }).first().waitFor();
  const select = (label: string, value: string) =>
    opened.page.getByLabel(label).and(opened.page.locator('[id]')).selectOption(value);
  const json = () => opened.page.getByLabel('As JSON', { exact: true });
  const body = async (): Promise<Body> => JSON.parse(await json().inputValue());
  const message = async (): Promise<Body> =>
    JSON.parse(await shown(opened.page.getByRole('region', { name: /^Message \d+$/ }).last()));
  const run = async (outcome: RegExp) => {
    await press('Run');
    await status(outcome);
  };

  afterEach(() => expect(opened.complaints).to.deep.equal([]));

  it('shows the credential as the designer does, and verifies it', async () => {
    const { page } = opened;
    await page.getByText('Credential', { exact: true }).click();
    expect(await page.getByLabel('Client ID').inputValue()).to.match(/^\w+$/);
    expect(await page.getByLabel('Client Secret').inputValue()).to.equal('********');
    await press('Verify');
    await page.getByTestId('verified').filter({ hasText: 'The credential works' }).waitFor();
    await page.getByLabel('Account ID').fill('nonsense');
    await press('Verify');
    await page.getByTestId('verified').filter({ hasText: '"Account ID" must be a number' }).waitFor();
  });

  it('changes to another system, with its own credential and objects', async () => {
    const { page } = opened;
    await page.getByText('Credential', { exact: true }).click();
    await select('System', 'lsOne');
    await page.waitForFunction('document.querySelector("#field-userName").value !== ""');
    await press('Verify');
    await page.getByTestId('verified').filter({ hasText: 'The credential works' }).waitFor();
    await choose('Lookup Objects (plural)');
    await page.getByLabel('Object Type').locator('option[value="PurchaseOrder"]').waitFor({ state: 'attached' });
    await run(/^Done: 1 message$/);
    expect((await message())['results']).to.have.length(2);
    expect(await shown(page.getByTestId('wire'))).to.contain('/api/inventory/purchase-order');
  });

  it('offers choices that depend on each other', async () => {
    const { page } = opened;
    await choose('Get New and Updated Objects Polling');
    await select('Object Type', '');
    const field = page.getByLabel('Polling Field');
    expect(await field.isDisabled()).to.equal(true);
    await select('Object Type', 'Item');
    await field.locator('option[value="timeStamp"]').waitFor({ state: 'attached' });
    await select('Include Linked Objects', 'ItemShops');
    await page.getByRole('button', { name: 'Remove Item Shops' }).waitFor();
  });

  it('builds the message from the form and the form from the message', async () => {
    const { page } = opened;
    await page.getByRole('spinbutton', { name: 'Quantity' }).first().fill('77');
    expect(await body()).to.have.nested.property('lines[0].quantity', 77);
    await json().fill(JSON.stringify({ shopID: '2', lines: [{ itemID: '5', quantity: 1 }] }));
    expect(await page.getByRole('textbox', { name: 'Shop ID' }).inputValue()).to.equal('2');
    await json().fill('{"shopID": ');
    await status(/Not JSON yet/);
    await json().fill(JSON.stringify({ shopID: '2', lines: [{ itemID: '5' }] }));
    await page.getByRole('textbox', { name: 'Shop ID' }).focus();
    await page.getByRole('spinbutton', { name: 'Quantity' }).focus();
    await page.getByRole('textbox', { name: 'Shop ID' }).focus();
    await page
      .getByText(/must have required property/)
      .first()
      .waitFor();
  });

  it('adds lines and fields that were not shown', async () => {
    const { page } = opened;
    await page.getByRole('button', { name: 'Add one' }).click();
    expect((await body())['lines']).to.have.length(2);
    await page.getByLabel('Add a field').last().selectOption('shipCost');
    await page.getByRole('spinbutton', { name: 'Ship Cost' }).fill('9.5');
    expect(await body()).to.include({ shipCost: 9.5 });
  });

  it('creates a purchase order, and shows each request with its price', async () => {
    const { page } = opened;
    await run(/^Done: 1 message$/);
    expect(await message()).to.include({ created: 1, failed: 0 });
    const wire = await shown(page.getByTestId('wire'));
    expect(wire).to.contain('POST /Order.json').and.contain('POST /OrderLine.json').and.contain('cost 1');
    await page.getByTestId('wire').getByRole('group').first().locator('summary').click();
    const curl = await shown(page.getByTestId('curl').first());
    expect(curl)
      .to.match(/^curl -X \w+ 'http/)
      .and.contain('Authorization: Bearer $TOKEN');
    expect(await shown(page.getByTestId('spent-run'))).to.match(/This run\s+[1-9]/);
  });

  it('tells an error as the user of a flow would read it', async () => {
    await choose('Update Object');
    await json().fill('{"itemID": "999999", "description": "x"}');
    await run(/^Failed/);
    expect(await shown(opened.page.getByRole('alert'))).to.contain('999999');
  });

  it('goes on from a snapshot', async () => {
    await choose('Get New and Updated Objects Polling');
    await run(/^Done: [1-9]/);
    await opened.page.getByText('Snapshot', { exact: true }).click();
    expect(JSON.parse(await shown(opened.page.getByTestId('snapshot')))).to.include({ objectType: 'Tag' });
    await run(/^Done: 0 messages$/);
  });

  it('retrieves a sample of ten', async () => {
    await choose('Get New and Updated Objects Polling');
    await select('Object Type', 'Item');
    await opened.page.getByLabel('Size of Polling Page').fill('100');
    await press('Retrieve sample');
    await status(/^Done: 10 messages$/);
  });

  it('forecasts requests, drips and time, and cancels a long run', async () => {
    await choose('Get New and Updated Objects Polling');
    await select('Object Type', 'Sale');
    await opened.page.getByLabel('Size of Polling Page').fill('1');
    await opened.page
      .getByTestId('forecast')
      .filter({ hasText: /About \d+ requests, \d+ drips: \d+ minutes with one register, \d+ .* with three/ })
      .waitFor();
    await press('Run');
    await status(/^Running: [1-9]/);
    await press('Cancel');
    await status(/^(Cancelled|Done)/);
  });

  it('injects a fault, and shows that the component copes', async () => {
    const { page } = opened;
    await page.getByLabel('Fault for the next request').fill('status=999');
    await press('Inject');
    await status(/must be a whole number/);
    await page.getByLabel('Fault for the next request').fill('status=503 method=GET path=Item');
    await press('Inject');
    await page.getByTestId('faults').getByText('status=503').waitFor();
    await choose('Lookup Object (at most one)');
    await run(/^Done: 1 message$/);
    expect(await shown(page.getByTestId('wire'))).to.contain(': 503');
  });

  it('changes a record of the emulator, and starts a shop with more registers', async () => {
    const { page } = opened;
    await page.getByText('Records in the emulator').click();
    await page.getByText('Item 1 ').first().click();
    await page.getByLabel('Change', { exact: true }).first().fill('{"description": "Seen in the table"}');
    await press('Save');
    await page.getByText('Seen in the table').first().waitFor();
    await select('Registers (a change starts a new shop)', '3');
    await page.getByText('2 a second').waitFor();
    await page.getByText('110', { exact: true }).waitFor();
    await run(/^Done: 1 message$/);
  });

  it('shows a foreign client that spends from the same bucket', async () => {
    await select('Another client on the account', 'foreign');
    await opened.page
      .getByTestId('spent-foreign')
      .filter({ hasText: /client\s*[2-9]/ })
      .waitFor();
    await select('Another client on the account', 'off');
  });

  it('plays a poll with changes', async () => {
    await press('A poll with changes');
    await status(/The second poll starts at the snapshot/);
    await status(/^Done: 1 message$/);
    const { results } = (await message()) as { results: Body[] };
    expect(results.map(({ description }) => description)).to.have.members(
      [1, 2, 3].map((id) => `Changed in the playground (${id})`),
    );
  });

  it('plays a shared account without a refusal', async () => {
    await press('A shared account');
    for (const who of ['run', 'flow']) {
      await opened.page
        .getByTestId(`spent-${who}`)
        .filter({ hasText: /(run|flow)\s*[3-9]/ })
        .waitFor();
      expect(await shown(opened.page.getByTestId(`spent-${who}`))).to.match(/\s0$/);
    }
    expect(await opened.page.getByLabel('Another client on the account').inputValue()).to.equal('flow');
    await press('Cancel');
    await status(/^(Cancelled|Done)/);
    await opened.page.waitForFunction('document.querySelector("#other").value === "off"');
  });

  it('plays a lost answer, and the order is there once', async () => {
    await press('A lost answer');
    await status(/^Done: 1 message$/);
    expect(await message()).to.include({ failed: 0 });
    const wire = await shown(opened.page.getByTestId('wire'));
    expect(wire).to.contain('POST /Order.json: no answer');
    expect(wire.match(/POST \/Order\.json/g)).to.have.length(1);
  });

  it('uploads the image of the example', async () => {
    await choose('Upload Image');
    await run(/^Done: 1 message$/);
    expect(await message()).to.include({ filename: 'logo.png', itemID: '1' });
  });

  it('counts all messages of a long run, and shows the newest', async () => {
    const { page } = opened;
    await choose('Get New and Updated Objects Polling');
    await select('Object Type', 'Item');
    await page.getByLabel('Size of Polling Page').fill('100');
    await run(/^Done: 1[1-9]\d\d messages$/);
    const [, count] = /(\d+)/.exec(await shown(page.getByText(/^Done: /))) ?? [];
    await page.getByText(`Message ${count}`, { exact: true }).waitFor();
    expect(await page.getByTestId('messages').getByRole('listitem').count()).to.equal(20);
  });

  it('shows a request whose URL holds a % that encodes nothing', async () => {
    await choose('Make Raw Request');
    await json().fill('{"method": "GET", "url": "Shop.json?note=%zz"}');
    await run(/^(Done|Failed)/);
    expect(await shown(opened.page.getByTestId('wire'))).to.contain('note=%zz');
  });

  it('shows a run that is at work when the page is loaded anew, and what it waited for', async () => {
    const { page } = opened;
    await choose('Get New and Updated Objects Polling');
    await select('Object Type', 'Sale');
    await page.getByLabel('Size of Polling Page').fill('1');
    await run(/^Running: [1-9]/);
    await page.reload();
    await status(/^Running: [1-9]/);
    await page
      .getByTestId('waited')
      .filter({ hasText: /waited [1-9][\d.]* s for its turn/ })
      .waitFor();
    await press('Cancel');
    await status(/^(Cancelled|Done)/);
    await page.getByTestId('waited').filter({ hasText: 'for room in the bucket' }).waitFor();
  });

  it('plays scenarios on Lightspeed Retail, whatever system was chosen', async () => {
    const { page } = opened;
    await page.getByText('Credential', { exact: true }).click();
    await select('System', 'lsOne');
    await page.waitForFunction('document.querySelector("#field-userName").value !== ""');
    await press('A purchase order with lines');
    await status(/^Done: 1 message$/);
    expect(await page.getByLabel('System', { exact: true }).inputValue()).to.not.equal('lsOne');
  });

  it('is used by keyboard alone', async () => {
    const { page } = opened;
    await page.getByRole('button', { name: 'A purchase order with lines' }).focus();
    await page.keyboard.press('Enter');
    await status(/^Done: 1 message$/);
    for (let at = 0; at < 200; at++) {
      await page.keyboard.press('Tab');
      if ((await page.evaluate('document.activeElement?.textContent')) === 'Run') break;
    }
    await page.keyboard.press('Enter');
    await status(/^Done: 1 message$/);
  });
});
