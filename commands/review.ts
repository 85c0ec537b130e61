import type { ToldForm } from '#domain/form.ts';
import type { Message } from '#domain/message.ts';
import { readHandle } from '#domain/prompt.ts';
import { ok, refuse } from '#domain/result.ts';
import type { Verdict } from '#domain/review.ts';
import { refused } from '#domain/verb.ts';
import { decide, showReview, type Decided, type Deciding, type ReviewRefusal } from '#flows/review-act.ts';
import { openFor } from '#flows/review-look.ts';
import type { Action, Button, Form, FormValues, Reply } from '#ports/doors.ts';

const say = (message: Message): Reply => ({ kind: 'say', message });
const OLD = 'This button is from an older version of me. `/summary review` shows what waits.';
const NOTHING = 'Nothing waits for your review.';

const told = (...sentences: readonly string[]): Reply => {
  const form: ToldForm = { kind: 'told-form', title: 'Review', sentences };
  return { kind: 'show', form };
};

function reviewRefused(refusal: Exclude<ReviewRefusal, { kind: 'doubtful' }>): string {
  if (refusal.kind === 'gone') return 'That project is gone, and its digests with it.';
  const whom = refusal.name === null ? 'its human reviewers' : `${refusal.name}, who was asked,`;
  return `Lines that wait are decided about by ${whom} or by whoever leads the project. Ask one of them; \`/project roles\` shows who that is.`;
}

/** Opens what waits of one digest. */
const open: Button = {
  id: 'review.open',
  read(value) {
    const about = readHandle(value);
    if (!about) return refuse(refused(OLD));
    const run: Action = async ({ store }, { workspace, who }) => {
      const shown = await showReview(store, { workspace, user: who, ...about });
      if (!shown.ok) return say(refused(reviewRefused(shown.error)));
      if (!shown.value) return say({ kind: 'note', tone: 'info', text: 'Nothing of that digest waits any more.' });
      return { kind: 'show', form: shown.value };
    };
    return ok({ changes: false, run });
  },
};

/** `/summary review`: what has waited longest of all that the caller may decide about, this channel's project first. */
export const openReviews: Action = async ({ store }, { workspace, who, channel }) => {
  const all = await openFor(store, { workspace, user: who });
  const first = all.find(({ project }) => project.channel === channel) ?? all[0];
  if (!first) return say({ kind: 'note', tone: 'info', text: NOTHING });
  const { project, review } = first;
  const shown = await showReview(store, { workspace, user: who, project: project.id, date: review.date });
  return shown.ok && shown.value
    ? { kind: 'show', form: shown.value }
    : say({ kind: 'note', tone: 'info', text: NOTHING });
};

/** One line of the form as it was shown, and the words of it that were called in doubt; `warned` null: none were. */
interface Shown {
  readonly place: number;
  readonly mark: string;
  readonly warned: string | null;
}

function readMeta(meta: string): { readonly about: NonNullable<ReturnType<typeof readHandle>>; items: Shown[] } | null {
  const [handle = '', ...lines] = meta.split(' ');
  const about = readHandle(handle);
  const items = lines.map((line) => line.split('.'));
  if (!about || items.some(([place = '', mark]) => !/^\d+$/.test(place) || !mark)) return null;
  return {
    about,
    items: items.map(([place, mark = '', warned = null]) => ({ place: Number(place), mark, warned })),
  };
}

const textOf = (value: FormValues[string] | undefined): string =>
  typeof value === 'string' ? value.replace(/\s+/g, ' ').trim() : '';

const form: Form = {
  id: 'review-form',
  read(values, meta) {
    const read = readMeta(meta);
    if (!read) return refuse({ '': 'This form is from an older version of me. /summary review opens a new one.' });
    const chosen = read.items.flatMap((shown) => {
      const is = textOf(values[`choice:${shown.place}`]);
      return is === 'approve' || is === 'edit' || is === 'drop'
        ? [{ shown, is, text: textOf(values[`words:${shown.place}`]) } as const]
        : [];
    });
    const [first] = read.items;
    if (chosen.length === 0)
      return refuse({ [`choice:${first?.place}`]: 'Choose what becomes of at least one line, or close this form.' });
    const empty = chosen.filter(({ is, text }) => is === 'edit' && !/[\p{L}\p{N}]/u.test(text));
    if (empty.length > 0)
      return refuse(
        Object.fromEntries(
          empty.map(({ shown }) => [`words:${shown.place}`, 'Write the line in your words, or choose Drop.']),
        ),
      );
    const run: Action = async (ports, { workspace, who, now }) => {
      const deciding: Deciding = { workspace, user: who, ...read.about };
      const decided = await decide(ports, deciding, chosen.map(verdictOf), now);
      if (decided.ok) return answerTo(decided.value);
      if (decided.error.kind === 'doubtful') return { kind: 'show', form: decided.error.form };
      return told(reviewRefused(decided.error));
    };
    return ok({ changes: true, run });
  },
};

const verdictOf = ({ shown, is, text }: { shown: Shown; is: Verdict['is']; text: string }): Verdict => ({
  place: shown.place,
  saw: shown.mark,
  is,
  text,
  warned: shown.warned,
});

/** What came of it, or the lines that still wait. */
function answerTo({ projectName, approved, edited, dropped, before, gone, next }: Decided): Reply {
  const done = [
    ...(approved > 0 ? [`${approved} approved`] : []),
    ...(edited > 0 ? [`${edited} edited`] : []),
    ...(dropped > 0 ? [`${dropped} dropped`] : []),
  ].join(', ');
  const aside = [
    ...(before > 0 ? [`Somebody had decided about ${before} before you; that stands.`] : []),
    ...(gone > 0 ? [`${gone} no longer waits: what it rested on was changed or erased.`] : []),
  ];
  if (next && before + gone === 0) return { kind: 'show', form: next };
  const what = done === '' ? 'Nothing changed.' : `${done}. The digest of ${projectName} says so now.`;
  return told(what, ...aside, ...(next ? ['More lines wait: `/summary review` shows them.'] : []));
}

/** The button and the form of a review. */
export const reviewDoors = { buttons: [open], forms: [form] } as const;
