import type { Browser, Page } from 'playwright-core';

/** How often each is done. */
export const TIMES = 20;
const PATIENCE_MS = 20_000;

/** Does each of them in turn, so that a busy moment of the machine counts for all; gives what each took, in the order of `all`. */
export async function inTurns<T>(times: number, all: readonly (() => Promise<T>)[]): Promise<T[][]> {
  const took: T[][] = all.map(() => []);
  for (let turn = 0; turn < times; turn += 1) for (const [place, one] of all.entries()) took[place]?.push(await one());
  return took;
}

/** units: ms from the start of the navigation */
export interface Visit {
  /** Until the browser has drawn something. */
  readonly paint: number;
  /** Until the newest message stands there; where no messages are listed, the paint. */
  readonly story: number;
}

/** In the browser: waits for the first paint and, where the page lists messages, for the newest; what is found is drawn by the frame after. */
const VISIT = `new Promise((resolve) => {
  const lists = document.querySelector('#page') !== null;
  const frame = () => {
    const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime;
    const here = !lists || document.querySelector('.messages [data-ts]') !== null;
    if (paint === undefined || !here) return void requestAnimationFrame(frame);
    requestAnimationFrame(() => setTimeout(() => resolve({ paint, story: lists ? performance.now() : paint })));
  };
  frame();
})`;

/** One visit by a browser that has never been there. */
export async function visit(browser: Browser, url: string): Promise<Visit> {
  const context = await browser.newContext({ viewport: { width: 1280, height: 900 } });
  const tab = await context.newPage();
  tab.setDefaultTimeout(PATIENCE_MS);
  await tab.goto(url, { waitUntil: 'commit' });
  await tab.waitForFunction('document.body !== null');
  const took = await tab.evaluate<Visit>(VISIT);
  await context.close();
  return took;
}

/** Milliseconds from what is done to the frame that shows it. event: what begins it; shown: JavaScript that is true once it is there. */
async function timed(tab: Page, event: string, shown: string, act: () => Promise<void>): Promise<number> {
  await tab.evaluate(`globalThis.took = new Promise((resolve) => {
    addEventListener('${event}', ({ timeStamp }) => {
      const frame = () => {
        if (!(${shown})) return void requestAnimationFrame(frame);
        requestAnimationFrame(() => setTimeout(() => resolve(performance.now() - timeStamp)));
      };
      requestAnimationFrame(frame);
    }, { capture: true, once: true });
  }); undefined`);
  await act();
  return tab.evaluate<number>('globalThis.took');
}

/** The page at that address with a button on it that adds a paragraph. */
export async function aButton(browser: Browser, url: string): Promise<Page> {
  const tab = await browser.newPage();
  await tab.goto(url);
  await tab.evaluate(`{
    const button = document.createElement('button');
    button.textContent = 'Add';
    button.addEventListener('click', () => document.body.append(document.createElement('p')));
    document.body.prepend(button);
  }`);
  return tab;
}

/** Milliseconds of each act, each as often as `TIMES` says. */
interface Acts {
  /** From the conversation with the bot to the channel of the project. */
  readonly room: number[];
  /** From Enter to the message in the list. */
  readonly said: number[];
  /** From *Fill in* to the form that the bot opens. */
  readonly form: number[];
  /** What `bare` does: a click that adds a paragraph. */
  readonly bare: number[];
}

/** Does all of them in turns. here: the lead's conversation with the bot, a question at its end. */
export async function actsOn(tab: Page, here: string, channel: string, bare: Page): Promise<Acts> {
  tab.setDefaultTimeout(PATIENCE_MS);
  await tab.goto(here);
  const list = tab.getByRole('region', { name: 'Messages', exact: true });
  const question = list.getByRole('button', { name: 'Fill in' }).last();
  // Messages hold links of these names too.
  const rooms = tab.getByRole('navigation', { name: 'Conversations' });
  const toBot = async () => {
    await rooms.getByRole('link', { name: /Meridian/u }).click();
    await question.waitFor();
  };
  const toRoom = () => rooms.getByRole('link', { name: new RegExp(`\\b${channel}\\b`, 'u') }).click();
  const inRoom = "document.querySelector('.messages .thread-link') !== null";
  let said = 0;
  await question.waitFor();
  const acts = {
    form: async () => {
      const took = await timed(tab, 'click', "document.querySelector('.b-modal') !== null", () => question.click());
      await tab.locator('.b-modal .b-cross').click();
      await tab.locator('.b-modal').waitFor({ state: 'detached' });
      return took;
    },
    room: () => timed(tab, 'click', inRoom, toRoom),
    said: async () => {
      const text = `said for the ${(said += 1)}th time`;
      const composer = tab.getByRole('textbox', { name: /^Message /u });
      await composer.fill(text);
      const shown = `document.querySelector('.messages').innerText.includes('${text}')`;
      const took = await timed(tab, 'keydown', shown, () => composer.press('Enter'));
      await toBot();
      return took;
    },
    bare: () => {
      const shown = `document.querySelectorAll('p').length > ${said}`;
      return timed(bare, 'click', shown, () => bare.getByRole('button').click());
    },
  };
  const [form = [], room = [], told = [], bareOnes = []] = await inTurns(TIMES, [
    acts.form,
    acts.room,
    acts.said,
    acts.bare,
  ]);
  return { form, room, said: told, bare: bareOnes };
}
