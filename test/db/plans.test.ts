import { CompiledQuery, Kysely, type LogEvent } from 'kysely';
import { describe, expect, it, onTestFinished } from 'vitest';
import { migrations } from '#db/migrations/index.ts';
import { migrate } from '#db/open.ts';
import type { Tables } from '#db/schema.ts';
import { sqliteDialect } from '#db/sqlite.ts';
import { storeOver } from '#db/store.ts';
import type { Store } from '#ports/store.ts';
import { ALPHA, ANN, at, GENERAL, HOME, key, TUESDAY } from './build.ts';

/** How SQLite would run what `ask` asks, a line per table. */
async function planOf(ask: (store: Store) => Promise<unknown>): Promise<string[]> {
  const asked: CompiledQuery[] = [];
  const log = ({ query }: LogEvent) => void asked.push(query);
  const db = new Kysely<Tables>({ dialect: sqliteDialect(':memory:'), log });
  onTestFinished(() => db.destroy());
  await migrate(db, migrations);
  asked.length = 0;
  await ask(storeOver(db));

  const plans = [];
  for (const { sql, parameters } of asked.filter((query) => /^(?:select|update|delete)/.test(query.sql))) {
    const explain = CompiledQuery.raw(`explain query plan ${sql}`, [...parameters]);
    plans.push(...(await db.executeQuery<{ detail: string }>(explain)).rows.map(({ detail }) => detail));
  }
  return plans;
}

const HOT: readonly [name: string, index: string, ask: (store: Store) => Promise<unknown>][] = [
  ['agenda.due', 'agenda_due', ({ agenda }) => agenda.due(at('08:00'), 100)],
  ['agenda.next', 'agenda_due', ({ agenda }) => agenda.next()],
  ['deliveries.ready', 'delivery_queue', ({ deliveries }) => deliveries.ready(at('08:00'), 100)],
  ['deliveries.unsettled', 'delivery_claimed', ({ deliveries }) => deliveries.unsettled(at('08:00'), 100)],
  ['deliveries.sweep', 'delivery_late', ({ deliveries }) => deliveries.sweep(at('08:00'))],
  ['deliveries.next', 'delivery_due', ({ deliveries }) => deliveries.next()],
  ['deliveries.about', 'delivery_subject', ({ deliveries }) => deliveries.about(HOME, 's')],
  ['deliveries.forgetWords', 'delivery_words', ({ deliveries }) => deliveries.forgetWords(at('08:00'))],
  ['inbox.take', 'inbox_open', ({ inbox }) => inbox.take(at('08:00'), at('07:00'), 100)],
  ['inbox.purge', 'inbox_done', ({ inbox }) => inbox.purge(at('08:00'))],
  ['runs.due', 'run_due', ({ runs }) => runs.due(at('08:00'), 100)],
  ['runs.openOf', 'run_open', ({ runs }) => runs.openOf(HOME, ALPHA)],
  ['slots.of', 'slot_project', ({ slots }) => slots.of(HOME, ALPHA)],
  ['deadlines.of', 'deadline_project', ({ deadlines }) => deadlines.of(HOME, ALPHA)],
  ['asks.openIn', 'ask_open', ({ asks }) => asks.openIn(HOME, ALPHA, at('08:00'))],
  ['asks.ofAnswer', 'ask_answer', ({ asks }) => asks.ofAnswer(HOME, ALPHA, ANN, TUESDAY)],
  ['handovers.due', 'handover_due', ({ handovers }) => handovers.due(at('08:00'), 100)],
  ['handovers.openIn', 'handover_open', ({ handovers }) => handovers.openIn(HOME, ALPHA)],
  ['handovers.overSince', 'handover_over', ({ handovers }) => handovers.overSince(HOME, ALPHA, at('08:00'))],
  ['reviews.due', 'review_due', ({ reviews }) => reviews.due(at('08:00'), 100)],
  ['reviews.open', 'review_open', ({ reviews }) => reviews.open(HOME)],
  ['blockers.due', 'blocker_due', ({ blockers }) => blockers.due(at('08:00'), 100)],
  ['blockers.openIn', 'blocker_open', ({ blockers }) => blockers.openIn(HOME, ALPHA)],
  ['blockers.openFor', 'blocker_helper', ({ blockers }) => blockers.openFor(HOME, ANN)],
  ['blockers.closedIn', 'blocker_closed', ({ blockers }) => blockers.closedIn(HOME, ALPHA, 20)],
  ['blockers.ofAnswer', 'blocker_answer', ({ blockers }) => blockers.ofAnswer(HOME, ALPHA, ANN, TUESDAY)],
  ['blockers.ofMessage', 'blocker_message', ({ blockers }) => blockers.ofMessage(HOME, GENERAL, '1.0')],
  ['polls.due', 'poll_due', ({ polls }) => polls.due(at('08:00'), 20)],
  ['hypotheses.due', 'hypothesis_due', ({ hypotheses }) => hypotheses.due(at('08:00'), 100)],
  ['hypotheses.ofForm', 'hypothesis_form', ({ hypotheses }) => hypotheses.ofForm(HOME, 'f-1')],
  ['hypotheses.openIn', 'hypothesis_open', ({ hypotheses }) => hypotheses.openIn(HOME, ALPHA)],
  ['hypotheses.openOf', 'hypothesis_', ({ hypotheses }) => hypotheses.openOf(HOME, ANN)],
  ['hypotheses.endedIn', 'hypothesis_ended', ({ hypotheses }) => hypotheses.endedIn(HOME, ALPHA, 20)],
  ['readings.bySource', 'reading_source', ({ readings }) => readings.bySource(HOME, 1, 'run-1')],
  ['members.arriving', 'member_arriving', ({ members }) => members.arriving(at('08:00'), 100)],
  ['holidays.due', 'holiday_renewal', ({ holidays }) => holidays.due(at('08:00'), 100)],
  ['projects.rosterDue', 'project_roster', ({ projects }) => projects.rosterDue(at('08:00'), 100)],
  ['projects.findByChannel', 'autoindex_project', ({ projects }) => projects.findByChannel(HOME, GENERAL)],
  ['projects.ofUser', 'participation_user', ({ projects }) => projects.ofUser(HOME, ANN)],
  ['absences.ofUser', 'absence_user', ({ absences }) => absences.ofUser(HOME, ANN, TUESDAY)],
  ['prompts.ofRun', 'prompt_day', ({ prompts }) => prompts.ofRun(HOME, ALPHA, TUESDAY)],
  ['prompts.latest', 'autoindex_prompt', ({ prompts }) => prompts.latest(HOME, ALPHA, ANN)],
  ['answers.ofRun', 'answer_day', ({ answers }) => answers.ofRun(HOME, ALPHA, TUESDAY)],
  ['audit.latest', 'audit_project', ({ audit }) => audit.latest(HOME, ALPHA, 25)],
  ['workspaces.health', 'delivery_words', ({ workspaces }) => workspaces.health(HOME, at('08:00'))],
  ['costs.counted', 'llm_call_project', ({ costs }) => costs.counted(HOME, ALPHA, at('00:00'))],
  ['costs.sums', 'llm_call_at', ({ costs }) => costs.sums(HOME, at('00:00'), at('08:00'))],
  ['deliveries.find', 'autoindex_delivery', ({ deliveries }) => deliveries.find(HOME, key('a'))],
];

describe('the plans of SQLite', () => {
  it.each(HOT)('answer %s from %s and walk through no table', async (_name, index, ask) => {
    const plan = await planOf(ask);
    expect(plan.join('\n')).toContain(index);
    expect(plan.filter((line) => line.startsWith('SCAN') && !line.includes('USING'))).toEqual([]);
  });

  it.each(
    HOT.filter(([name]) =>
      [
        'agenda.due',
        'deliveries.ready',
        'runs.due',
        'blockers.due',
        'blockers.closedIn',
        'projects.rosterDue',
        'members.arriving',
        'holidays.due',
      ].includes(name),
    ),
  )('let %s stop at its limit: the order is the order of %s', async (_name, _index, ask) => {
    expect((await planOf(ask)).filter((line) => line.includes('TEMP B-TREE'))).toEqual([]);
  });
});
