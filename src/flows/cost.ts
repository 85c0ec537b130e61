import { dayStart, PURPOSE_NAMES, type CostSum } from '#domain/cost.ts';
import { costsBy, costsByWeek, costsPicture, reportFrom, totalOf, type CostReport } from '#domain/cost-report.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import type { Project } from '#domain/project.ts';
import { modelsOf } from '#domain/project-model.ts';
import { plusMinutes, startOfDay, type Instant, type Zone } from '#domain/time.ts';
import type { Ports } from '#ports/index.ts';

type Given = Pick<Ports, 'store' | 'writers'>;

const GONE = 'deleted projects';

/** What the model cost for one project, over the last weeks. */
export async function projectCosts({ store, writers }: Given, project: Project, now: Instant): Promise<CostReport> {
  const { workspace, id, name } = project;
  const sums = (await sumsOf(store, workspace, now)).filter((sum) => sum.project === id);
  const works = writers ? modelsOf(writers.facts, project.models) : null;
  const cap = works?.cap ?? null;
  const { settled, underWay } = await store.costs.counted(workspace, id, dayStart(now));
  return {
    ...reportOf(name, sums, now),
    projectName: name,
    projects: null,
    today: cap === null ? null : { used: settled + underWay, cap },
    model: writers ? (project.model ? 'on' : 'off') : 'none',
    ...(works && project.model ? { works: works.models } : {}),
  };
}

/** What it cost for everything in a workspace, the doctor's questions and deleted projects included. */
export async function workspaceCosts(
  { store, writers }: Given,
  workspace: WorkspaceId,
  now: Instant,
): Promise<CostReport> {
  const sums = await sumsOf(store, workspace, now);
  const names = new Map((await store.projects.all(workspace)).map(({ id, name }) => [id, name]));
  const nameOf = ({ project, purpose }: CostSum): string =>
    project === null ? (purpose === 'doctor' ? PURPOSE_NAMES.doctor : GONE) : (names.get(project) ?? GONE);
  return {
    ...reportOf('the workspace', sums, now),
    projectName: null,
    projects: costsBy(sums, nameOf),
    today: null,
    model: writers ? 'on' : 'none',
  };
}

function sumsOf(store: Given['store'], workspace: WorkspaceId, now: Instant): Promise<CostSum[]> {
  return store.costs.sums(workspace, startOfDay(reportFrom(now), 'UTC' as Zone), plusMinutes(now, 1));
}

function reportOf(of: string, sums: readonly CostSum[], now: Instant) {
  return {
    kind: 'cost-report',
    weeks: costsByWeek(sums, now),
    total: totalOf(sums),
    purposes: costsBy(sums, ({ purpose }) => PURPOSE_NAMES[purpose]),
    models: costsBy(sums, ({ model }) => model),
    picture: costsPicture(`What the model cost ${of}`, sums, now),
  } as const;
}
