import type { HomeLines } from '#domain/home.ts';
import { standingIn, wordsOf } from './ask.ts';
import type { HomePart } from './home-part.ts';

/** What the reader was asked by name in a standup, or asked somebody, and nobody has answered. */
export const asksPart: HomePart = async ({ store, member, projects, now }) => {
  const { workspace, id } = member;
  const lines: HomeLines['lines'][number][] = [];
  for (const project of projects.filter(({ state }) => state === 'active')) {
    for (const ask of await standingIn(store, project, now)) {
      if (ask.asked !== id && ask.asker !== id) continue;
      const text = await wordsOf(store, project, ask);
      if (text === null) continue;
      const other = (await store.members.find(workspace, ask.asked === id ? ask.asker : ask.asked))?.name;
      const who = ask.asked === id ? `${other ?? 'A former member'} asks` : `You asked ${other ?? 'a former member'}`;
      const buttons = [{ id: 'ask.answered', label: 'It is answered', value: String(ask.number) }];
      lines.push({ text: `${who} in ${project.name}: ${text}`, buttons });
    }
  }
  return lines.length === 0 ? null : { is: 'lines', title: 'Asked by name', lines };
};
