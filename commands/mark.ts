import { z } from 'zod';
import { blockerId } from '#domain/blocker.ts';
import { kindOf } from '#domain/blocker-kind.ts';
import type { ChannelId, ProjectId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { ok, type Result } from '#domain/result.ts';
import { done, refused } from '#domain/verb.ts';
import { markMessage, type MarkRefusal } from '#flows/blocker-raise.ts';
import type { Action, Deed, Form, MarkedMessage, Reply, Shortcut } from '#ports/doors.ts';
import { readKind, readUser, textOf } from './blocker.ts';
import { helperRefused } from './refusals.ts';

const say = (message: Message): Reply => ({ kind: 'say', message });

/** "This is a blocker" on any message: the form, filled with its words. */
const shortcut: Shortcut = {
  id: 'blocker.raise',
  read: (message) => ok({ changes: false, run: showForm(message) }),
};

const showForm =
  ({ channel, ts, text }: MarkedMessage): Action =>
  async ({ store }, { workspace, who }) => {
    const known = await store.blockers.ofMessage(workspace, channel, ts);
    if (known && known.state.is !== 'closed') return say(refused(markRefused({ kind: 'known', blocker: known })));
    const mine = await store.projects.ofUser(workspace, who);
    if (mine.length === 0) return say(refused(markRefused({ kind: 'not-a-participant' })));
    const here = mine.filter((project) => project.channel === channel);
    const projects = [...here, ...mine.filter((project) => !here.includes(project))];
    return {
      kind: 'show',
      form: { kind: 'blocker-form', channel, ts, text, blockerKind: kindOf(text), helper: null, projects },
    };
  };

const Meta = z.object({ channel: z.string(), ts: z.string() });

const form: Form = {
  id: 'blocker-form',
  read(values, meta): Result<Deed, Readonly<Record<string, string>>> {
    const { channel, ts } = Meta.parse(JSON.parse(meta));
    const run: Action = async (ports, { workspace, who, now }) => {
      const what = {
        project: textOf(values['project']) as ProjectId,
        text: textOf(values['text']),
        kind: readKind(values['kind']) ?? 'other',
        helper: readUser(values['helper']),
        source: { from: 'message', channel: channel as ChannelId, ts },
      } as const;
      const raised = await markMessage(ports, { workspace, user: who }, what, now);
      if (raised.ok) {
        const told = what.helper === null ? '' : ' Whoever you named hears of it when you are both at work.';
        return say(
          done(`Tracked as ${blockerId(raised.value.number)}.${told} \`/standup blockers\` lists what is open.`),
        );
      }
      const field = raised.error.kind.endsWith('helper') ? 'helper' : 'text';
      return { kind: 'faults', faults: { [field]: markRefused(raised.error) } };
    };
    return ok({ changes: true, run });
  },
};

function markRefused(refusal: MarkRefusal): string {
  switch (refusal.kind) {
    case 'known':
      return `That message is tracked already, as ${blockerId(refusal.blocker.number)}. \`/standup blockers\` lists what is open.`;
    case 'not-a-participant':
      return 'You are in none of my projects there. Join the channel of the project first.';
    case 'empty':
      return 'Say in a line what is in your way.';
    case 'unknown-helper':
    case 'own-helper':
      return helperRefused(refusal);
  }
}

/** The shortcut that makes a blocker of a message, and its form. */
export const markDoors = { shortcuts: [shortcut], forms: [form] };
