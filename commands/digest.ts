import type { ToldForm } from '#domain/form.ts';
import type { Message } from '#domain/message.ts';
import { readHandle } from '#domain/prompt.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import { done, refused } from '#domain/verb.ts';
import type { Project } from '#domain/project.ts';
import type { LocalDate } from '#domain/time.ts';
import { dailyKey } from '#flows/digest-make.ts';
import { whyDigest } from '#flows/digest-why.ts';
import { postingOf, readerOf } from '#flows/posting.ts';
import type { Action, Button, Call, Deed, Reply } from '#ports/doors.ts';
import type { Store } from '#ports/store.ts';

const say = (message: Message): Reply => ({ kind: 'say', message });
const GONE = refused('That digest is not kept any more. `/summary` shows the latest.');
const OLD = refused('This button is from an older version of me. `/summary` shows the latest digest.');

/** The digest that a button stands under, to whoever reads it: in the channel, or as a member of the project. */
async function readable(store: Store, { workspace, who, channel }: Call, handle: string): Promise<Project | null> {
  const read = readHandle(handle);
  const project = read && (await store.projects.find(workspace, read.project));
  if (!project || !read) return null;
  const within = channel === project.channel || (await store.participations.find(workspace, project.id, who)) !== null;
  if (!within) return null;
  const posting = await postingOf(store, project, read.date);
  return posting === 'leads' && (await readerOf(store, project, who)) !== 'leads' ? null : project;
}

/** Does something about the digest that a handle names. */
const aboutDigest =
  (handle: string, act: (store: Store, project: Project, date: LocalDate, call: Call) => Promise<Reply>): Action =>
  async ({ store }, call) => {
    const project = await readable(store, call, handle);
    const date = readHandle(handle)?.date;
    return project && date ? act(store, project, date, call) : say(GONE);
  };

const why: Button = {
  id: 'summary.why',
  read: (handle) =>
    ok({
      changes: false,
      run: aboutDigest(handle, async (store, project, date) => {
        const message = await whyDigest(store, project, date);
        if (!message) return say(GONE);
        const form: ToldForm = { kind: 'told-form', title: 'Why this digest?', sentences: [], message };
        return { kind: 'show', form };
      }),
    }),
};

const vote: Button = {
  id: 'summary.vote',
  read(value): Result<Deed, Message> {
    const [said, handle = ''] = value.split('|');
    if (said !== 'yes' && said !== 'no') return refuse(OLD);
    return ok({
      changes: true,
      run: aboutDigest(handle, async (store, project, date, { who, now }) => {
        if (!(await store.summaries.find(dailyKey(project, date)))) return say(GONE);
        await store.summaries.vote(dailyKey(project, date), who, said === 'yes', now);
        return say(
          done(
            said === 'yes'
              ? 'Thank you, noted.'
              : 'Thank you, noted. “Why am I seeing this?” shows what each line rests on; what is wrong there is worth telling whoever leads the project.',
          ),
        );
      }),
    });
  },
};

/** What can be done under a digest. */
export const digestDoors = { buttons: [why, vote] };
