import { escape } from '#views/kit.ts';
import { nameOf } from './scenario.ts';
import type { Scenario } from './scenario.ts';
import type { Stage } from './stage.ts';

type Stop = readonly [title: string, what: string];

/** What there is to click on the page, as it is called there. */
const stops = (channel: string): readonly Stop[] => [
  [
    'Answer',
    'Press *Fill in* under the next question here, or just write me what you did. *Skip today* needs no reason.',
  ],
  ['Change it', 'My thank-you has *Edit*; what you send replaces your answer in the thread of the day.'],
  [
    'See the team',
    `In #${escape(channel)} each day has one thread with an answer per person, and a digest when all are done. As your day starts I tell you here what was written while you slept.`,
  ],
  ['Mark a blocker', 'Point at any message in the channel, then *More actions* (⋮) and *This is a blocker*.'],
  [
    'The week in plain words',
    'Be *noor* (top right): she reads this team’s week without names and without words of the trade. Type `/project stakeholders` as yourself.',
  ],
  ['Your Home', 'The *Home* tab on top of this conversation holds your day, your hours and your projects.'],
  [
    'Ask',
    'Type `/` to see every command. Try `/standup status`, `/standup preview tomorrow`, `/overlap` or `/project settings`.',
  ],
  [
    'Be somebody else',
    'The name at the top right lists everybody, with their local time. Each has their own questions and unread marks.',
  ],
  [
    'Move the clock',
    'At the top: *+1 h*, *+1 day*, or the last button, which jumps to the next thing that happens to anybody.',
  ],
  [
    'Look inside',
    'The *inspector*, left of the moon, shows every call between Slack and the bot. What Slack refuses is red.',
  ],
];

/** What there is to see where a stand-in for a model has worded the digests. */
const wordedStops = (channel: string): readonly Stop[] => [
  [
    'Why does it say that?',
    `The digests in #${escape(channel)} are worded by a script that stands in for a model; no real one was asked. → leads to whole answers, *Why am I seeing this?* shows each line's quote and checks.`,
  ],
  ['What it costs', 'Type `/summary costs` in the channel: every call is booked, here at a made-up price.'],
];

/** Where in the browser the tour stands, as the lead sees it. */
export const tourAddress = (url: string, lead: string): string => `${url}/#as=${encodeURIComponent(lead)}&in=@meridian`;

/** Leaves the lead a list of what can be tried, in the direct conversation with the bot and in its name. */
export async function leaveTour(stage: Stage, scenario: Scenario): Promise<void> {
  const { lead, workspace } = scenario;
  const { url, botToken } = stage.slack;
  const head = 'A short tour';
  const intro = `You are *${escape(nameOf(scenario, lead))}*, who leads this project. All of it is played on your own machine: whatever you press, nobody is disturbed.`;
  const own = scenario.own?.stops ?? [];
  const worded = stage.worded ? wordedStops(workspace.channel) : [];
  const lines = [...own, ...worded, ...stops(workspace.channel).slice(own.length === 0 ? 0 : -4)].map(
    ([title, what]) => `*${title}*\n${what}`,
  );
  const section = (text: string) => ({ type: 'section', text: { type: 'mrkdwn', text }, expand: true });
  const body = {
    channel: stage.ids.get(lead),
    text: `${head}: what can be tried on this page`,
    blocks: [{ type: 'header', text: { type: 'plain_text', text: head } }, section(intro), section(lines.join('\n\n'))],
  };
  const response = await fetch(`${url}/api/chat.postMessage`, {
    method: 'POST',
    headers: { 'content-type': 'application/json; charset=utf-8', authorization: `Bearer ${botToken}` },
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as { ok: boolean; error?: string };
  if (!answer.ok) throw new Error(`the local Slack refused the tour: ${answer.error ?? response.status}`);
}
