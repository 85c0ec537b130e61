import { OF_PROJECTS, type ForgetForm } from '#domain/form.ts';
import type { Message } from '#domain/message.ts';
import type { Result } from '#domain/result.ts';
import { ok, refuse } from '#domain/result.ts';
import { done, refused } from '#domain/verb.ts';
import { exportProject } from '#flows/export.ts';
import { exportMine } from '#flows/export-mine.ts';
import { extentOf, forgetMe } from '#flows/forget.ts';
import type { ChatFailure } from '#ports/chat.ts';
import type { Action, Button, Deed, Form, Reply } from '#ports/doors.ts';
import { forAdministrators, here, say, whoOf } from './project-kit.ts';

const SENT = done('Your file is on its way to our direct message.');

/** `/project export`: everything of one project, to whoever administers it. */
export const exportHere: Action = here(
  forAdministrators(async (ports, call, project) => sentOr(await exportProject(ports, whoOf(call), project, call.now))),
);

/** `/meridian export`: everything of one's own. */
export const exportOwn: Action = async (ports, call) => sentOr(await exportMine(ports, whoOf(call), call.now));

function sentOr(sent: Result<void, ChatFailure>): Reply {
  if (sent.ok) return say(SENT);
  if (sent.error.kind === 'refused' && sent.error.code === 'missing_scope')
    return say(
      refused('Slack lets me send no files here. Ask an administrator to grant me files:write, then try again.'),
    );
  return say(refused('Slack did not take the file just now. Please try again in a minute.'));
}

/** `/meridian privacy`: what is kept and what one can do about it. */
export const showPrivacy: Action = async ({ store }, { workspace, who }) => {
  const kept = (await store.summaries.withoutModel(workspace)).includes(who);
  return say({
    kind: 'note',
    tone: 'info',
    text:
      'What I keep of you: what you tell me (answers with their edits, blockers and what is written about them, bets, readings and guesses, ' +
      'hours, leave), what I sent you unasked and what you made of it, and what Slack says of you (name, time zone, whether you are a guest ' +
      'or an administrator). Of what else is said in channels I keep nothing. Who sees it: answers stand in the channel of their ' +
      'project, or go to its leads only where they chose so (your form says which); bets stand in the channel, guesses once the bet is decided; people of your projects see your working hours and until when you are away, and full ' +
      'members of this workspace can compare their hours with yours (`/overlap`). ' +
      'Words are kept as long as each project says, a year unless it says otherwise; what I sent loses its words after 30 days. ' +
      'My log holds ids, never words. ' +
      (kept
        ? 'No language model sees your answers; `/meridian privacy model on` lets it. '
        : 'A language model, where one is set up, may word your answers for digests, without names and secrets; `/meridian privacy model off` keeps them from it. ') +
      '`/meridian export` sends you what I keep; `/meridian forget-me` erases it, but for what is your projects’ (bets, readings, tokens).',
  });
};

/** Whether language models may see the caller's words, from the next summary on. */
const allowModel =
  (allowed: boolean): Action =>
  async ({ store }, { workspace, who, now }) => {
    await store.summaries.allowModel(workspace, who, allowed, now);
    return say(
      done(
        allowed
          ? 'From the next digest on a language model, where one is set up, may word your answers. `/meridian privacy model off` takes that back.'
          : 'From the next digest on no language model sees your answers: your own words stand there. `/meridian privacy model on` takes that back.',
      ),
    );
  };

/** `/meridian privacy`, and `/meridian privacy model off` or `on`. */
export function readPrivacy(rest: string): Result<Deed, Message> {
  if (rest.trim() === '') return ok({ changes: false, run: showPrivacy });
  const [, word] = /^models?\s+(on|off)$/i.exec(rest.trim()) ?? [];
  if (word === undefined)
    return refuse(
      refused('`/meridian privacy model off` keeps your answers from language models, `on` lets them again.', rest),
    );
  return ok({ changes: true, run: allowModel(word.toLowerCase() === 'on') });
}

/** `/meridian forget-me`: asks whether it is meant. */
export const askToForget: Action = async ({ store }, call) => {
  const form: ForgetForm = { kind: 'forget-form', ...(await extentOf(store, whoOf(call))) };
  return { kind: 'show', form };
};

const form: Form = {
  id: 'forget-form' satisfies ForgetForm['kind'],
  read(values) {
    const typed = typeof values['word'] === 'string' ? values['word'] : '';
    if (
      typed
        .trim()
        .toLowerCase()
        .replace(/[\s-]+/g, ' ') !== 'forget me'
    )
      return refuse({ word: 'Type forget me, or press Cancel.' });
    return ok({
      changes: true,
      async run(ports, call): Promise<Reply> {
        const forgotten = await forgetMe(ports, whoOf(call), call.now);
        if (!forgotten.ok) {
          const names = forgotten.error.projects.join(', ');
          return {
            kind: 'faults',
            faults: {
              word: `Nobody else leads ${names}. Name another lead first (/project roles), or delete it where nobody else is in it (/project delete).`,
            },
          };
        }
        return {
          kind: 'show',
          form: {
            kind: 'told-form',
            title: 'Forgotten',
            sentences: [
              'Your words, your hours, your leave and your guesses are erased, and you are in no project any more.',
              `What stays: on which days you were asked and answered, without words; ${OF_PROJECTS}; your Slack id in the log of who administered what. In Slack there stay your own messages, and what I wrote in our direct message.`,
              'To take part again, leave the channel of a project and join it anew.',
            ],
          },
        };
      },
    });
  },
};

const buttons: Button[] = [
  { id: 'privacy.export', read: () => ok({ changes: false, run: exportOwn }) },
  { id: 'privacy.model', read: (value) => ok({ changes: true, run: allowModel(value === 'on') }) },
  { id: 'privacy.forget', read: () => ok({ changes: false, run: askToForget }) },
];

/** The buttons of the Home about privacy, and the form that erases. */
export const privacyDoors = { buttons, forms: [form] };
