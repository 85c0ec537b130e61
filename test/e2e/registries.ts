import type { Registries } from '#app';
import type { ShownForm } from '#domain/form.ts';
import type { Message } from '#domain/message.ts';
import { ok, refuse } from '#domain/result.ts';
import type { Zone } from '#domain/time.ts';
import type { Call, Deed, FormValues, Happening, Reply } from '#ports/doors.ts';

export const note = (text: string): Message => ({ kind: 'note', tone: 'info', text });
export const say = (text: string): Reply => ({ kind: 'say', message: note(text) });

/** What doors and listeners of a test were told, in order. */
export interface Heard {
  readonly deeds: { readonly door: string; readonly call: Call; readonly text: string }[];
  readonly values: FormValues[];
  readonly happenings: Happening[];
}

/** What the deed of each sub-command does, apart from being noted. */
export type Deeds = Readonly<Record<string, { readonly changes: boolean; run(): Promise<Reply> }>>;

const BERLIN = 'Europe/Berlin' as Zone;
const FORM: ShownForm = {
  kind: 'hours-form',
  zone: BERLIN,
  week: 'Mon 09:00–17:00',
  standupAt: null,
  evening: false,
  quiet: '',
  nudges: true,
};

export const showForm: Reply = { kind: 'show', form: FORM };

/** One command, `/standup`, whose first word names one of `deeds`; the hours form and the buttons of the introduction. */
export function someDoors(
  deeds: Deeds = {},
  submitted?: (values: FormValues) => Promise<Reply>,
): { registries: Registries; heard: Heard } {
  const heard: Heard = { deeds: [], values: [], happenings: [] };
  const deedOf = (door: string, text: string): Deed => {
    const deed = deeds[text.split(' ')[0] ?? ''] ?? {
      changes: false,
      run: () => Promise.resolve(say(`heard ${text}`)),
    };
    return {
      changes: deed.changes,
      run: (_ports, call) => {
        heard.deeds.push({ door, call, text });
        return deed.run();
      },
    };
  };
  const registries: Registries = {
    commands: [
      {
        name: '/standup',
        usage: '[word]',
        read: (text) => (text === '' ? refuse(note('say more')) : ok(deedOf('command', text))),
      },
    ],
    buttons: ['hours.confirm', 'hours.change', 'project.setup'].map((id) => ({
      id,
      read: (value) => ok(deedOf(id, value)),
    })),
    forms: [
      {
        id: 'hours-form',
        read: (values) => {
          heard.values.push(values);
          if (!submitted) return refuse({ week: 'too early', nowhere: 'and unknown' });
          return ok({ changes: true, run: () => submitted(values) });
        },
      },
    ],
    shortcuts: [],
    listeners: (['said', 'joined', 'profile-changed'] as const).map((kind) => ({
      kind,
      hear: (_ports, _workspace, happening) => {
        heard.happenings.push(happening);
        return Promise.resolve();
      },
    })),
    choices: [],
    jobs: [],
  };
  return { registries, heard };
}
