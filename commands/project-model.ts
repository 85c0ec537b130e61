import { dollars } from '#domain/price.ts';
import type { Project } from '#domain/project.ts';
import { MODEL_TASKS, TASK_NAMES } from '#domain/project-model.ts';
import { ok, type Result } from '#domain/result.ts';
import { done, refused } from '#domain/verb.ts';
import { chooseModels, modelsFor, type ModelRefusal } from '#flows/project-model.ts';
import type { Deed } from '#ports/doors.ts';
import type { Ports } from '#ports/index.ts';
import { forAdministrators, here, say, whoOf, type AboutProject } from './project-kit.ts';
import { projectRefused } from './refusals.ts';

const NONE = 'Whoever runs me has set no language model up, so everything stands in people’s own words.';
const HOW =
  '`/project model off` or `on` switches it, `small` chooses one for all, `lines=small headlines=large` one for each task, `cap 0.50` what it may cost a day, `default` takes all that back.';

/** `/project model`: what words this project's summaries, and what it may cost; with words it is changed. */
export function readModel(rest: string): Result<Deed, never> {
  if (rest.trim() === '') return ok({ changes: false, run: here(show) });
  return ok({ changes: true, run: here(choose(rest)) });
}

const show: AboutProject = (ports, _call, project) => Promise.resolve(say(done(`${inWords(ports, project)} ${HOW}`)));

const choose = (text: string): AboutProject =>
  forAdministrators(async (ports, call, project) => {
    const chosen = await chooseModels(ports, whoOf(call), project.id, text, call.now);
    return say(chosen.ok ? done(inWords(ports, chosen.value)) : refused(modelRefused(chosen.error), text));
  });

function modelRefused(refusal: ModelRefusal): string {
  if (refusal.kind === 'none') return NONE;
  return refusal.kind === 'unread' ? refusal.why : projectRefused(refusal);
}

function inWords(ports: Ports, project: Project): string {
  const works = modelsFor(ports, project);
  if (!works || !ports.writers) return NONE;
  const { models, cap } = works;
  const names = new Set(Object.values(models));
  const [one = ''] = names;
  const who = names.size === 1 ? one : MODEL_TASKS.map((task) => `${models[task]} (${TASK_NAMES[task]})`).join(', ');
  const limit = cap === null ? 'there is no cap' : `it may cost ${dollars(cap)} a day (UTC)`;
  const { choices } = ports.writers.facts;
  const others = choices.length > 1 ? ` To choose from: ${choices.join(', ')}.` : '';
  return project.model
    ? `Summaries of ${project.name} may be worded by ${who}; ${limit}.${others}`
    : `The language model is off in ${project.name}, so everything stands in people’s own words. On, it would be ${who}; ${limit}.${others}`;
}
