import { ok } from '#domain/result.ts';
import { done, readVerb, refused, type VerbTable } from '#domain/verb.ts';
import { showHome } from '#flows/home.ts';
import type { Action, Command, Deed } from '#ports/doors.ts';
import { showDoctor } from './doctor.ts';
import { holidays } from './holidays.ts';
import { showHours } from './hours.ts';
import { showRates } from './nudge.ts';
import { overlap } from './overlap.ts';
import { askToForget, exportOwn, readPrivacy } from './privacy.ts';
import { hypothesisDoors } from './hypothesis.ts';
import { projectDoors } from './project.ts';
import { standup } from './standup.ts';
import { summary } from './summary.ts';

const renewHome: Action = async (ports, { workspace, who, now }) => {
  const stands = await showHome(ports, workspace, who, now);
  return {
    kind: 'say',
    message: stands
      ? done('Your Home is up to date. Click my name above one of my messages, then Home.')
      : refused('Slack did not take your Home just now. Please try again in a minute.'),
  };
};

/** The one command that other apps do not claim: every short one works behind it. */
export const meridian: Command = {
  name: '/meridian',
  means: /^(?:holidays|overlap\s+(?:with|slots)|standup\s+handover|project\s+stakeholders)\b/i,
  usage:
    '[standup … | hypothesis … | overlap … | summary … | project … | hours | holidays | home | privacy | export | forget-me | doctor | help]',
  read(text, now) {
    const table: VerbTable<Deed> = {
      title: 'Meridian asks each of you once a day, in your own morning, and tells the others',
      lines: [
        { usage: '/meridian standup', does: 'opens your form for today; `/standup` is the same' },
        { usage: '/meridian standup help', does: 'skip, snooze, away, back, status, preview' },
        { usage: '/meridian overlap', does: 'the hours you share; `/overlap` is the same, with week, best, with, dst' },
        { usage: '/meridian summary', does: 'the latest digest of this channel, to you alone; `/summary` is the same' },
        { usage: '/meridian hypothesis', does: 'the bets of this channel; `/hypothesis` is the same' },
        { usage: '/meridian project', does: 'the settings of this channel; `/project` is the same' },
        { usage: '/meridian project help', does: 'setup, settings, members, roles, audit, pause, resume, delete' },
        { usage: '/meridian hours', does: 'your time zone, working week, time for standups and reminders' },
        {
          usage: '/meridian holidays',
          does: 'your public holidays, to confirm; `DE-BE`, `add 2026-12-24 Christmas Eve`, `strike` a date, `@ana` for leads',
        },
        { usage: '/meridian home', does: 'brings your Home up to date: click my name, then Home' },
        {
          usage: '/meridian privacy',
          does: 'says what I keep of you; `export` sends it to you, `forget-me` erases it, `privacy model off` keeps it from language models',
        },
        { usage: '/meridian doctor', does: 'says whether everything is healthy, and which tz release is in use' },
        { usage: '/meridian nudges', does: 'what I send unasked here, and how much of it is found useful' },
        { usage: '/meridian help', does: 'shows this' },
      ],
      verbs: {
        '': () => readVerb(table, 'help'),
        home: () => ok({ changes: false, run: renewHome }),
        privacy: (rest) => readPrivacy(rest),
        export: () => ok({ changes: false, run: exportOwn }),
        'forget-me': () => ok({ changes: false, run: askToForget }),
        doctor: () => ok({ changes: false, run: showDoctor }),
        holidays: (rest) => ok(holidays(rest)),
        hours: (rest) => ok({ changes: false, run: showHours(rest) }),
        standup: (rest) => standup.read(rest, now),
        nudges: () => ok({ changes: false, run: showRates }),
        overlap: (rest) => overlap.read(rest, now),
        summary: (rest) => summary.read(rest, now),
        hypothesis: (rest) => hypothesisDoors.command.read(rest, now),
        ...Object.fromEntries(projectDoors.commands.map((c) => [c.name.slice(1), (rest: string) => c.read(rest, now)])),
      },
    };
    return readVerb(table, text);
  },
};
