import { AWAITED, NUDGE_RULES, readSnooze, type NudgeRule } from '#domain/nudge.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { dateInWords } from '#domain/time-words.ts';
import { localDate, type Zone } from '#domain/time.ts';
import type { Message } from '#domain/message.ts';
import { done, refused } from '#domain/verb.ts';
import { callUseless, ratesFor, snoozeItem, type Pressed } from '#flows/nudge.ts';
import type { Action, Button, Call, Deed, Reply } from '#ports/doors.ts';

const say = (message: Message): Reply => ({ kind: 'say', message });
const FORGOTTEN = refused('This button is from an older version of me. `/meridian nudges` shows what I send unasked.');

const WHY: Readonly<Record<NudgeRule, string>> = {
  overlap:
    'You and the other person are at work at the same time now or in ten minutes, and a blocker stands between you since an earlier day, one of you asked the other something by name in a standup, a handover or a review waits, or a bet of yours waits for its decision or ends. I look at your hours, leave and what is open between you, and at nothing else.',
  risk: 'You own it. Its signals say that it may miss its date, two evaluations in a row, and the reasons are new since I last wrote. Each reason says where it comes from and what clears it.',
  'blocker-helper':
    'You were named as somebody who could unblock it, and both of you are at work now or will not be at the same time. I write about it once.',
  'blocker-lead':
    'You lead the project, or administer it where its owner is the only lead, and the time that its settings give for an acknowledgement is over. I write about it once.',
  reminder:
    'I asked for your standup and have no answer yet. There is one reminder a day at most; `/meridian hours` switches them off.',
  handover:
    'A teammate handed it to you, or to whoever is awake next, or you handed it over and nobody took it while you were both there. I write about it once, in your hours.',
  holidays:
    'You keep public holidays, and those of the next year are known. I propose them once a year, in December, and keep only those that you confirm. Not useful ends these proposals; `/meridian holidays` shows them whenever you like.',
  regional:
    'You work while others of the project sleep, and its leads have switched on that each of you is told what was written meanwhile. It comes once a day, as your hours start, and only where people three hours away or more wrote something new.',
  review:
    'You review the digests of this project, or lead it, and lines of one did not hold against what was written. I write about each digest once, in your hours; `/summary review` shows what waits.',
  bet: 'You own the bet, decide on it, or lead its project. I ask at a quarter, half and three quarters of its time, on its last two working days, when its decision falls due, and when what was shipped falls back or is not measured.',
  lead: 'You lead the project, set it up or are next in line to lead it, or somebody changed what you are in it. Each piece of news is said once, in your hours.',
  'clock-change': 'Clock changes that move shared hours are announced ten and two days before, once each.',
};
const LIMITS =
  ' At most two such messages a day, one about an item in three working days, none outside your hours, in your quiet hours or on leave. Snooze puts this item off; Not useful tells me, and a kind that a team finds useless falls silent.';

const HOURS = ' None comes outside your hours, in your quiet hours or on leave.';

function limitsOf(rule: NudgeRule): string {
  if (rule === 'reminder') return `${HOURS} Not useful ends them for you.`;
  return AWAITED.has(rule) ? `${HOURS} Not useful tells me; this kind goes on, since somebody waits for it.` : LIMITS;
}

const ruleOf = (word: string): NudgeRule | null => NUDGE_RULES.find((rule) => rule === word) ?? null;

/** A button below an unasked message; its value names the rule and the item. */
function footButton(
  id: string,
  changes: boolean,
  act: (pressed: Pressed, ...call: Parameters<Action>) => Promise<Reply>,
): Button {
  return {
    id,
    read(value): Result<Deed, Message> {
      const [word = '', item = ''] = value.split('|');
      const rule = ruleOf(word);
      if (rule === null || item === '') return refuse(FORGOTTEN);
      return ok({ changes, run: (ports, call) => act(pressedBy(call, rule, item), ports, call) });
    },
  };
}

const pressedBy = ({ workspace, who }: Call, rule: NudgeRule, item: string): Pressed => ({
  workspace,
  user: who,
  rule,
  item,
});

const buttons: readonly Button[] = [
  footButton('nudge.why', false, ({ rule }) =>
    Promise.resolve(say({ kind: 'note', tone: 'info', text: `${WHY[rule]}${limitsOf(rule)}` })),
  ),
  footButton('nudge.useless', true, async (pressed, { store }, { now }) => {
    const silent = await store.atomically((inside) => callUseless(inside, pressed, now));
    if (pressed.rule === 'reminder')
      return say(done('I send you no more reminders of standups. `/meridian hours` switches them on again.'));
    if (pressed.rule === 'regional' && !silent)
      return say(
        done(
          'Thank you, noted. You get none of these for two weeks of your work; whoever leads the project can switch them off for all.',
        ),
      );
    return say(
      done(
        silent
          ? 'Thank you. I no longer send this kind of message to your team.'
          : AWAITED.has(pressed.rule)
            ? 'Thank you, noted. This kind goes on, since somebody waits for it.'
            : 'Thank you, noted. A kind that a team finds useless falls silent.',
      ),
    );
  }),
  {
    id: 'nudge.snooze',
    read(value) {
      const [how = '', word = '', item = ''] = value.split('|');
      const [rule, long] = [ruleOf(word), readSnooze(how)];
      if (long === null || rule === null || item === '') return refuse(FORGOTTEN);
      const run: Action = async ({ store }, call) => {
        const snoozed = await store.atomically((inside) =>
          snoozeItem(inside, pressedBy(call, rule, item), long, call.now),
        );
        if (!snoozed.ok)
          return say(refused('I know no time zone of yours, so I cannot count your days. `/meridian hours` sets it.'));
        if (rule === 'regional')
          return say(
            done(
              'I do not tell you for so long what was written while you were off. Each day’s digest stands in its channel.',
            ),
          );
        if (rule === 'handover')
          return say(
            done(`I wrote about ${item} once and do not write again. While nobody has it, it stands in my Home.`),
          );
        if (rule === 'review')
          return say(
            done('I wrote about these lines once and do not write again. `/summary review` shows what waits.'),
          );
        if (rule === 'lead') {
          const on = dateInWords(localDate(snoozed.value, 'UTC' as Zone));
          return say(done(`I bring it again on ${on}, in your hours.`));
        }
        const zone = (await store.members.find(call.workspace, call.who))?.zone ?? ('UTC' as Zone);
        const date = dateInWords(localDate(snoozed.value, zone));
        if (long === 'reading')
          return say(
            done(
              `I write nothing more about ${item} before its next reading, or ${date}; a decision that is due is asked for.`,
            ),
          );
        return say(done(`I write nothing more about ${item} before ${date}.`));
      };
      return ok({ changes: true, run });
    },
  },
];

/** `/meridian nudges`: how unasked messages have fared in this channel's project, or in the caller's first. */
export const showRates: Action = async ({ store }, { workspace, who, channel, now }) => {
  const mine = await store.projects.ofUser(workspace, who);
  const project = mine.find((one) => one.channel === channel) ?? mine[0];
  if (!project) return say(refused('You are in no project yet, so I have sent nobody of yours anything unasked.'));
  return say(await ratesFor(store, project, who, now));
};

/** The buttons that every unasked message carries. */
export const nudgeDoors = { buttons } as const;
