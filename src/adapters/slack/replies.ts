import type { ToldForm } from '#domain/form.ts';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import { replyKey } from '#domain/keys.ts';
import type { Message } from '#domain/message.ts';
import { plusMinutes } from '#domain/time.ts';
import type { Instant } from '#domain/time.ts';
import type { Reply } from '#ports/doors.ts';
import type { ChatFailure, OpenForm } from '#ports/chat.ts';
import type { DoorTools } from './doors.ts';
import { inLocalNames } from './names.ts';
import { respondTo } from './responder.ts';

/** One person at a door: who they are and how to answer them. */
export interface Visit {
  readonly workspace: WorkspaceId;
  readonly who: UserId;
  readonly now: Instant;
  /** null: nothing can be opened from here. */
  readonly trigger: string | null;
  /** null: they pressed something that brings no response_url. */
  readonly responseUrl: string | null;
  /** What they do to try again: `press the button again`. */
  readonly again: string;
  /** They are in their Home, where a private reply would be out of sight: it is shown in a modal. */
  readonly home?: boolean;
  /** They pressed a button inside a modal, which is drawn anew; absent: they did not. */
  readonly open?: OpenForm;
}

/** Answers a visit. */
export interface Answerer {
  /** Privately: through the response_url, else as a direct message that goes before all others. */
  say(message: Message): Promise<void>;
  reply(reply: Reply): Promise<void>;
  /** Tells them that it went wrong, with a reference under which the log has `error`. Never throws. */
  sorry(door: string, error: unknown): Promise<void>;
}

/** Minutes for which an answer to somebody waiting is worth sending. */
const FRESH = 60;

const refusedNote = (text: string): Message => ({ kind: 'note', tone: 'refused', text });

/** A private reply as a modal. */
const told = (message: Message): ToldForm => ({
  kind: 'told-form',
  title: message.kind === 'note' && message.tone === 'refused' ? 'That did not work' : 'Meridian',
  sentences: [],
  message,
});

/** What may wait in the tables: a secret is kept by nobody but whoever it was shown to. */
const keepable = (message: Message): Message =>
  message.kind === 'token-list' && message.made
    ? refusedNote(
        'The new token could not be shown, and I keep no copy of it. Revoke it in `/project tokens` and make another.',
      )
    : message;

/** How a visit is answered. */
export function answererOf(
  tools: Pick<DoorTools, 'ports' | 'commandNames' | 'painter' | 'kick'>,
  visit: Visit,
): Answerer {
  const { ports } = tools;
  const { workspace, who, now } = visit;
  const respond = visit.responseUrl === null ? null : respondTo(visit.responseUrl, ports.log, tools.painter);

  const say = async (message: Message): Promise<void> => {
    if (respond && (await respond(inLocalNames(message, tools.commandNames)))) return;
    const key = replyKey(who, ports.newId());
    await ports.store.deliveries.insert(
      {
        workspace,
        key,
        subject: key,
        address: { to: 'person', user: who },
        message: keepable(message),
        priority: 0,
        notBefore: now,
        notAfter: plusMinutes(now, FRESH),
      },
      now,
    );
    tools.kick();
  };

  const show = async (form: Extract<Reply, { kind: 'show' }>['form']): Promise<void> => {
    if (visit.open) {
      const redrawn = await ports.chat.redraw(workspace, visit.open, form);
      // Closed or drawn anew meanwhile: what they see is theirs, and the button is still there.
      if (!redrawn.ok) ports.log.warn('A form was not drawn anew', { workspace, why: redrawn.error });
      return;
    }
    if (visit.trigger === null) throw new Error('A form was to be shown where nothing can be opened');
    const shown = await ports.chat.show(workspace, visit.trigger, form);
    if (shown.ok) return;
    if (shown.error.kind === 'refused' && !isOver(shown.error))
      throw new Error(`Slack refuses the form: ${shown.error.code}`);
    ports.log.warn('A form came too late', { workspace, why: shown.error });
    await say(refusedNote(`That took too long and Slack closed the door. Please ${visit.again}.`));
  };

  return {
    say,
    async reply(reply) {
      if (reply.kind === 'say' && visit.home) await show(told(reply.message));
      else if (reply.kind === 'say') await say(reply.message);
      else if (reply.kind === 'show') await show(reply.form);
      else if (reply.kind === 'faults') await say(refusedNote(Object.values(reply.faults).join(' ')));
    },
    async sorry(door, error) {
      const reference = ports.newId().slice(0, 8);
      ports.log.error('A door failed', { door, workspace, reference, error });
      try {
        await say(refusedNote(sorrySentence(reference)));
      } catch (second) {
        ports.log.error('Nobody could be told that a door failed', { reference, error: second });
      }
    },
  };
}

/** What a person reads when something of ours is broken. */
export function sorrySentence(reference: string): string {
  return `Something went wrong on my side; it is noted as ${reference}. Please try again, and tell whoever runs me if it stays.`;
}

/** The moment for the form has passed, or its outcome is unknown. Slack has several spellings for a dead trigger. */
function isOver(failure: ChatFailure): boolean {
  return (
    failure.kind !== 'refused' ||
    /^(?:expired_trigger_id|exchanged_trigger_id|invalid_trigger_id|trigger_expired|trigger_exchanged|invalid_trigger)$/.test(
      failure.code,
    )
  );
}

/** Whether Meridian serves the workspace; where it does not, the person is told, and only there. */
export async function serves(tools: DoorTools, workspace: WorkspaceId): Promise<boolean> {
  if (workspace !== tools.workspace) return false;
  const known = await tools.ports.store.workspaces.find(workspace);
  return known !== null && known.uninstalledAt === null;
}

/** What somebody in a workspace that is not served reads. */
export const NOT_SERVED: Message = refusedNote(
  'I am not installed in this workspace, so I cannot do that here. Ask an administrator to install me.',
);
