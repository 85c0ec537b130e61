import type { HolidaysForm, ToldForm } from '#domain/form.ts';
import { readAdded, readHolidayHandle, regionField, type PublicHoliday } from '#domain/holiday.ts';
import type { UserId } from '#domain/ids.ts';
import type { Absence } from '#domain/member.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { dateInWords, readDateRange } from '#domain/time-words.ts';
import { isDate, localDate, plusDays, toInstant, type LocalDate, type Zone } from '#domain/time.ts';
import { done, refused } from '#domain/verb.ts';
import { keepProposed } from '#flows/holidays-renewal.ts';
import {
  addHolidays,
  keepHolidays,
  proposeHolidays,
  strikeHolidays,
  type HolidayAct,
  type HolidayRefusal,
} from '#flows/holidays.ts';
import type { Message } from '#domain/message.ts';
import type { Action, Button, Call, Deed, Form, FormValues, Reply } from '#ports/doors.ts';
import type { Ports } from '#ports/index.ts';

const UTC = 'UTC' as Zone;
const AHEAD_DAYS = 732;
const say = (message: Message): Reply => ({ kind: 'say', message });

const OWN_ONLY =
  'Write the day: `/meridian holidays add 2026-12-24 Christmas Eve`, or `strike 2026-12-25`. Both change your own; `/meridian holidays @person` opens somebody else’s in a form.';

/**
 * `/meridian holidays [@person] [region]`: proposes public holidays, of which each becomes leave only when it is confirmed.
 * `add 2026-12-24 Christmas Eve` and `strike 2026-12-25` change the reader's own without a form.
 */
export function holidays(text: string): Deed {
  if (
    /^(?:<@[^>]+>\s*)?(?:add|strike|remove)\s*$/i.test(text.trim()) ||
    /^<@[^>]+>\s*(?:add|strike|remove)\s/i.test(text.trim())
  )
    return { changes: false, run: () => Promise.resolve(say(refused(OWN_ONLY, text))) };
  const change = /^(add|strike|remove)\s+(.+)$/is.exec(text.trim());
  if (change)
    return {
      changes: true,
      run: (change[1] ?? '').toLowerCase() === 'add' ? add(change[2] ?? '') : strike(change[2] ?? ''),
    };
  const [, mentioned, region = ''] = /^(?:<@([A-Z0-9]+)(?:\|[^>]*)?>\s*)?(.*)$/s.exec(text.trim()) ?? [];
  return {
    changes: false,
    run: async (ports, call) => {
      const act = actOf(call, (mentioned as UserId | undefined) ?? call.who);
      const proposed = await proposeHolidays(ports, act, region.trim(), call.now);
      if (proposed.ok) return { kind: 'show', form: proposed.value };
      return say(refused(sentenceFor(proposed.error), text));
    },
  };
}

const actOf = ({ workspace, who }: Call, user: UserId): HolidayAct => ({ workspace, by: who, user });

const add =
  (text: string): Action =>
  async (ports, call) => {
    const today = await todayOf(ports, call);
    const days = readAdded(text, today, plusDays(today, AHEAD_DAYS));
    if (!days.ok) return say(refused(days.error, text));
    const kept = await addHolidays(ports, actOf(call, call.who), days.value, call.now);
    return say(kept.ok ? done(inWords(kept.value)) : refused(sentenceFor(kept.error), text));
  };

const strike =
  (text: string): Action =>
  async (ports, call) => {
    const range = readDateRange(text, await todayOf(ports, call));
    if (!range.ok) return say(refused(range.error, text));
    const struck = await strikeHolidays(ports, actOf(call, call.who), range.value, call.now);
    if (!struck.ok) return say(refused(sentenceFor(struck.error), text));
    if (struck.value === 0)
      return say(refused('You keep no public holiday then. `/meridian holidays` shows those that you keep.', text));
    return say(
      done(struck.value === 1 ? 'Struck: I ask you on that day.' : `Struck: I ask you on those ${struck.value} days.`),
    );
  };

async function todayOf({ store }: Ports, { workspace, who, now }: Call): Promise<LocalDate> {
  return localDate(now, (await store.members.find(workspace, who))?.zone ?? UTC);
}

/** What is kept, in one or two sentences. `name`: of somebody else. */
function inWords(kept: readonly Absence[], name: string | null = null): string {
  const [next] = kept;
  const who = name === null ? 'You keep' : `${name} keeps`;
  if (!next)
    return name === null
      ? 'You keep no public holidays; I ask you on each of your working days.'
      : `${name} keeps no public holidays, and is asked on each working day.`;
  const days = kept.length === 1 ? 'one public holiday' : `${kept.length} public holidays`;
  const quiet = name === null ? 'On them I do not write to you, and you are not missing.' : 'They are told once.';
  return `${who} ${days}. The next is ${dateInWords(next.from, 'with year')}: ${next.reason}. ${quiet}`;
}

function sentenceFor(refusal: HolidayRefusal): string {
  switch (refusal) {
    case 'nobody':
      return 'I do not know you yet. Join the channel of a project and I will introduce myself.';
    case 'no-zone':
      return 'I know no time zone here yet, and dates need one. `/meridian hours` sets yours, then I can propose holidays.';
    case 'not-allowed':
      return 'Other people’s holidays are confirmed by themselves or by who leads a project of theirs. `/meridian holidays` shows yours.';
    case 'no-region':
    default:
      return 'I know no country or part of one by that name. Write it like Germany, DE-BE or California.';
  }
}

/** What the form knows beside its fields: `region code|region name|until|whose`. */
interface Meta {
  readonly region: { readonly code: string; readonly name: string } | null;
  readonly until: LocalDate | null;
  readonly user: UserId | null;
}

function readMeta(meta: string): Meta {
  const [code = '', name = '', until = '', user = ''] = meta.split('|');
  return {
    region: code === '' ? null : { code, name },
    until: isDate(until) ? until : null,
    user: user === '' ? null : (user as UserId),
  };
}

const form: Form = {
  id: 'holidays-form' satisfies HolidaysForm['kind'],
  read(values, meta) {
    const text = (id: string): string => (typeof values[id] === 'string' ? values[id].trim() : '');
    const { region, until, user } = readMeta(meta);
    const field = regionField(region?.code ?? '');
    return ok({
      changes: true,
      async run(ports, call): Promise<Reply> {
        const act = actOf(call, user ?? call.who);
        const shown =
          text(field) === '' && region !== null ? null : await proposeHolidays(ports, act, text(field), call.now);
        if (shown && !shown.ok) return { kind: 'faults', faults: { [field]: sentenceFor(shown.error) } };
        if (region === null || until === null || (shown && shown.value.region?.code !== region.code))
          return shown?.value.region
            ? { kind: 'show', form: shown.value }
            : { kind: 'faults', faults: { [field]: sentenceFor('no-region') } };
        const member = await ports.store.members.find(act.workspace, act.user);
        const today = localDate(call.now, member?.zone ?? UTC);
        const added = readAdded(text('added'), today, until);
        if (!added.ok) return { kind: 'faults', faults: { added: added.error } };
        const confirmed = { region, from: today, until, holidays: [...ticked(values), ...added.value] };
        const kept = await keepHolidays(ports, act, confirmed, call.now);
        if (!kept.ok) return { kind: 'faults', faults: { [field]: sentenceFor(kept.error) } };
        const sentences = [inWords(kept.value, act.by === act.user ? null : (member?.name ?? null))];
        return { kind: 'show', form: { kind: 'told-form', title: 'Saved', sentences } satisfies ToldForm };
      },
    });
  },
};

function ticked(values: FormValues): PublicHoliday[] {
  const lists = Object.entries(values).filter(([id]) => id.startsWith('keep-'));
  return lists.flatMap(([, handles]) =>
    Array.isArray(handles) ? handles.flatMap((handle) => readHolidayHandle(String(handle)) ?? []) : [],
  );
}

const open: Button = { id: 'holidays.open', read: () => ok(holidays('')) };

const keep: Button = {
  id: 'holidays.keep',
  read(value): Result<Deed, Message> {
    const over = refused('Your holidays have been confirmed or changed since. `/meridian holidays` shows them.');
    if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(value)) return refuse(over);
    const run: Action = async (ports, { workspace, who, now }) => {
      const kept = await keepProposed(ports, { workspace, user: who, handle: toInstant(value) }, now);
      if (kept.ok) return { kind: 'silent' };
      return say(kept.error === 'over' ? over : refused(sentenceFor(kept.error)));
    };
    return ok({ changes: true, run });
  },
};

/** The form of public holidays, and the buttons that open it or keep what was proposed. */
export const holidayDoors = { forms: [form], buttons: [open, keep] };
