import type { RichTextBlockElement } from '@slack/types';
import { hypothesisId } from '#domain/hypothesis.ts';
import type { CheckIn, HypothesisCard, HypothesisLook, HypothesisOccasion } from '#domain/hypothesis-message.ts';
import type { Out } from '#domain/hypothesis-asking.ts';
import { valueInWords } from '#domain/hypothesis-numbers.ts';
import { dateInWords } from '#domain/time-words.ts';
import { whyOf } from './hypothesis-occasion.ts';
import { statedLines } from './hypothesis-stated.ts';
import {
  aim,
  CHOICE_WORDS,
  healthInWords,
  hypothesisTitle,
  metInWords,
  moreLines,
  oddsInWords,
  ruleInWords,
  sparkline,
  stateInWords,
} from './hypothesis-line.ts';
import {
  bold,
  code,
  context,
  count,
  listed,
  oneLine,
  paragraph,
  personName,
  projectName,
  rich,
  section,
  view,
  type View,
} from './kit.ts';
import { movedLines } from './hypothesis-moved.ts';
import { buttonsOf } from './hypothesis-buttons.ts';
import { withdrawnLines } from './reading-withdrawn.ts';
import { nudgeFoot } from './nudge-foot.ts';
import { inline, quotation } from './words.ts';

const QUOTED_MAX = 400;

/** One bet with everything its reader can do about it. */
export function hypothesisCard({ occasion, look }: HypothesisCard): View {
  const opening = openingOf(occasion, look);
  const said = quotation(look.problem, QUOTED_MAX);
  const spoken = `${opening ?? ''} ${hypothesisTitle(look)}: ${aim(look)}, ${metInWords(look)}; ${stateInWords(look)}.`;
  return view(spoken, [
    ...(opening === null ? [] : [section(opening)]),
    rich(
      paragraph(bold(hypothesisTitle(look, 250))),
      ...(occasion.to === 'channel' || occasion.to === 'reader' ? (said ? [said] : []) : []),
      ...factsOf(look),
    ),
    ...buttonsOf(look, occasion),
    ...(occasion.to === 'channel' || occasion.to === 'reader' ? [] : [nudgeFoot('bet', hypothesisId(look.number))]),
    context(whyOf(occasion, look)),
  ]);
}

function factsOf(look: HypothesisLook): RichTextBlockElement[] {
  const odds = oddsInWords(look);
  const { state } = look;
  const ends = 'endOn' in state ? `, until ${dateInWords(state.endOn)}` : '';
  const lines: (readonly [string, string])[] = [
    ['State', `${stateInWords(look)}${state.is === 'running' || state.is === 'target-claimed' ? ends : ''}`],
    ['Target', `${aim(look)} on ${oneLine(look.evaluation, 100, '–')}; baseline ${baselineOf(look)}`],
    ...statedLines(look),
    ['Met now', metInWords(look)],
    ...moreLines(look),
    ...(odds === null || state.is === 'decision-due' ? [] : [['Met in time', odds] as const]),
    ...(look.looks && look.looks.adjusted !== null
      ? [
          [
            'Best of',
            `${look.looks.count} looks; less the luck of picking it, ${valueInWords(Number(look.looks.adjusted.toPrecision(3)), look.unit)}`,
          ] as const,
        ]
      : []),
    ...(state.is === 'decision-due' || state.is === 'draft'
      ? [['Rule', state.is === 'draft' ? oneLine(look.killRule, 200, '–') : ruleInWords(look.rule)] as const]
      : []),
    ...lineOfEnd(look),
    ...movedLines(look),
    ...withdrawnLines(look),
    ...(look.health.length === 0 ? [] : [['Look at', look.health.map(healthInWords).join('; ')] as const]),
    ...(state.is === 'draft' && state.missing !== '' ? [['Missing', state.missing] as const] : []),
    ...(look.evidence ?? []).map(
      ({ stance, text, name }) =>
        [
          stance === 'for' ? 'Speaks for it' : 'Speaks against it',
          `${oneLine(text, 200, 'no words')} (${personName(name)})`,
        ] as const,
    ),
    ['People', peopleOf(look)],
    ...guessLine(look),
    ...(look.parent
      ? [['Goes on from', `${hypothesisId(look.parent.number)} (${LINEAGE[look.parent.how]})`] as const]
      : []),
  ];
  return [
    paragraph(code(sparkline(look))),
    {
      type: 'rich_text_list',
      style: 'bullet',
      elements: lines.map(([name, words]) => paragraph(bold(`${name}: `), ...inline(words))),
    },
  ];
}

type Learned = NonNullable<Extract<HypothesisLook['state'], { is: 'decided' }>['learned']>;

const LINEAGE = { rebet: 're-bet', pivot: 'pivot', drift: 'it had drifted' } as const;

const baselineOf = ({ baseline, baselineN, unit }: HypothesisLook): string =>
  `${valueInWords(baseline, unit)}${baselineN === null ? '' : ` (n ${baselineN})`}`;

const peopleOf = ({ ownerName, deciderName, roles }: HypothesisLook): string =>
  [
    `${personName(ownerName)} owns it`,
    `${personName(deciderName)} decides`,
    ...roles.map((role) => oneLine(role, 80, '')),
  ].join('; ');

function lineOfEnd({ state, watch, unit }: HypothesisLook): (readonly [string, string])[] {
  if (state.is !== 'decided') {
    if (!('proposed' in state) || !state.proposed) return [];
    const { choice, name, reason } = state.proposed;
    return [
      [
        'Proposed',
        `${CHOICE_WORDS[choice]} by ${personName(name)}, against the rule: ${oneLine(reason, 300, '–')}. A second person has to agree.`,
      ],
    ];
  }
  const { reason, learned, next, hit } = state;
  return [
    ...(reason === '' ? [] : [['Why', oneLine(reason, 300, '–')] as const]),
    ['Target in time', hit === null ? 'not counted' : hit ? 'reached' : 'not reached'],
    ...(learned ? learnedLines(learned) : []),
    ...(next === null ? [] : [['Goes on as', hypothesisId(next)] as const]),
    ...(watch
      ? [
          [
            'Watched',
            `a reading every ${count(watch.everyDays, 'day')}; one beyond ${valueInWords(watch.threshold, unit)} tells the owner`,
          ] as const,
        ]
      : []),
  ];
}

function learnedLines(learned: Learned): (readonly [string, string])[] {
  const lines = [
    ['Observed', learned.observed],
    ['Learned', learned.learned],
    ['Next', learned.next],
  ] as const;
  return lines.filter(([, said]) => said !== '').map(([name, said]) => [name, oneLine(said, 300, '–')] as const);
}

function guessLine({ guesses, guessed }: HypothesisLook): (readonly [string, string])[] {
  if (guessed && guessed.length > 0)
    return [
      [
        'Guessed at the start',
        listed(
          guessed.map(({ name, percent }) => `${personName(name)} ${percent} %`),
          12,
        ),
      ],
    ];
  return guesses > 0 && guessed === null ? [['Blind guesses', `${guesses}, shown when it is decided`]] : [];
}

function openingOf(
  occasion: HypothesisOccasion,
  { number, projectName: project, state, deciderName }: HypothesisLook,
): string | null {
  const [id, name] = [hypothesisId(number), projectName(project)];
  switch (occasion.to) {
    case 'channel':
      return null;
    case 'reader':
      return `${id} in ${name}.`;
    case 'owner':
      return checkInOf(occasion.about, `${occasion.standIn ? 'the' : 'your'} bet ${id}`, id, name);
    case 'decider':
      return state.is === 'decision-due' && !occasion.passed
        ? `${id} in ${name} waits for your decision${occasion.again ? ' still' : ''}.`
        : `${id} in ${name} no longer waits for you.`;
    case 'lead':
      return leadsOpening(occasion.out, deciderName, `${id} in ${name}`);
    case 'second':
      return state.is === 'decision-due' && state.proposed
        ? `A decision on ${id} in ${name} goes against the agreed rule and needs a second person.`
        : `${id} in ${name} no longer needs a second person.`;
  }
}

/** Why whoever may name another to decide is written to. */
function leadsOpening(out: Out, deciderName: string, bet: string): string {
  if (out === null) return `${bet} no longer needs somebody else to decide it.`;
  const why = out === 'gone' ? 'has left' : `is away until ${dateInWords(out.backOn)}`;
  return `${bet} waits for a decision, and ${personName(deciderName)}, who takes it, ${why}. Somebody else can be named.`;
}

const capital = (text: string): string => text.slice(0, 1).toUpperCase() + text.slice(1);

function checkInOf(about: CheckIn, bet: string, id: string, name: string): string {
  switch (about.is) {
    case 'mark':
      return `${about.mark} % of the time of ${bet} in ${name} is over. How does it go?`;
    case 'last-days':
      return `${capital(bet)} in ${name} is about to end. How does it go?`;
    case 'claimed':
      return `A reading of ${bet} in ${name} reached the target. Does it hold? Confirm it on a fresh seed or held-out data.`;
    case 'drift':
      return `What you shipped with ${id} in ${name} has fallen back beyond its threshold.`;
    case 'measure':
      return `What was shipped with ${id} in ${name} is on watch, and a reading is due. How does it do?`;
    case 'ended':
      return `${capital(bet)} in ${name} is decided.`;
  }
}
