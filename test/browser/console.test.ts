import type { Browser, Page } from 'playwright-core';
import { createSimulator, type Simulator } from '../../src/simulator/simulator';
import type { State } from '../../src/simulator/state';
import { customerId, subscriptionId } from '../../src/simulator/world/worldIds';
import { launchBrowser } from './playground';

/** The simulator's console in Chromium, at the starting point midway, played by its buttons alone. */
let simulator: Simulator;
let browser: Browser;
let page: Page;
const problems: string[] = [];

beforeAll(async () => {
  simulator = await createSimulator({ port: 0, world: 'midway', transferDelayMs: 60_000 });
  browser = await launchBrowser();
  page = await browser.newPage();
  page.on('pageerror', (error) => problems.push(error.message));
  page.on('dialog', (dialog) => void dialog.accept());
  await page.goto(simulator.url);
});
afterAll(async () => {
  await browser?.close();
  await simulator?.close();
});

const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
const says = (text: string) => page.getByRole('status').getByText(text).waitFor({ timeout: 15_000 });
const state = async () => (await (await fetch(`${simulator.url}/_sim/state`)).json()) as State;
const customer = async (n: number) => (await state()).customers.find(({ id }) => id === customerId(n));

test('EXT-14: the provider that is not listed is listed', async () => {
  await page.getByLabel('Customer', { exact: true }).selectOption(customerId(36));
  await press('List provider: Nod Publishers');
  await says('Nordwind Distribution is listed for Nod Publishers');
  expect((await customer(36))?.links.at(-1)).toMatchObject({ listed: true });
});

test('CON-5: a license count and a status change behind the product’s back', async () => {
  await page.getByLabel('License count of Microsoft 365 Business Premium').fill('12');
  await press('Change license count: Microsoft 365 Business Premium');
  await says('12 licenses');
  await page.getByLabel('Status of Microsoft 365 E5 trial').selectOption('expired');
  await says('status expired');
  const lines = (await state()).subscriptions.filter((one) => one.customerId === customerId(36));
  expect(lines.map(({ quantity, status }) => [quantity, status])).toEqual([
    [12, 'active'],
    [25, 'expired'],
  ]);
});

test('MCA-3: the customer accepts, and names that contain markup stay text', async () => {
  await page.getByLabel('Customer', { exact: true }).selectOption(customerId(3));
  await press('Customer accepts agreement: Adatum');
  await says('Adatum has accepted the agreement');
  expect((await customer(3))?.signedDirectly).toBe(true);
  await page.getByLabel('Customer', { exact: true }).selectOption(customerId(42));
  await page.getByRole('button', { name: /Customer authorizes resellers: Zéro \*\*\[gratuit\]/u }).waitFor();
});

test('TRF-17: a transfer accepted in the portal completes when time moves on', async () => {
  await press('Accept transfer: Fourth Coffee');
  await says('transfer accepted in the portal');
  await press('Advance 1 hour');
  await says('Time moved on by an hour');
  const transfer = (await state()).transfers.find((one) => one.lines[0]?.subscriptionId === subscriptionId(11, 1));
  expect(transfer?.status).toBe('Complete');
});

test('a provider asks for subscriptions by new commerce, and the partner hands them over', async () => {
  await fetch(`${simulator.url}/_sim/reset`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json' },
    body: JSON.stringify({ world: 'midway', rules: 'current-2026' }),
  });
  await page.getByLabel('Customer', { exact: true }).selectOption(customerId(18));
  await press("Provider asks for subscriptions: Margie's Travel");
  await says('Nordwind Distribution has asked Boréal Cloud');
  const row = page.locator('#transfers .row').filter({ hasText: "Margie's Travel" });
  await row.getByText('the partner chooses what moves').waitFor();
  expect(await row.getByRole('button').allTextContents()).toEqual(['Accept transfer', 'Withdraw transfer']);
  await press("Accept transfer: Margie's Travel");
  await says('transfer accepted in the portal');
  await press('Advance 1 hour');
  await says('Time moved on by an hour');
  const [moved] = (await state()).transfers.filter((one) => one.customerId === customerId(18));
  expect(moved).toMatchObject({ status: 'Complete', lines: [{ status: 'Complete' }, { status: 'Complete' }] });
});

test('GEN-5: the rules of the other date, a partner’s standing, and the readings', async () => {
  await page.getByLabel('Program status of Boréal Cloud').selectOption('suspended');
  await says('suspended: nothing can be changed');
  await press('Rules of 2021');
  await says('The rules of seed-2021 are in force');
  await page.getByText('partners attest agreements').waitFor();
  await press('10 a minute');
  await says('Tight limits hold');
  const { organizations, ruleSet, switches } = await state();
  expect(organizations.find(({ name }) => name === 'Boréal Cloud')?.programStatus).toBe('suspended');
  expect(ruleSet).toBe('seed-2021');
  expect(switches).toMatchObject({ rateLimits: true, requestsPerMinute: 10 });
});

test('what Microsoft knows of a partner, faults, and the way back', async () => {
  await press('Make profile current: Lumen IT');
  await says('profile changed');
  await press('Add fault');
  await says('The fault waits for its call');
  expect((await state()).faults).toEqual([{ match: ' /v1/', times: 1, latencyMs: 10_000 }]);
  await press('Clear faults');
  await says('No fault any more');
  await press('Reset to fresh');
  await says('Partner Center begins fresh');
  expect(await state()).toMatchObject({ world: 'fresh', transfers: [], faults: [] });
  expect(problems).toEqual([]);
});
