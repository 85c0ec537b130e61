import type { HomeProjects } from '#domain/home.ts';
import { mayAdminister } from '#domain/project.ts';
import type { HomePart } from './home-part.ts';

/** The reader's projects, with what each asks and when. */
export const projectsPart: HomePart = async ({ store, member, projects }) => {
  if (projects.length === 0) return null;
  const shown: HomeProjects['projects'][number][] = [];
  for (const project of projects) {
    const { id, name, state, standupAt, days, nudges, channel, questions, posting } = project;
    const participation = await store.participations.find(member.workspace, id, member.id);
    const role = participation?.lead ? 'lead' : (participation?.role ?? 'observer');
    const editable = mayAdminister(project, member, participation);
    shown.push({ id, name, state, standupAt, days, nudges, channel, role, own: questions.length, posting, editable });
  }
  return { is: 'projects', projects: shown };
};
