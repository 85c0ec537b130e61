import type { ProjectId } from '#domain/ids.ts';
import type { Message } from '#domain/message.ts';
import { ok, refuse } from '#domain/result.ts';
import { isDate, toInstant } from '#domain/time.ts';
import { done, refused } from '#domain/verb.ts';
import { postWish } from '#flows/weekly-look.ts';
import type { Action, Button, Reply } from '#ports/doors.ts';

const say = (message: Message): Reply => ({ kind: 'say', message });
const FORGOTTEN = refused('This button is from an older version of me. `/summary now` shows the week as it stands.');
const MOMENT = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/;

const SAID = {
  posted: done('Posted in the channel.'),
  again: done('It stands in the channel already. `/summary now` makes a new one.'),
  'not-allowed': refused('Only its leads, its creator and Slack administrators can post a summary. Ask one of them.'),
  resting: refused('This project is paused, so nothing is posted. `/project resume` starts it again.'),
} as const;

const postButton: Button = {
  id: 'weekly.post',
  read(value) {
    const [project = '', last = '', previewed = ''] = value.split('|');
    if (project === '' || !isDate(last) || !MOMENT.test(previewed)) return refuse(FORGOTTEN);
    const run: Action = async ({ store }, { workspace, who, now }) => {
      const said = await store.atomically(async (inside) => {
        const found = await inside.projects.find(workspace, project as ProjectId);
        return found ? postWish(inside, found, who, { last, previewed: toInstant(previewed) }, now) : null;
      });
      return say(said ? SAID[said] : refused('This project is gone.'));
    };
    return ok({ changes: true, run });
  },
};

const WHY =
  'This channel’s project sums up its week once, when the last of its people is through with the week’s last standup; holidays and leave bring that forward, and a week in which nobody was expected is left out. ';
const MADE =
  'Progress, decisions and plans are lines of your standups, in your own words or in a model’s that code has checked against them (the last line says which): what has a figure first, then the newest, everybody before anybody twice. Blockers, bets and numbers are reckoned from what became of them; risks are shown only where the owner was told first; nobody who is missing is named. Each line leads to the words it rests on. `/project settings` chooses another day or none.';

const whyButton: Button = {
  id: 'weekly.why',
  read: (value) => {
    const wished = value.split('|')[1] === 'posted';
    const why = wished ? 'Somebody who leads this project, made it or administers this Slack had it posted. ' : WHY;
    const run: Action = () => Promise.resolve(say({ kind: 'note', tone: 'info', text: `${why}${MADE}` }));
    return ok({ changes: false, run });
  },
};

/** What can be pressed below a week. */
export const weeklyDoors = { buttons: [postButton, whyButton] } as const;
