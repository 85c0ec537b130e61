import { digestKey, editKey, runKey } from '#domain/keys.ts';
import type { Project } from '#domain/project.ts';
import { localDate, plusDays, plusMinutes, type Instant, type LocalDate, type Zone } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import { edit } from './say.ts';
import { linkTo } from './source-link.ts';

const UTC = 'UTC' as Zone;
const PAGE = 50;
/** A digest is sent within a day or not at all; its date may be some days from the one in UTC. */
const [BACK_DAYS, AHEAD_DAYS] = [4, 1];
const SOON_MINUTES = 1;
/** Each digest has its project looked at again. */
const LATER_MINUTES = 30 * 24 * 60;

/** Has the first message of a day's thread, which is all that the channel shows of it, lead to the digest once that stands; once. */
export async function putUpSignposts({ store, log }: Ports, now: Instant): Promise<void> {
  for (const project of await store.looks.due('signpost', now, PAGE)) {
    try {
      await store.atomically((inside) => look(inside, project, now));
    } catch (error) {
      // It is due still, and looked at again in a minute.
      log.error('A digest could not be led to', { workspace: project.workspace, project: project.id, error });
    }
  }
}

async function look(store: Store, project: Project, now: Instant): Promise<void> {
  const today = localDate(now, UTC);
  let waits = false;
  for (let date = plusDays(today, -BACK_DAYS); date <= plusDays(today, AHEAD_DAYS); date = plusDays(date, 1))
    if (await pointTo(store, project, date, now)) waits = true;
  const again = plusMinutes(now, waits ? SOON_MINUTES : LATER_MINUTES);
  await store.looks.set(project.workspace, project.id, 'signpost', again);
}

/** Whether the digest of a date has yet to be sent. */
async function pointTo(store: Store, project: Project, date: LocalDate, now: Instant): Promise<boolean> {
  const { workspace, id, name } = project;
  const [thread, digest] = [runKey(id, date), digestKey(id, date)];
  const said = await store.deliveries.find(workspace, digest);
  if (said?.address.to !== 'thread' || (await store.deliveries.find(workspace, editKey(thread, 'digest'))))
    return false;
  if (said.state === 'waiting' || said.state === 'sending') return true;
  const link = await linkTo(store, workspace, digest);
  if (said.state !== 'sent' || link === null) return false;
  const message = { kind: 'run-opened', projectName: name, date, digest: link } as const;
  await edit(store, workspace, { key: thread, subject: thread }, 'digest', message, now);
  return false;
}
