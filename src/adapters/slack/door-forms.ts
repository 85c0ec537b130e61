import type { ViewResponseAction } from '@slack/bolt';
import { z } from 'zod';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import type { FormValues, Reply } from '#ports/doors.ts';
import { renderForm } from '#views/index.ts';
import { guarded } from './ack.ts';
import type { Ack } from './ack.ts';
import { run } from './act.ts';
import type { DoorTools } from './doors.ts';
import { formValues, stateSchema } from './form-values.ts';
import { answererOf, serves, sorrySentence } from './replies.ts';

const submission = z.object({
  user: z.object({ id: z.string(), team_id: z.string().optional() }),
  team: z.object({ id: z.string() }).nullish(),
  trigger_id: z.string().optional(),
  view: z.object({
    callback_id: z.string(),
    private_metadata: z.string().default(''),
    blocks: z.array(z.looseObject({ type: z.string(), block_id: z.string().optional() })),
    state: stateSchema,
  }),
});
type Submission = z.infer<typeof submission>;

/**
 * Answers submitted forms. Only the acknowledgement can keep a form open with what was typed, so it comes after the deed,
 * whatever that is; when something of ours breaks, the form stays open and says so.
 */
export function formDoor(tools: DoorTools): (body: unknown, ack: Ack<ViewResponseAction>) => Promise<void> {
  const byId = new Map(tools.forms.map((form) => [form.id, form]));

  const answer = async (body: Submission, ack: Ack<ViewResponseAction>): Promise<void> => {
    const { view, user, team } = body;
    const now = tools.clock.now();
    const workspace = (team?.id ?? user.team_id ?? '') as WorkspaceId;
    const visit = {
      workspace,
      who: user.id as UserId,
      channel: null,
      now,
      trigger: null,
      responseUrl: null,
      again: 'open the form again',
    };
    const fields = fieldsOf(view.blocks);
    const form = byId.get(view.callback_id);
    if (!form || !(await serves(tools, workspace))) {
      tools.ports.log.warn('A form came that nobody reads', { form: view.callback_id, workspace });
      return ack.once(underFirst(fields, 'I cannot take this form: it is an old one, or I was removed from here.'));
    }
    const answerer = answererOf(tools, visit);
    try {
      const values: FormValues = formValues(view.state, fields);
      const read = form.read(values, view.private_metadata);
      if (!read.ok) return await ack.once(underFields(fields, read.error));
      const reply = await guarded(run(tools, read.value, visit), () => ack.once());
      // Too late to keep the form open: what could not be said there is said in the direct message.
      const late = ack.done();
      await ack.once(responseTo(reply, fields));
      if (reply.kind === 'say' || (late && reply.kind === 'faults')) await answerer.reply(reply);
      if (reply.kind !== 'faults') await tools.renewHome(visit.who, false);
    } catch (error) {
      if (ack.done()) return await answerer.sorry(form.id, error);
      const reference = tools.ports.newId().slice(0, 8);
      tools.ports.log.error('A door failed', { door: form.id, workspace, reference, error });
      await ack.once(underFirst(fields, sorrySentence(reference)));
    } finally {
      tools.kick();
    }
  };

  return async (body, ack) => {
    const read = submission.safeParse(body);
    if (read.success) return answer(read.data, ack);
    tools.ports.log.warn('A form came that cannot be read', {
      faults: read.error.issues.map(({ path }) => path.join('.')),
    });
    return ack.once();
  };
}

/** Block ids of the fields, in order. */
function fieldsOf(blocks: Submission['view']['blocks']): string[] {
  return blocks.flatMap(({ type, block_id }) => (type === 'input' && block_id ? [block_id] : []));
}

function responseTo(reply: Reply, fields: readonly string[]): ViewResponseAction | undefined {
  if (reply.kind === 'faults') return underFields(fields, reply.faults);
  return reply.kind === 'show' ? { response_action: 'update', view: renderForm(reply.form) } : undefined;
}

/** Slack refuses an error under anything but a field, so one that names no field goes under the first. */
function underFields(
  fields: readonly string[],
  faults: Readonly<Record<string, string>>,
): ViewResponseAction | undefined {
  const [first] = fields;
  if (first === undefined) return undefined;
  const errors: Record<string, string> = {};
  for (const [field, sentence] of Object.entries(faults)) {
    const place = fields.includes(field) ? field : first;
    errors[place] = errors[place] === undefined ? sentence : `${errors[place]} ${sentence}`;
  }
  return { response_action: 'errors', errors };
}

function underFirst(fields: readonly string[], sentence: string): ViewResponseAction | undefined {
  return underFields(fields, { '': sentence });
}
