import { openStore } from '#db/open.ts';
import type { ChannelId, ProjectId, UserId } from '#domain/ids.ts';
import { plusMinutes } from '#domain/time.ts';
import { evaluateRisks } from '#flows/risk.ts';
import type { Ports } from '#ports/index.ts';
import type { Store } from '#ports/store.ts';
import {
  aBlocker,
  aHypothesis,
  aMember,
  anAnswer,
  aParticipation,
  aProject,
  aPrompt,
  aReading,
  at,
  day,
  someTerms,
  words,
  WORKSPACE,
} from '#test/kit/build.ts';
import { compare, type Bench } from './figure.ts';
import { loudLog, noBooks, silentChat } from './no-slack.ts';

const RUNS = 2;
const PROJECTS = 200;
const PEOPLE = 10;
const BETS = 5;
const NOW = at('2026-03-12T09:00Z');
const run = {
  startedAt: at('2026-03-09T08:00Z'),
  startOn: day('2026-03-09'),
  endOn: day('2026-03-20'),
  firstTarget: 0.85,
};
const FLOOR =
  'the same bets, readings, plans and questions read from the store one by one, nothing made of them; both in processor time';
const busyMs = (): number => process.cpuUsage().user / 1_000;

/** One daily evaluation of 10,000 open bets of 2,000 people in 200 projects, from the tables to the tables. */
export const riskStored: Bench = {
  name: 'risk-stored',
  async run({ folder, say }) {
    const opened = await openStore(`sqlite:${folder}/risk.db`);
    try {
      const { store } = opened;
      await store.atomically(furnish);
      say('10,000 bets are written');
      const ports: Ports = { store, chat: silentChat, holidays: noBooks, newId: () => 'none', log: loudLog };
      const rows: { measured: number[]; floor: number[] } = { measured: [], floor: [] };
      for (let round = 0; round < RUNS; round += 1) {
        const now = plusMinutes(NOW, round * 24 * 60 + round);
        const began = busyMs();
        while ((await store.looks.due('risk', now, 1)).length > 0) await evaluateRisks(ports, now);
        rows.measured.push(busyMs() - began);
        const again = busyMs();
        await readAll(store);
        rows.floor.push(busyMs() - again);
        say(`day ${round + 1}: ${rows.measured.at(-1)?.toFixed()} ms, read alone ${rows.floor.at(-1)?.toFixed()} ms`);
      }
      return [compare('risk, stored', 'ms', rows, { floorIs: FLOOR, limit: 5_000 })];
    } finally {
      await opened.close();
    }
  },
};

const projectOf = (n: number) => `p${n}` as ProjectId;
const userOf = (n: number, k: number) => `U${n}X${k}` as UserId;

async function furnish(store: Store): Promise<void> {
  const installed = at('2026-01-01T00:00Z');
  await store.workspaces.save({
    id: WORKSPACE,
    name: 'team',
    botUser: 'UBOT' as UserId,
    url: null,
    installedAt: installed,
    uninstalledAt: null,
  });
  for (let n = 0; n < PROJECTS; n += 1) {
    const project = projectOf(n);
    await store.projects.save(aProject({ id: project, channel: `C${n}` as ChannelId }));
    for (let k = 0; k < PEOPLE; k += 1) {
      const owner = userOf(n, k);
      await store.members.save(aMember({ id: owner }));
      await store.participations.save(aParticipation(owner, { project }));
      for (const date of ['2026-03-09', '2026-03-10', '2026-03-11']) {
        await store.prompts.insert(aPrompt(date, { project, user: owner, state: 'answered' }));
        await store.answers.save(
          anAnswer(date, { project, user: owner, words: words({ plan: `Batch ${date}\nRead` }) }),
        );
      }
      if (k % 2 === 0) await store.blockers.raise(aBlocker({ project, owner }));
      for (let b = 0; b < BETS; b += 1) {
        const terms = someTerms({
          owner,
          decider: userOf(n, (k + 1) % PEOPLE),
          metric: { ...someTerms().metric, name: `m${b}` },
        });
        const { number: _, ...bet } = aHypothesis({ project, terms, state: { is: 'running', run } });
        const { number } = await store.hypotheses.create(bet);
        for (const [place, value] of [0.781, 0.79, 0.8].entries())
          await store.readings.add(
            aReading({ hypothesis: number, value, at: at(`2026-03-${['09', '10', '11'][place]}T12:00Z`), by: owner }),
          );
      }
    }
  }
}

async function readAll(store: Store): Promise<void> {
  for (let n = 0; n < PROJECTS; n += 1) {
    const project = projectOf(n);
    for (const { number, terms } of await store.hypotheses.openIn(WORKSPACE, project)) {
      await store.readings.of(WORKSPACE, number);
      await store.answers.latestBefore(WORKSPACE, project, terms.owner, day('2026-03-12'));
      await store.prompts.find(WORKSPACE, project, terms.owner, day('2026-03-11'));
      await store.risks.find(WORKSPACE, project, `H${number}`);
    }
  }
}
