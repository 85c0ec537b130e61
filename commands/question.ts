import { z } from 'zod';
import type { QuestionsForm } from '#domain/form.ts';
import type { ProjectId } from '#domain/ids.ts';
import type { Project } from '#domain/project.ts';
import { readQuestion, readQuestions, writeQuestion, writeQuestions, type Question } from '#domain/question.ts';
import { ok, refuse, type Result } from '#domain/result.ts';
import type { Instant } from '#domain/time.ts';
import { done, refused } from '#domain/verb.ts';
import { ask, type QuestionsRefusal } from '#flows/question.ts';
import { administered } from '#flows/project.ts';
import type { Deed, Form, Reply } from '#ports/doors.ts';
import { forAdministrators, here, no, projectButton, say, whoOf, type AboutProject } from './project-kit.ts';
import { projectRefused } from './refusals.ts';

/** `/project questions`: the form; `add QUESTION` and `remove NUMBER` do it in words. */
export function readOwnQuestions(rest: string): Result<Deed, never> {
  const added = /^add\s+/i.exec(rest);
  if (added) return ok({ changes: true, run: here(add(rest.slice(added[0].length))) });
  const taken = /^(?:remove|delete)\s+(\d{1,3})$/i.exec(rest.trim());
  if (taken) return ok({ changes: true, run: here(take(Number(taken[1]))) });
  return ok({ changes: false, run: rest.trim() === '' ? here(show) : here(unread(rest)) });
}

/** Whoever may not change them reads them. */
const show: AboutProject = async (ports, call, project): Promise<Reply> => {
  const { id, name, questions } = project;
  const allowed = await administered(ports.store, whoOf(call), project);
  if (!allowed.ok) return say(done(inWords(project)));
  const form: QuestionsForm = { kind: 'questions-form', project: id, projectName: name, questions, opened: call.now };
  return { kind: 'show', form };
};

const unread =
  (rest: string): AboutProject =>
  () =>
    Promise.resolve(
      say(
        refused(
          'I read `/project questions`, `/project questions add GPU hours? | number | required` and `/project questions remove 2`.',
          rest,
        ),
      ),
    );

const add = (line: string): AboutProject =>
  forAdministrators(async (ports, call, project): Promise<Reply> => {
    const read = readQuestion(line);
    if (!read.ok) return say(refused(`I could not add that: ${read.error} Nothing was changed.`, line));
    const all = readQuestions(writeQuestions([...project.questions, read.value]));
    if (!all.ok) return say(refused(`${all.error.join(' ')} Nothing was changed.`, line));
    return keep(ports, call, project, all.value);
  });

const take = (number: number): AboutProject =>
  forAdministrators(async (ports, call, project): Promise<Reply> => {
    if (project.questions[number - 1] === undefined)
      return say(refused(`There is no question ${number}. ${inWords(project)}`));
    return keep(
      ports,
      call,
      project,
      project.questions.filter((_, at) => at !== number - 1),
    );
  });

async function keep(
  ports: Parameters<AboutProject>[0],
  call: Parameters<AboutProject>[1],
  { id }: Project,
  questions: readonly Question[],
): Promise<Reply> {
  const kept = await ask(ports, whoOf(call), id, { questions, seen: call.now }, call.now);
  if (kept.ok) return say(done(`${inWords(kept.value)} ${FROM_WHEN}`));
  return kept.error.kind === 'meanwhile' ? say(refused(meanwhile(kept.error))) : no(kept.error);
}

const FROM_WHEN = 'This holds from the next standup that opens; those that are open keep their questions.';

function inWords({ name, questions }: Project): string {
  if (questions.length === 0)
    return `${name} asks no questions of its own. Whoever leads it may add some with \`/project questions\`.`;
  const list = questions.map((question, at) => `${at + 1}. ${writeQuestion(question)}`).join('; ');
  return `${name} asks, beside what every standup asks: ${list}.`;
}

const Meta = z.object({ project: z.string(), opened: z.string() });

/** units: characters of a sentence under a field */
const NOW_MAX = 600;

function meanwhile({ name, questions }: Extract<QuestionsRefusal, { kind: 'meanwhile' }>): string {
  const now = questions.map(writeQuestion).join('; ');
  const are = now === '' ? 'none' : now.length > NOW_MAX ? `${now.slice(0, NOW_MAX)}…` : now;
  return `${name} changed the questions while this form was open. They are now: ${are}. Copy what you need from here and open the form again.`;
}

const form: Form = {
  id: 'questions-form' satisfies QuestionsForm['kind'],
  read(values, meta) {
    const typed = values['questions'];
    const questions = readQuestions(typeof typed === 'string' ? typed : '');
    if (!questions.ok) return refuse({ questions: questions.error.join(' ') });
    const { project, opened } = Meta.parse(JSON.parse(meta));
    return ok({
      changes: true,
      async run(ports, call): Promise<Reply> {
        const kept = await ask(
          ports,
          whoOf(call),
          project as ProjectId,
          { questions: questions.value, seen: opened as Instant },
          call.now,
        );
        if (!kept.ok) {
          const why = kept.error.kind === 'meanwhile' ? meanwhile(kept.error) : projectRefused(kept.error);
          return { kind: 'faults', faults: { questions: why } };
        }
        return say(done(`${inWords(kept.value)} ${FROM_WHEN}`));
      },
    });
  },
};

/** The button and the form of a project's own questions. */
export const questionDoors = { buttons: [projectButton('project.questions', show)], forms: [form] };
