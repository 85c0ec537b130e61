import { isEmpty } from '#domain/answer.ts';
import type { DigestMessage, Message } from '#domain/message.ts';
import type { Project } from '#domain/project.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { keptFrom } from '#domain/retention.ts';
import { dateInWords, readDate } from '#domain/time-words.ts';
import { localDate, type Instant, type Zone } from '#domain/time.ts';
import { done, readVerb, refused, type VerbTable } from '#domain/verb.ts';
import { digestFor } from '#flows/digest-facts.ts';
import { readerOf } from '#flows/posting.ts';
import { latestSummary } from '#flows/summary-look.ts';
import { plainWeekFor } from '#flows/stakeholder-plan.ts';
import { inParts } from '#flows/weekly-post.ts';
import { previewOf, weekFor } from '#flows/weekly-look.ts';
import type { Action, Call, Command, Deed, Reply } from '#ports/doors.ts';
import type { Store } from '#ports/store.ts';
import { openReviews } from './review.ts';
import { readCosts } from './summary-costs.ts';

const say = (message: Message): Reply => ({ kind: 'say', message });
const reads = (run: Action): Result<Deed, never> => ok({ changes: false, run });

const table: VerbTable<Deed> = {
  title: '/summary: what a project did; only you see what it shows',
  lines: [
    { usage: '/summary', does: 'the latest that is finished: the digest of the last day, or the week once it is over' },
    { usage: '/summary day', does: 'one day: today so far; `day yesterday` or a date shows that one' },
    { usage: '/summary week', does: 'one week: this one so far; `week last` shows the one before' },
    { usage: '/summary week stakeholder', does: 'the same week in plain words, as readers outside the team have it' },
    { usage: '/summary now', does: 'the week as it could be posted now, with a button for leads that posts it' },
    { usage: '/summary review', does: 'the lines of a digest that wait for a reviewer' },
    { usage: '/summary costs', does: 'what the language model cost, for leads; `costs all` for administrators' },
    { usage: '/summary help', does: 'shows this' },
  ],
  verbs: {
    '': () => reads(aboutProject(showLatest)),
    week: (rest) => readWeek(rest),
    now: () => reads(aboutProject(showNow)),
    day: (rest) => reads(aboutProject(showDay(rest))),
    review: () => reads(openReviews),
    costs: readCosts,
  },
};

/** Summaries on demand, privately. */
export const summary: Command = {
  name: '/summary',
  usage: '[day [date] | week [last | stakeholder] | now | review | costs [all] | help]',
  read: (text) => readVerb(table, text),
};

function readWeek(rest: string): Result<Deed, Message> {
  const word = rest.trim().toLowerCase();
  if (word === '' || word === 'this') return reads(aboutProject(showWeek('this')));
  if (word === 'last') return reads(aboutProject(showWeek('last')));
  const plain = /^(?:stakeholders?|plain)(?:\s+(this|last))?$|^(this|last)\s+(?:stakeholders?|plain)$/.exec(word);
  if (plain) return reads(aboutProject(showPlainWeek((plain[1] ?? plain[2]) === 'last' ? 'last' : 'this')));
  return refuse(
    refused('I know `/summary week`, `/summary week last` and, in plain words, `/summary week stakeholder`.', rest),
  );
}

/** Something about one project that its reader is in. */
type About = (store: Store, project: Project, call: Call) => Promise<Message>;

/** A private reply about the project of the channel, or about the caller's first one where they ask elsewhere. */
const aboutProject =
  (about: About): Action =>
  async ({ store }, call) => {
    const mine = await store.projects.ofUser(call.workspace, call.who);
    const project =
      mine.find(({ channel }) => channel === call.channel) ?? mine.find(({ state }) => state === 'active');
    if (!project) {
      return say(
        refused('You are in no project yet. Invite me to a channel and press Set up there, or use `/project setup`.'),
      );
    }
    return say(await about(store, project, call));
  };

const showLatest: About = async (store, project, { who, now }) => {
  const found = await latestSummary(store, project, now, await readerOf(store, project, who));
  if (found) return { ...found, latest: true };
  return refused(
    `Nobody was asked in ${project.name} lately, so there is nothing to sum up. \`/standup\` opens your form.`,
  );
};

const showWeek =
  (which: 'this' | 'last'): About =>
  async (store, project, { now }) =>
    inParts(await weekFor(store, project, which, now)).main;

const showPlainWeek =
  (which: 'this' | 'last'): About =>
  (store, project, { who, now }) =>
    plainWeekFor(store, project, who, which, now);

const showNow: About = async (store, project, { who, now }) => inParts(await previewOf(store, project, who, now)).main;

/** Whether a day is so old that its words are gone; nobody's words are shown of answers for the leads either. */
const isErased = ({ date, answers }: DigestMessage, { retention }: Project, now: Instant): boolean =>
  date < (keptFrom(retention, now) ?? '') && answers.length > 0 && answers.every(({ words }) => isEmpty(words));

const erasedDay = ({ date, answers }: DigestMessage, { name, retention }: Project): Message =>
  done(
    `${answers.length === 1 ? '1 person' : `${answers.length} people`} answered on ${dateInWords(date, 'with year')}. ${name} keeps words for ${retention} days, so those of that day are erased.`,
  );

const showDay =
  (rest: string): About =>
  async (store, project, { workspace, who, now }) => {
    const zone = (await store.members.find(workspace, who))?.zone ?? ('UTC' as Zone);
    const today = localDate(now, zone);
    const date = rest === '' ? ok(today) : readDate(rest, today);
    if (!date.ok) return refused(date.error, rest);
    const digest = await digestFor(store, project, date.value, now, await readerOf(store, project, who));
    return isErased(digest, project, now) ? erasedDay(digest, project) : digest;
  };
