import { ageOf, isOpen, type Blocker } from '#domain/blocker.ts';
import type { BlockerCard, BlockerList, BlockerLook } from '#domain/blocker-message.ts';
import type { Person } from '#domain/hours.ts';
import type { UserId, WorkspaceId } from '#domain/ids.ts';
import type { Project } from '#domain/project.ts';
import type { LocalDate } from '#domain/time.ts';
import type { Instant } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { readBy, readerOf, type Reader } from './posting.ts';

/** Closed ones that one screen shows. */
const CLOSED_SHOWN = 15;

/** The person with all leave since `from`; null: nobody knows them. */
export async function personOf(
  store: Store,
  workspace: WorkspaceId,
  user: UserId,
  from: LocalDate,
): Promise<Person | null> {
  const member = await store.members.find(workspace, user);
  return member && { member, absences: await store.absences.ofUser(workspace, user, from) };
}

/** The blocker as people see it at `now`. */
export async function lookOf(store: Store, blocker: Blocker, now: Instant): Promise<BlockerLook> {
  const { workspace, number, kind, text, helper, state } = blocker;
  const owner = await personOf(store, workspace, blocker.owner, blocker.raisedOn);
  const nameOf = async (user: UserId) => (await store.members.find(workspace, user))?.name ?? 'A former member';
  const latest = (await store.blockers.history(workspace, number)).findLast(({ what }) => what === 'updated');
  return {
    number,
    kind,
    text,
    ownerName: owner?.member.name ?? 'A former member',
    helperName: helper === null ? null : await nameOf(helper),
    age: owner ? ageOf(blocker, owner.member, owner.absences, now) : 0,
    state:
      state.is === 'acknowledged'
        ? { is: state.is, name: await nameOf(state.by) }
        : state.is === 'closed'
          ? { is: state.is, how: state.how, name: await nameOf(state.by) }
          : state,
    latest: latest ? { name: latest.by === null ? 'Meridian' : await nameOf(latest.by), text: latest.text } : null,
  };
}

/** Looks of several, in their order. */
export async function looksOf(store: Store, blockers: readonly Blocker[], now: Instant): Promise<BlockerLook[]> {
  const looks: BlockerLook[] = [];
  for (const blocker of blockers) looks.push(await lookOf(store, blocker, now));
  return looks;
}

/** What is open in a project and a reader may know, oldest first. */
export async function openLooks(store: Store, project: Project, now: Instant, reader: Reader): Promise<BlockerLook[]> {
  const open = (await store.blockers.openIn(project.workspace, project.id)).filter(isOpen);
  return looksOf(store, await readBy(store, project, open, reader), now);
}

/** What a person's own open blockers are, those that an answer of `without` raised aside. */
export async function ownLooks(
  store: Store,
  project: Project,
  user: UserId,
  without: LocalDate | null,
  now: Instant,
): Promise<BlockerLook[]> {
  const open = (await store.blockers.openIn(project.workspace, project.id)).filter(
    (blocker) =>
      isOpen(blocker) &&
      blocker.owner === user &&
      !(blocker.source.from === 'answer' && blocker.source.date === without),
  );
  return looksOf(store, open, now);
}

/**
 * Lines of answers of `date` that only ask for a review, as far as their authors have not said that they block. `by`: of these people
 * only.
 */
export async function reviewsOf(
  store: Store,
  project: Project,
  date: LocalDate,
  by: ReadonlySet<UserId> | null = null,
): Promise<{ name: string; text: string }[]> {
  const { workspace, id } = project;
  const found: { name: string; text: string }[] = [];
  for (const { user } of await store.answers.ofRun(workspace, id, date)) {
    if (by && !by.has(user)) continue;
    for (const { state, text } of await store.blockers.ofAnswer(workspace, id, user, date)) {
      if (state.is !== 'asked' && !(state.is === 'closed' && state.how === 'no-blocker')) continue;
      found.push({ name: (await store.members.find(workspace, user))?.name ?? 'A former member', text });
    }
  }
  return found;
}

/** A blocker to one person. */
export async function cardFor(
  store: Store,
  blocker: Blocker,
  to: BlockerCard['to'],
  now: Instant,
): Promise<BlockerCard> {
  const project = await store.projects.find(blocker.workspace, blocker.project);
  return { kind: 'blocker-card', to, projectName: project?.name ?? '', look: await lookOf(store, blocker, now) };
}

/** The blockers of a project, or with null those that hold the reader up or wait for their help. */
export async function listFor(
  store: Store,
  who: { readonly workspace: WorkspaceId; readonly user: UserId },
  project: Project | null,
  which: 'open' | 'all',
  now: Instant,
): Promise<BlockerList> {
  const { workspace, user } = who;
  const standing = project
    ? await store.blockers.openIn(workspace, project.id)
    : await store.blockers.openFor(workspace, user);
  // What is doubted is its owner's alone.
  const open = await seenBy(
    store,
    project,
    standing.filter((blocker) => isOpen(blocker) || blocker.owner === user),
    user,
  );
  const closed = which === 'all' ? await seenBy(store, project, await closedFor(store, who, project), user) : null;
  return {
    kind: 'blocker-list',
    projectName: project?.name ?? null,
    open: await looksOf(store, open, now),
    closed: closed && (await looksOf(store, closed, now)),
  };
}

/** Those of one project that somebody may see; their own and those for their help in any case. */
async function seenBy(
  store: Store,
  project: Project | null,
  blockers: readonly Blocker[],
  user: UserId,
): Promise<readonly Blocker[]> {
  if (project === null) return blockers;
  const readable = await readBy(store, project, blockers, await readerOf(store, project, user));
  return blockers.filter((one) => one.owner === user || one.helper === user || readable.includes(one));
}

async function closedFor(
  store: Store,
  { workspace, user }: { readonly workspace: WorkspaceId; readonly user: UserId },
  project: Project | null,
): Promise<Blocker[]> {
  const projects = project ? [project] : await store.projects.ofUser(workspace, user);
  const found: Blocker[] = [];
  for (const { id } of projects) found.push(...(await store.blockers.closedIn(workspace, id, CLOSED_SHOWN)));
  return found
    .filter(({ state, owner, helper }) => {
      if (state.is !== 'closed' || state.how !== 'resolved') return false;
      return project !== null || owner === user || helper === user;
    })
    .toSorted((a, b) => (endOf(a) > endOf(b) ? -1 : 1))
    .slice(0, CLOSED_SHOWN);
}

const endOf = ({ state }: Blocker): string => (state.is === 'closed' ? state.at : '');
