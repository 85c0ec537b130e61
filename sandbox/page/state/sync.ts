import { clockFrom } from './clock.ts';
import { followFeed } from './feed.ts';
import type { FeedWord } from './feed.ts';
import { loadLog, refreshLog } from './log.ts';
import { tellWrong } from './notices.ts';
import { control, page } from './page.ts';
import { readPlace } from './place.ts';
import { sceneAt } from './scene.ts';
import type { Scene } from './scene.ts';
import { loadTalk, refreshTalk } from './talks.ts';
import { readMarks, readUpTo } from './unread.ts';

let number = 0;
/** What of the person is loaded, as `user:app`. */
let loadedFor = '';

/** Where the page is, as far as the workspace is known. */
export function sceneNow(): Scene | null {
  const { team, apps, place } = page.get();
  return team ? sceneAt(team, apps, place) : null;
}

/** Keeps the page what the local Slack is, for as long as it lives. */
export function startSync(): void {
  globalThis.addEventListener('hashchange', () => {
    page.set({ place: readPlace(globalThis.location.hash) });
    void arrive();
  });
  followFeed({ heard: (word) => void hear(word), lost: () => page.set({ link: 'lost' }) });
}

async function hear(word: FeedWord): Promise<void> {
  number = word.number;
  page.set({ violationCount: word.violations });
  try {
    await (word.reset ? startOver(word) : lookAgain(word.changed));
    if (page.get().link !== 'live') page.set({ link: 'live', run: word.run });
  } catch (error) {
    // Where the connection is lost the feed says so, and what was missed is told again when it is back.
    if (!(error instanceof TypeError)) tellWrong(error);
  }
}

async function startOver({ run }: FeedWord): Promise<void> {
  loadedFor = '';
  page.set({ run, talks: new Map(), log: [], violations: [], views: [], home: undefined });
  const [team, apps, time] = await Promise.all([control.state(), control.apps.list(), control.clock.read()]);
  const clock = clockFrom(time);
  page.set({ team, apps, clock, marks: readMarks(run, clock.base) });
  // Asked for in the same turn, so that what is said is on its way while the frame around it is drawn.
  await arrive();
  if (page.get().isInspecting) await loadLog();
}

async function lookAgain(changed: readonly string[]): Promise<void> {
  const topics = new Set(changed);
  if (topics.has('team')) await loadTeam();
  const scene = sceneNow();
  const mine = scene ? [`views:${scene.me.id}`, `home:${scene.me.id}`] : [];
  const channels = changed.filter((topic) => topic.startsWith('channel:')).map((topic) => topic.slice(8));
  if (channels.length > 0 || mine.some((topic) => topics.has(topic))) page.set({ noticed: page.get().noticed + 1 });
  await Promise.all([
    topics.has('clock') ? loadClock() : null,
    topics.has('log') ? refreshLog() : null,
    scene && topics.has(`views:${scene.me.id}`) ? loadViews(scene) : null,
    scene && topics.has(`home:${scene.me.id}`) ? loadHome(scene) : null,
    ...channels.map((id) => follow(id)),
  ]);
  await arrive();
}

/** Loaded conversations are followed; of others it is enough to know that there is something new. */
async function follow(id: string): Promise<void> {
  const known = page.get().team?.channels.find((room) => room.id === id);
  const isMine = known?.members.includes(sceneNow()?.me.id ?? '') ?? false;
  if (page.get().talks.has(id) || isMine) await refreshTalk(id, number);
}

/** Loads what the place shows and is not there yet. */
export async function arrive(): Promise<void> {
  const scene = sceneNow();
  if (!scene) return;
  const { talks } = page.get();
  const key = `${scene.me.id}:${scene.app?.id ?? ''}`;
  const isNew = key !== loadedFor;
  loadedFor = key;
  const id = scene.room?.id ?? '';
  await Promise.all([
    ...unreadDirect(scene).map((direct) => loadTalk(direct, number)),
    id !== '' && !talks.has(id) ? loadTalk(id, number) : null,
    isNew ? loadViews(scene) : null,
    isNew ? loadHome(scene) : null,
  ]);
}

/** Direct conversations with something new in them, not loaded yet: how much is new stands beside their names. */
function unreadDirect({ me, room }: Scene): string[] {
  const { team, talks, marks } = page.get();
  const direct = (team?.channels ?? []).filter(({ kind, members }) => kind === 'im' && members.includes(me.id));
  return direct
    .filter(({ id, latest }) => id !== room?.id && !talks.has(id) && (latest ?? '') > readUpTo(marks, me.id, id))
    .map(({ id }) => id);
}

/** People, channels and apps. */
export async function loadTeam(): Promise<void> {
  const [team, apps] = await Promise.all([control.state(), control.apps.list()]);
  page.set({ team, apps });
}

/** What the clock shows. */
async function loadClock(): Promise<void> {
  page.set({ clock: clockFrom(await control.clock.read()) });
}

async function loadViews({ me }: Scene): Promise<void> {
  const views = await control.views(me.id);
  if (sceneNow()?.me.id === me.id) page.set({ views });
}

async function loadHome({ me, app }: Scene): Promise<void> {
  if (!app) return page.set({ home: undefined });
  const { view } = await control.home(me.id, app.id);
  if (sceneNow()?.me.id === me.id) page.set({ home: view });
}
