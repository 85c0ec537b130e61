import { leaveFault, type LeaveForm } from '#domain/leave.ts';
import type { ToldForm } from '#domain/form.ts';
import type { Half } from '#domain/member.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { isDate, localDate, type LocalDate, type Zone } from '#domain/time.ts';
import { refused } from '#domain/verb.ts';
import { goAway, type Leave } from '#flows/away.ts';
import { changeLeave, leaveForm, type LeaveRefusal } from '#flows/leave.ts';
import type { Action, Button, Deed, Form, FormValues, Reply } from '#ports/doors.ts';
import { awayRefused, goneInWords, STRANGER } from './away.ts';

const GONE = 'This leave is over, or was taken back or changed since. Your Home shows what is planned.';

const show =
  (id: string | null): Action =>
  async (ports, { workspace, who, now }): Promise<Reply> => {
    if (!(await ports.store.members.find(workspace, who))) return { kind: 'say', message: refused(STRANGER) };
    const form = await leaveForm(ports, { workspace, user: who }, id, now);
    return form.ok ? { kind: 'show', form: form.value } : { kind: 'say', message: refused(leaveRefused(form.error)) };
  };

/** Opens the form of new leave of one's own. */
export const showLeave: Action = show(null);

const add: Button = { id: 'leave.add', read: () => ok({ changes: false, run: showLeave }) };
const change: Button = { id: 'leave.change', read: (id) => ok({ changes: false, run: show(id) }) };

const leaveRefused = (refusal: LeaveRefusal): string => (refusal.kind === 'gone' ? GONE : awayRefused(refusal));

const form: Form = {
  id: 'leave-form' satisfies LeaveForm['kind'],
  read(values, meta): Result<Deed, Readonly<Record<string, string>>> {
    const read = readLeave(values);
    if (!read.ok) return read;
    return ok({
      changes: true,
      async run(ports, { workspace, who, now }): Promise<Reply> {
        const user = { workspace, user: who };
        const zone = (await ports.store.members.find(workspace, who))?.zone ?? ('UTC' as Zone);
        const { from, to, half, reason } = read.value;
        const fault = leaveFault(from, to, half, localDate(now, zone));
        if (fault) return { kind: 'faults', faults: { [fault.field]: fault.sentence } };
        const leave: Leave = { from, to: to ?? from, half, reason };
        const gone =
          meta === '' ? await goAway(ports, user, leave, now) : await changeLeave(ports, user, meta, leave, now);
        const field = !gone.ok && gone.error.kind === 'whole' ? 'half' : 'from';
        if (!gone.ok) return { kind: 'faults', faults: { [field]: leaveRefused(gone.error).replaceAll('`', '') } };
        const sentences = [goneInWords(gone.value, leave, zone)];
        return { kind: 'show', form: { kind: 'told-form', title: 'Saved', sentences } satisfies ToldForm };
      },
    });
  },
};

/** `to` null: the one day. */
type Read = Pick<Leave, 'from' | 'reason'> & { readonly to: LocalDate | null; readonly half: Half | null };

function readLeave(values: FormValues): Result<Read, Readonly<Record<string, string>>> {
  const text = (id: string): string => (typeof values[id] === 'string' ? values[id].trim() : '');
  const [from, to, half] = [text('from'), text('to'), text('half')];
  if (!isDate(from)) return refuse({ from: 'Choose the first day.' });
  if (to !== '' && !isDate(to)) return refuse({ to: 'Choose the last day, or leave it empty for one day.' });
  const last = to === '' || !isDate(to) ? null : to;
  return ok({ from, to: last, half: half === 'am' || half === 'pm' ? half : null, reason: text('reason') });
}

/** The form of leave, and the buttons that open it. */
export const leaveDoors = { buttons: [add, change], forms: [form] };
