import { existsSync } from 'node:fs';
import { systemClock } from '#adapters/clock.ts';
import { createLog } from '#adapters/log.ts';
import { createClients } from '#adapters/slack/clients.ts';
import { tried } from '#adapters/slack/failures.ts';
import { libraryLogger } from '#adapters/slack/logger.ts';
import { readConfig, type Config } from '#config';
import { openStore } from '#db/open.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import { offsetInWords } from '#domain/time-words.ts';
import type { Zone } from '#domain/time.ts';
import { examineZones } from '#domain/zone-doctor.ts';
import { examine } from '#flows/doctor.ts';
import { askModel } from './doctor-model.ts';
import { misused, type Io, type Run } from './sub-command.ts';

const SQLITE = /^sqlite:(?!:memory:)(.+)$/s;

/** Says whether everything that a running bot needs is healthy: time zones, settings, database, Slack. */
export const run: Run = async (args, io) => {
  if (args.length > 0) return misused(['doctor takes nothing more.'], io);
  const config = readConfig(io.env);
  if (!config.ok) {
    tellZones(new Map(), io);
    io.out(`Settings\n${config.error.map((fault) => `  ${fault}\n`).join('')}`);
    return 1;
  }
  const slack = await askSlack(config.value);
  const database = await askDatabase(config.value, slack.workspace);
  tellZones(database.affected, io);
  io.out(`Settings\n  complete\nDatabase\n  ${database.said}\nSlack\n  ${slack.said}\n`);
  const model = await askModel(config.value, slack.workspace);
  io.out(`Language model\n${model.said.map((line) => `  ${line}\n`).join('')}`);
  return slack.workspace !== null && database.well && model.well ? 0 : 1;
};

function tellZones(affected: ReadonlyMap<Zone, number>, io: Io): void {
  const { release, rules, findings } = examineZones();
  io.out(`Time zones\n  tz database ${release} of the runtime, our own rules of ${rules}\n`);
  if (findings.length === 0) io.out('  both say the same of every zone that we have rules for\n');
  for (const { zone, at, runtime, ours, corrected } of findings) {
    const used = corrected ? `${offsetInWords(ours)} is used` : 'the newer runtime is used';
    const said = `the runtime says ${offsetInWords(runtime)} at ${at}, our rules ${offsetInWords(ours)}; ${used}`;
    const people = affected.get(zone) ?? 0;
    io.out(`  ${zone}: ${said}${people === 0 ? '' : `; members on its clock: ${people}`}\n`);
  }
}

async function askSlack({ slack }: Config): Promise<{ said: string; workspace: WorkspaceId | null }> {
  const logger = libraryLogger(createLog('error'));
  const { background } = createClients({ ...slack, logger });
  const asked = await tried(() => background.auth.test());
  if (asked.ok) {
    return { said: `answers, in workspace ${asked.value.team_id}`, workspace: asked.value.team_id as WorkspaceId };
  }
  const { error } = asked;
  if (error.kind === 'refused') return { said: `refuses the bot's token: ${error.code}`, workspace: null };
  return { said: 'cannot be reached', workspace: null };
}

/** Only one that is there: looking makes none. */
async function askDatabase({ databaseUrl }: Config, workspace: WorkspaceId | null) {
  const affected = new Map<Zone, number>();
  const file = SQLITE.exec(databaseUrl)?.[1];
  if (file !== undefined && !existsSync(file)) {
    return { well: true, said: 'is not there yet; the first start makes it', affected };
  }
  try {
    const opened = await openStore(databaseUrl);
    try {
      const known = workspace === null ? null : await opened.store.workspaces.find(workspace);
      if (!known) return { well: true, said: 'answers', affected };
      const { workspace: facts, zones } = await examine(opened, known.id, systemClock.now());
      for (const { zone, names } of zones.affected) affected.set(zone, names.length);
      const { people, projects, overdue, failed, unheard } = facts;
      const waits = `messages overdue: ${overdue}, refused for good since yesterday: ${failed}, events not worked through: ${unheard}`;
      const said = `answers; people: ${people}, projects running: ${projects.active}; ${waits}`;
      return { well: overdue + unheard === 0, said, affected };
    } finally {
      await opened.close();
    }
  } catch (error) {
    return { well: false, said: error instanceof Error ? error.message : 'cannot be opened', affected };
  }
}
