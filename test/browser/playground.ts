import { type Browser, chromium, type Locator, type Page } from 'playwright-core';

/**
 * Drives one chat window of the Microsoft 365 Agents Playground the way a person does: reads what is on the
 * screen, types, fills in a card by the labels it shows, presses a button by its name.
 */

const launchArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

const patience = 15_000;

/** Starts the system's Chromium without a display. */
export function launchBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: launchArguments,
  });
}

/** Opens one person's chat window; the Playground then tells the bot that the app was installed. */
export async function openChat(browser: Browser, url: string, size = { width: 1280, height: 1000 }): Promise<Chat> {
  const context = await browser.newContext({ viewport: size, locale: 'en-US' });
  const page = await context.newPage();
  await page.route('**/*', (route) =>
    isLoopback(route.request().url()) ? route.continue() : route.abort('blockedbyclient'),
  );
  const chat = new Chat(page, url);
  await chat.reload();
  return chat;
}

/** The Playground asks a content network for fonts; nothing here may leave the machine. */
function isLoopback(url: string): boolean {
  const { protocol, hostname } = new URL(url);
  return protocol === 'data:' || protocol === 'blob:' || ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
}

/** One open chat window. */
export class Chat {
  constructor(
    readonly page: Page,
    readonly url: string,
  ) {}

  /** Loads the window again, as F5 does: its history is gone, and the bot hears of an installation again. */
  async reload(): Promise<void> {
    await this.page.goto(this.url, { waitUntil: 'domcontentloaded' });
    await this.messageBox().waitFor({ timeout: patience });
    await this.hideLog();
  }

  /** Types a message and sends it. */
  async say(text: string): Promise<void> {
    const box = this.messageBox();
    await box.click();
    await this.page.keyboard.insertText(text);
    await this.page.keyboard.press('Enter');
  }

  /** The last card in the conversation. */
  newestCard(): ChatCard {
    return new ChatCard(this.page, this.cards().last());
  }

  /** The last card that shows this text. */
  card(text: string | RegExp): ChatCard {
    return new ChatCard(this.page, this.cards().filter({ hasText: text }).last());
  }

  /** How many cards the conversation holds. */
  countCards(): Promise<number> {
    return this.cards().count();
  }

  /** The texts of all cards, oldest first. */
  cardTexts(): Promise<string[]> {
    return this.cards().allInnerTexts();
  }

  /** Waits until a card shows this text and returns the last such card. */
  async waitForCard(text: string | RegExp, timeout = patience): Promise<ChatCard> {
    const card = this.card(text);
    await card.root.waitFor({ timeout });
    return card;
  }

  /** Waits until the text is anywhere in the window. */
  async waitForText(text: string | RegExp, timeout = patience): Promise<void> {
    await this.page.getByText(text).last().waitFor({ timeout });
  }

  /** Saves a picture of the window. */
  async screenshot(path: string): Promise<void> {
    await this.page.screenshot({ path });
  }

  /** Closes the window. */
  async close(): Promise<void> {
    await this.page.context().close();
  }

  private messageBox(): Locator {
    return this.page.locator('[data-lexical-editor="true"]').last();
  }

  private cards(): Locator {
    return this.page.locator('.ac-preview-panel');
  }

  private async hideLog(): Promise<void> {
    const button = this.page.getByTitle('Hide log panel');
    if (await button.isVisible()) await button.click();
  }
}

/**
 * One Adaptive Card on the screen. It is looked up afresh each time: the newest card may become another one, and a
 * card found by its text is gone when an update takes that text away.
 */
export class ChatCard {
  constructor(
    private readonly page: Page,
    readonly root: Locator,
  ) {}

  /** What the card says, as it is read. */
  text(): Promise<string> {
    return this.root.innerText();
  }

  /** The names of the card's buttons. */
  buttons(): Promise<string[]> {
    return this.root.locator('.ac-actionSet').getByRole('button').allInnerTexts();
  }

  /** Waits until the card says this. */
  async waitForText(text: string | RegExp, timeout = patience): Promise<void> {
    await this.root.getByText(text).first().waitFor({ timeout });
  }

  /** Writes into the text, number or date field with this label; a date is written YYYY-MM-DD. */
  async fill(label: string | RegExp, value: string): Promise<void> {
    const field = this.root.getByLabel(label).first();
    await field.fill(value);
    // Enter makes the date field read what was typed and close its calendar; elsewhere leaving the field is enough.
    const isDate = (await field.getAttribute('aria-haspopup')) === 'dialog';
    if (isDate) await field.press('Enter');
    await field.blur();
  }

  /** Ticks the boxes, or picks the radio button, with these titles. */
  async choose(...titles: string[]): Promise<void> {
    for (const title of titles) await this.option(title).check();
  }

  /** Takes the ticks off the boxes with these titles. */
  async clear(...titles: string[]): Promise<void> {
    for (const title of titles) await this.option(title).uncheck();
  }

  /** Says whether the box or radio button with this title is ticked. */
  isChosen(title: string): Promise<boolean> {
    return this.option(title).isChecked();
  }

  /** Opens the drop-down list with this label and picks an entry. */
  async select(label: string | RegExp, title: string): Promise<void> {
    await this.root.getByLabel(label).first().click();
    await this.page.getByRole('option', { name: title, exact: true }).click();
  }

  /** Presses the button with this name. */
  async press(name: string | RegExp): Promise<void> {
    await this.root
      .getByRole('button', typeof name === 'string' ? { name, exact: true } : { name })
      .last()
      .click();
  }

  private option(title: string): Locator {
    return this.root
      .locator('.fui-Checkbox, .fui-Radio')
      .filter({ has: this.page.getByText(title, { exact: true }) })
      .first()
      .locator('input');
  }
}
