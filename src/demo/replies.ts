import type { ShownMessage } from '#sandbox/client.ts';
import { answers, wordsOf } from './act.ts';
import type { Act } from './act.ts';
import { missingLines, wordsIn } from './said.ts';
import { nameOf } from './scenario.ts';
import type { Scenario } from './scenario.ts';
import { dateIn } from './witness.ts';

/** A person's reply in a thread. */
export interface Reply {
  readonly name: string;
  readonly date: string;
  readonly words: string;
}

/** Every reply with a person's answer, by the name and the words that a reader sees. */
export function repliesIn(channel: readonly ShownMessage[]): readonly Reply[] {
  return channel.flatMap(({ ts, text, replies }) => {
    if (!text.startsWith('Standup · ')) return [];
    const date = dateIn(text, Number(ts) * 1_000);
    return replies.flatMap((reply) => {
      const name = / answered the standup of /.exec(reply.text);
      return name ? [{ name: reply.text.slice(0, name.index), date, words: wordsIn(reply.blocks) }] : [];
    });
  });
}

/** What somebody said about one date. */
export interface Given {
  readonly who: string;
  readonly date: string;
  /** All that must be found in the reply, in the end. */
  readonly words: readonly string[];
}

/** One per member and date: an edit takes the place of what was said before, everything else adds to it. */
export function answersGiven(acts: readonly Act[]): readonly Given[] {
  const given = new Map<string, Given>();
  for (const act of acts.filter(answers)) {
    const { who, date, deed } = act;
    const key = `${who} ${date}`;
    const before = deed.do === 'fill' && deed.over === 'replace' ? [] : (given.get(key)?.words ?? []);
    given.set(key, { who, date, words: [...before, ...wordsOf(deed)] });
  }
  return [...given.values()];
}

/** The answers that are not whole in the channel, each in a sentence. */
export function lostAnswers(
  given: readonly Given[],
  replies: readonly Reply[],
  scenario: Pick<Scenario, 'workspace'>,
): readonly string[] {
  return given.flatMap(({ who, date, words }) => {
    const own = replies.find((reply) => reply.name === nameOf(scenario, who) && reply.date === date);
    if (!own) return [`The answer of ${who} for ${date} is nowhere in the channel.`];
    const [line] = words.flatMap((said) => missingLines(said, own.words));
    return line === undefined
      ? []
      : [`The answer of ${who} for ${date} is in the channel without “${line.slice(0, 60)}”.`];
  });
}
