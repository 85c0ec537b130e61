import { readTerm, TERMS_MAX, termsFor, type Term } from '#domain/jargon.ts';
import { ok, type Result } from '#domain/result.ts';
import { done, refused } from '#domain/verb.ts';
import { chooseWords } from '#flows/stakeholder-plan.ts';
import { planOf } from '#flows/stakeholder.ts';
import type { Deed } from '#ports/doors.ts';
import { forAdministrators, here, say, whoOf, type AboutProject } from './project-kit.ts';
import { stakeholderRefused } from './stakeholder.ts';

/** `/project jargon`: the words that readers outside need not know; `add`, `allow` and `remove` change them. */
export function readJargon(rest: string): Result<Deed, never> {
  const [, verb = '', word = ''] = /^(\S*)\s*([\s\S]*)$/.exec(rest.trim()) ?? [];
  const bare = word.trim();
  switch (verb.toLowerCase()) {
    case '':
    case 'list':
      return ok({ changes: false, run: here(list) });
    case 'add':
      return ok({ changes: true, run: here(set(bare)) });
    case 'allow':
      return ok({ changes: true, run: here(set(bare === '' ? '' : `${bare} = ${bare}`)) });
    case 'remove':
      return ok({ changes: true, run: here(remove(bare)) });
    default:
      return ok({ changes: false, run: here(unread(rest)) });
  }
}

const HOW =
  '`/project jargon add MRR = ranking score` adds one, `allow GPU` lets a usual one stand, `remove MRR` takes yours back; `/project stakeholders change` shows yours in a form.';

const inWords = (own: readonly Term[]): string => {
  const usual = termsFor(own)
    .filter(({ word }) => !own.some((one) => one.word === word))
    .toSorted((a, b) => (a.word.toLowerCase() < b.word.toLowerCase() ? -1 : 1));
  return `Words that readers outside need not know, so that something else is said. ${ownWords(own)} The usual ones: ${usual.map(({ word }) => word).join(', ')}. ${HOW}`;
};

const list: AboutProject = async ({ store }, _call, project) =>
  say(done(inWords((await planOf(store, project)).jargon)));

const unread =
  (rest: string): AboutProject =>
  () =>
    Promise.resolve(say(refused(`I read \`/project jargon\` with add, allow or remove. ${HOW}`, rest)));

const set = (line: string): AboutProject =>
  forAdministrators(async (ports, call, project) => {
    const term = readTerm(line);
    if (!term.ok) return say(refused(`${term.error} Nothing was changed.`, line));
    const { jargon } = await planOf(ports.store, project);
    const others = jargon.filter(({ word }) => word.toLowerCase() !== term.value.word.toLowerCase());
    if (others.length >= TERMS_MAX)
      return say(refused(`There are ${TERMS_MAX} words already. Remove one that nobody writes.`, line));
    return keep([...others, term.value])(ports, call, project);
  });

const remove = (word: string): AboutProject =>
  forAdministrators(async (ports, call, project) => {
    const { jargon } = await planOf(ports.store, project);
    const left = jargon.filter((one) => one.word.toLowerCase() !== word.toLowerCase());
    if (left.length === jargon.length) return say(refused(`That is none of this project’s own words. ${HOW}`, word));
    return keep(left)(ports, call, project);
  });

const keep =
  (jargon: readonly Term[]) =>
  async (
    ports: Parameters<AboutProject>[0],
    call: Parameters<AboutProject>[1],
    { id }: Parameters<AboutProject>[2],
  ): ReturnType<AboutProject> => {
    const kept = await chooseWords(ports, whoOf(call), id, jargon, call.now);
    return say(kept.ok ? done(ownWords(jargon)) : refused(stakeholderRefused(kept.error)));
  };

const ownWords = (own: readonly Term[]): string =>
  own.length === 0
    ? 'This project has none of its own; the usual ones hold.'
    : `Its own: ${own.map(({ word, plain }) => (plain === '' ? `${word} (its lines are left out)` : plain === word ? `${word} (may stand)` : `${word} = ${plain}`)).join('; ')}.`;
