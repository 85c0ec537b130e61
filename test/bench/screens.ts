import Database from 'better-sqlite3';
import { openStore } from '#db/open.ts';
import { toInstant } from '#domain/time.ts';
import { homeOf } from '#flows/home.ts';
import { renderHome } from '#views/index.ts';
import { compare } from './figure.ts';
import type { Bench, Figure } from './figure.ts';
import { aStage, userAt, WORKSPACE } from './team.ts';

const MEMBERS = 200;
const DAYS = 250;
const PROJECTS = 12;
const WARM_UP = 10;
const RUNS = 60;
/** What the wish allows a Home from the store. */
const LIMIT_MS = 100;

/** How long the Home of somebody in 12 projects takes from the store, in a team of 200 with a year of answers. */
export const screens: Bench = {
  name: 'screens',
  async run({ folder, say }) {
    await using stage = await aStage(folder);
    grow(`${folder}/team.db`);
    say(`${MEMBERS} members with ${DAYS} days of answers, somebody in ${PROJECTS} projects`);
    const now = toInstant(new Date(stage.slack.world.clock.now()).toISOString());
    return [await rendered(`${folder}/team.db`, now)];
  },
};

/** A Home from the store to its blocks; the floor reads its rows by bare SQL and writes the same blocks as JSON. */
async function rendered(file: string, now: Parameters<typeof homeOf>[3]): Promise<Figure> {
  const opened = await openStore(`sqlite:${file}`);
  const { store } = opened;
  const bare = new Database(file, { readonly: true });
  const read = [
    bare.prepare('select * from project where workspace_id = ? and project_id = ?'),
    bare.prepare('select * from participation where workspace_id = ? and project_id = ? and user_id = ?'),
    bare.prepare(
      'select * from prompt where workspace_id = ? and project_id = ? and user_id = ? order by date desc limit 1',
    ),
    bare.prepare(
      'select * from answer where workspace_id = ? and project_id = ? and user_id = ? order by date desc limit 1',
    ),
  ] as const;
  const measured: number[] = [];
  const floor: number[] = [];
  for (let turn = 0; turn < WARM_UP + RUNS; turn += 1) {
    const from = performance.now();
    const shown = renderHome(await homeOf(store, WORKSPACE, userAt(0), now));
    const took = performance.now() - from;
    const again = performance.now();
    for (let index = 0; index < PROJECTS; index += 1) {
      const project = index === 0 ? 'atlas' : `p${index}`;
      read[0].get(WORKSPACE, project);
      for (const one of read.slice(1)) one.get(WORKSPACE, project, userAt(0));
    }
    JSON.stringify(shown);
    const least = performance.now() - again;
    if (turn < WARM_UP) continue;
    measured.push(took);
    floor.push(least);
  }
  bare.close();
  await opened.close();
  const floorIs = `its rows by bare SQL and its blocks as JSON (${RUNS} runs)`;
  return compare('home.render', 'ms', { measured, floor }, { floorIs, limit: LIMIT_MS });
}

/** Copies the seeded team until there are 200 members with a year of answers, and puts the first into 12 projects. */
export function grow(file: string): void {
  const db = new Database(file);
  const copy = (table: string, own: Readonly<Record<string, string>>, from: string): void => {
    const names = db
      .prepare<[], { name: string }>(`select name from pragma_table_info('${table}')`)
      .all()
      .map(({ name }) => name);
    db.exec(`insert or ignore into ${table} (${names.join(', ')})
      select ${names.map((name) => own[name] ?? name).join(', ')} from ${from}`);
  };
  const count = (name: string, size: number): string =>
    `(with recursive n(i) as (select 1 union all select i + 1 from n where i < ${size}) select i as ${name} from n)`;
  const first = `user_id = '${userAt(0)}'`;
  db.transaction(() => {
    for (const table of ['member', 'participation', 'agenda'])
      copy(
        table,
        { user_id: `printf('U0B%07d', k)` },
        `(select * from ${table} where ${first}), ${count('k', MEMBERS - 1)}`,
      );
    for (const table of ['prompt', 'answer', 'answer_history'])
      copy(
        table,
        { user_id: `printf('U0B%07d', k - 1)`, date: `date(date, '-' || j || ' days')` },
        `(select * from ${table} where ${first} order by date desc limit 1), ${count('k', MEMBERS)}, ${count('j', DAYS)}`,
      );
    copy(
      'project',
      { project_id: `'p' || k`, channel_id: `'C0P' || k`, name: `'Project ' || k` },
      `(select * from project), ${count('k', PROJECTS - 1)}`,
    );
    for (const table of ['participation', 'agenda', 'prompt', 'answer'])
      copy(
        table,
        { project_id: `'p' || k` },
        `(select * from ${table} where ${first} and project_id = 'atlas'), ${count('k', PROJECTS - 1)}`,
      );
  })();
  db.exec('analyze');
  db.close();
}
