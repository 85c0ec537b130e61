import type { ShownMessage } from '#sandbox/client.ts';
import { dateInWords } from '#domain/time-words.ts';
import { toLocalDate } from '#domain/time.ts';
import type { Act } from './act.ts';
import { ENDS } from './bets-scenario.ts';
import { wallClock } from './hours.ts';
import type { Audience } from './play.ts';
import { nameOf, zoneOf } from './scenario.ts';
import type { Scenario } from './scenario.ts';
import { trimTo } from './screen.ts';
import type { Screen } from './screen.ts';
import type { Stage } from './stage.ts';

/** What the card of a bet says, as its reader sees it. */
interface Card {
  readonly bet: string;
  readonly title: string;
  readonly state: string;
  readonly met: string;
  readonly chance: string;
}

/** The cards that stand in a channel, in order of their bets. */
function cardsIn(messages: readonly ShownMessage[]): readonly Card[] {
  return messages
    .flatMap(({ text, blocks }) => {
      const [, bet, title = ''] = /^\s*(H\d+) · (.*?): /s.exec(text) ?? [];
      if (bet === undefined) return [];
      const words = wordsIn(blocks);
      const line = (name: string): string => new RegExp(`\\n${name}: ([^\\n]*)`).exec(words)?.[1] ?? '';
      return [{ bet, title, state: line('State'), met: line('Met now'), chance: line('Met in time') }];
    })
    .toSorted((a, b) => Number(a.bet.slice(1)) - Number(b.bet.slice(1)));
}

/** A line for each paragraph. */
function wordsIn(block: unknown): string {
  if (Array.isArray(block)) return block.map(wordsIn).join('');
  if (typeof block !== 'object' || block === null) return '';
  const own = 'text' in block && typeof block.text === 'string' ? block.text : '';
  const opens = 'type' in block && block.type === 'rich_text_section' ? '\n' : '';
  return `${opens}${own}${'elements' in block ? wordsIn(block.elements) : ''}`;
}

/** Slack takes a message a second, so what comes of an act may be seen a few looks later. */
const LOOKS = 3;

/** Tells a scenario bet by bet: what people do about it, how its card stands after that, what the bot asks whom. */
export function tellBets(scenario: Scenario, screen: Screen): Audience & { looked(stage: Stage): Promise<void> } {
  const shown = new Map<string, string>();
  let heading = '';
  let looks = 0;
  const line = (text: string, tone?: 'quiet' | 'good' | 'bad'): void => {
    const cut = trimTo(text, screen.width - 2);
    screen.line(`  ${tone ? screen.tint(tone, cut) : cut}`);
  };
  const begin = (who: string, at: number): void => {
    const { date } = wallClock(zoneOf(scenario, who), at);
    if (date <= heading) return;
    heading = date;
    screen.line();
    screen.line(screen.tint('title', dateInWords(toLocalDate(date), 'with year')));
  };
  return {
    acted(act, done) {
      const { who, at } = act;
      const told = inWords(act);
      if (told === null && done.ok) return;
      begin(who, at);
      looks = LOOKS;
      if (done.ok) line(`${nameOf(scenario, who)} ${told}`);
      else line(`${who} could not ${act.deed.do}: ${done.why}`, 'bad');
    },
    posted({ who, text, at }) {
      if (who === null || !/\bH\d+ in\b/.test(text)) return;
      begin(who, at);
      const [said = ''] = text.split(/(?<=[.?]) H\d+ ·/);
      line(`Meridian to ${nameOf(scenario, who)}: ${said}`, 'quiet');
      looks = LOOKS;
    },
    async looked({ slack }) {
      if (looks === 0) return;
      looks -= 1;
      for (const { bet, title, state, met, chance } of cardsIn(
        await slack.control.messages(scenario.workspace.channel),
      )) {
        const now = [
          state.replace(/, until .*/, ''),
          chance && `${chance.replace(/ \(.*/, '')} in time`,
          met.split(';')[0],
        ];
        const told = now.filter((part) => part !== '' && part !== undefined).join(' · ');
        if (shown.get(bet) === told) continue;
        const decided = / by |by default/.test(state);
        line(`  ${bet} ${shown.has(bet) ? '' : `“${trimTo(title, 30)}” `}${told}`, decided ? 'good' : 'quiet');
        shown.set(bet, told);
      }
    },
    moved: (now) => screen.status(`  ${new Date(now).toUTCString().slice(0, 22)} UTC`),
  };
}

/** What somebody does, in words that follow their name; null: nothing about a bet. */
function inWords({ deed }: Act): string | null {
  if (deed.do === 'command') return /^log (H\d+) (\S+)/.test(deed.text) ? `logs ${deed.text.slice(4)}` : null;
  if (deed.do === 'form') {
    const [, decided] = /^decide (H\d+)/.exec(deed.text) ?? [];
    return decided === undefined ? `bets: ${deed.text.slice(4)}` : `decides on ${decided}`;
  }
  if (deed.do !== 'card') return null;
  const [, , percent] = deed.option?.split(/(\|)/) ?? [];
  const acts: Readonly<Record<string, string>> = {
    'hypothesis.guess': `guesses ${percent} % for ${deed.bet}, unseen by the others`,
    'hypothesis.watch': `keeps ${deed.bet} on watch`,
    'hypothesis.again': `writes the next bet after ${deed.bet}`,
    'hypothesis.more': `moves the goal post of ${deed.bet}`,
  };
  return acts[deed.action] ?? null;
}

/** Cards that do not stand as the scene means them to, in sentences. */
export async function betFaults({ slack }: Stage, channel: string): Promise<string[]> {
  const cards = cardsIn(await slack.control.messages(channel));
  return ENDS.flatMap(([bet, end]) => {
    const card = cards.find((one) => one.bet === bet);
    if (!card) return [`${bet} has no card in the channel.`];
    return end.test(card.state) ? [] : [`${bet} stands at "${card.state}" and not at ${end.source}.`];
  });
}
