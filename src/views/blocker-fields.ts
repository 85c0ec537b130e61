import type { KnownBlock, PlainTextOption } from '@slack/types';
import { BLOCKER_KINDS, blockerId, type BlockerKind } from '#domain/blocker.ts';
import type { BlockerLook } from '#domain/blocker-message.ts';
import type { ProjectId, UserId } from '#domain/ids.ts';
import { ageInWords, KIND_LABELS } from './blocker-line.ts';
import { clean, cut, input, isBlank, oneLine, option, plain } from './kit.ts';

/** Open blockers asked about in one section; an older one is asked first. */
export const ASKED_MAX = 4;
const WORDS_MAX = 3000;
const OPTIONS: PlainTextOption[] = [
  option('Still in my way', 'still'),
  option('Still, but it has changed', 'changed'),
  option('Resolved', 'resolved'),
];
const KINDS: PlainTextOption[] = BLOCKER_KINDS.map((kind) => option(KIND_LABELS[kind], kind));

/** Asks what kind a blocker is; `all`: those of a standup are, if they are of one kind. */
export function kindField(id: string, chosen: BlockerKind | null, all: boolean): KnownBlock {
  const initial = KINDS.find(({ value }) => value === chosen);
  return input(
    id,
    all ? 'What kind are they, if all are of one?' : 'What kind of blocker is it?',
    {
      type: 'static_select',
      options: KINDS,
      placeholder: plain('Choose a kind', 150),
      ...(initial ? { initial_option: initial } : {}),
    },
    {
      optional: all,
      hint: all
        ? 'It holds for every line above. Left empty, I go by the words of each.'
        : 'It stands beside it; the weekly says which kind costs most days.',
    },
  );
}

/** Asks who could unblock a blocker; `all`: those of a standup. */
export function helperField(id: string, chosen: UserId | null, all = false): KnownBlock {
  return input(
    id,
    all ? 'Who could help with all of them?' : 'Who could unblock it?',
    { type: 'users_select', placeholder: plain('Choose somebody', 150), ...(chosen ? { initial_user: chosen } : {}) },
    {
      optional: true,
      hint: all
        ? 'They hear of every line above, privately, once, when you are both at work. Each can be changed under /standup blockers.'
        : 'They hear of it privately, once, when you are both at work.',
    },
  );
}

/** Asks about the open blockers of earlier days, one question and one field of words each. */
export function openFields(project: ProjectId, open: readonly BlockerLook[]): KnownBlock[] {
  return open.slice(0, ASKED_MAX).flatMap((look) => {
    const typed = clean(look.text);
    return [
      input(
        `open-${look.number}:${project}`,
        `${blockerId(look.number)}, ${ageInWords(look.age)}: ${oneLine(look.text, 100, '–')}`,
        { type: 'radio_buttons', options: OPTIONS, ...(OPTIONS[0] ? { initial_option: OPTIONS[0] } : {}) },
        { hint: 'Resolved closes it. Where it has changed, say below how it stands now.' },
      ),
      input(
        `open-text-${look.number}:${project}`,
        `${blockerId(look.number)} as it stands now`,
        {
          type: 'plain_text_input',
          multiline: true,
          max_length: WORDS_MAX,
          ...(isBlank(typed) ? {} : { initial_value: cut(typed, WORDS_MAX) }),
        },
        { optional: true, hint: 'Only read where you chose that it has changed.' },
      ),
    ];
  });
}
