import { leadItem } from '#domain/nudge.ts';
import { dollars } from '#domain/price.ts';
import type { LeadNews, LeadNote } from '#domain/project-message.ts';
import type { Given } from '#domain/project.ts';
import { dateInWords } from '#domain/time-words.ts';
import {
  actions,
  button,
  channelLink,
  context,
  oneLine,
  paragraph,
  personName,
  projectName,
  rich,
  view,
  type View,
} from './kit.ts';
import { nudgeFoot } from './nudge-foot.ts';
import { NUDGE_NAMES } from './nudge-rates.ts';

interface Told {
  readonly happened: string;
  readonly next: string;
  /** What the reader can do about it here. */
  readonly act: 'settings' | 'roles' | null;
}

/** News of a project for whoever leads it, or of what its reader is in it: what happened, what it means, what can be done. */
export function leadNote(message: LeadNote): View {
  const name = projectName(message.projectName);
  const { happened, next, act } = told(message.news, name);
  return view(`${happened} ${next}`, [
    rich(paragraph(`${happened} ${next} Its channel is `, channelLink(message.channel), '.')),
    ...(act === 'settings' ? [actions(button('project.settings', 'Settings', message.project))] : []),
    ...(act === 'roles'
      ? [
          actions(
            button(
              'project.roles',
              message.news.is === 'wishes' ? 'Roles' : 'Choose leads',
              message.project,
              'primary',
            ),
          ),
        ]
      : []),
    nudgeFoot('lead', leadItem(message.news.is, message.project)),
    context(REASONS[message.news.is] ?? `You lead ${name}.`),
  ]);
}

const REASONS: Readonly<Partial<Record<LeadNews['is'], string>>> = {
  leaderless: 'You set the project up, or have been in it longest.',
  'only-lead': 'Nobody else leads the project.',
  recast: 'Who leads a project says who is what in it. Ask them where you want it otherwise; nobody else is told.',
};

/** What it means to be made something, and to be it no longer. */
const BECOMES: Readonly<Record<Given['as'], readonly [given: string, taken: string]>> = {
  lead: [
    'You lead it now: you may change its settings, pause it and choose who has which role.',
    'You no longer lead it.',
  ],
  observer: [
    'You read along now: I ask you for no standup, and nobody waits for one of yours.',
    'You take part again: I ask you from your next standup on.',
  ],
  'data-provider': ['You answer for its data now.', 'You no longer answer for its data.'],
  'model-architect': ['You answer for its models now.', 'You no longer answer for its models.'],
  'human-reviewer': [
    'You review its digests now: lines that do not hold come to you privately, and /summary review shows what waits.',
    'You no longer review its digests.',
  ],
};

function told(news: LeadNews, name: string): Told {
  switch (news.is) {
    case 'closed':
      return {
        happened: `The channel of ${name} was archived or deleted, so the project sleeps.`,
        next: 'Nobody is asked, nothing is lost. Unarchive the channel and it goes on from the next standup.',
        act: null,
      };
    case 'removed':
      return {
        happened: `I was removed from the channel of ${name}, so the project sleeps.`,
        next: 'Nobody is asked, nothing is lost. Invite me again and it goes on from the next standup.',
        act: null,
      };
    case 'awake':
      return {
        happened: `${name} is awake again.`,
        next: 'Everybody is asked from their next standup on; what fell into the time between is not asked for.',
        act: 'settings',
      };
    case 'shared':
      return {
        happened: `The channel of ${name} is shared with another organisation now.`,
        next: 'What I post there can be read by their people. They are not asked, cannot administer the project and get nothing private.',
        act: 'settings',
      };
    case 'wishes':
      return {
        happened: `${personName(news.name)} would rather read along in ${name} than be asked.`,
        next: 'If you agree, name them an observer: they read everything and are not counted.',
        act: 'roles',
      };
    case 'recast':
      return {
        happened: `${personName(news.name)} changed what you are in ${name}.`,
        next: news.changes.map(({ as, given }) => BECOMES[as][given ? 0 : 1]).join(' '),
        act: news.changes.some(({ as, given }) => as === 'lead' && given) ? 'settings' : null,
      };
    case 'only-lead':
      return {
        happened: `You left the channel of ${name} and are its only lead.`,
        next: 'You are not asked any more, but lead it until you name somebody else.',
        act: 'roles',
      };
    case 'rule-muted':
      return {
        happened: `In ${name} people surely find more than one in ten of my messages of one kind not useful: ${NUDGE_NAMES[news.rule]}.`,
        next: 'I send that kind there no longer; /meridian nudges shows the figures.',
        act: null,
      };
    case 'day-lost':
      return {
        happened: `The standup of ${dateInWords(news.on)} could not be posted in the channel of ${name}; Slack says ${oneLine(news.code, 80, 'no')}.`,
        next: `Its answers are kept: /summary day ${news.on} shows them, and what is said about the next day is posted as usual.`,
        act: null,
      };
    case 'stakeholders-lost':
      return {
        happened: `The week up to ${dateInWords(news.on)} in plain words could not be handed to some of its readers; Slack says ${oneLine(news.code, 80, 'no')}.`,
        next: 'Where it is a channel, invite me there; /project stakeholders shows who reads it and sends it once more.',
        act: null,
      };
    case 'model-cap':
      return {
        happened: `On ${dateInWords(news.on)} the language model has used ${dollars(news.used)} of the ${dollars(news.cap)} that ${name} may cost in a day.`,
        next: "Beyond that its summaries stand in everybody's own words until midnight UTC; nothing is left out. /summary costs shows for what.",
        act: null,
      };
    default:
      return toldBy(news, name, personName(news.name));
  }
}

function toldBy(news: Extract<LeadNews, { readonly name: string }>, name: string, by: string): Told {
  switch (news.is) {
    case 'renamed':
      return {
        happened: `${projectName(news.name)} is called ${name} now, after its channel.`,
        next: 'Nothing else changes.',
        act: 'settings',
      };
    case 'paused':
      return { happened: `${by} paused ${name}.`, next: 'Nobody is asked until it is resumed.', act: 'settings' };
    case 'resumed':
      return {
        happened: `${by} resumed ${name}.`,
        next: 'Everybody is asked from their next standup on.',
        act: 'settings',
      };
    case 'deleted':
      return {
        happened: `${by} deleted ${name}.`,
        next: 'Its answers are gone; messages that stood in Slack still stand there.',
        act: null,
      };
    case 'leaderless':
    default:
      return {
        happened: `${name} has no lead any more, because ${by} was deactivated in Slack.`,
        next: 'Whoever set it up, or a Slack administrator of this workspace, can choose another with /project roles in its channel.',
        act: 'roles',
      };
  }
}
