import { handoverHandle } from '#domain/handover.ts';
import { handoversFor } from './handover-look.ts';
import type { HomePart } from './home-part.ts';

/** The view shows eight lines, and the last is the way to hand over. */
const LINES_MAX = 7;

/** What is handed to the reader or to whoever is awake next, and the way to hand something over. */
export const handoversPart: HomePart = async ({ store, member, projects }) => {
  const lines = [];
  for (const project of projects) {
    for (const look of await handoversFor(store, project, member.id)) {
      lines.push({
        text: `${look.giverName} in ${project.name}: ${[look.needs, look.done].filter((words) => words !== '').join(' · ')}`,
        buttons: [{ id: 'handover.take', label: 'I take it', value: handoverHandle(look) }],
      });
    }
  }
  const [first] = projects.filter(({ state }) => state === 'active');
  if (!first) return lines.length > 0 ? { is: 'lines', title: 'Handed over to you', lines } : null;
  const give = { id: 'handover.give', label: 'Hand over', value: first.id };
  const ending = { text: 'At the end of your shift: what is done so far, what needs a decision.', buttons: [give] };
  return {
    is: 'lines',
    title: lines.length > 0 ? 'Handed over to you' : 'Handovers',
    lines: [...lines.slice(0, LINES_MAX), ending],
  };
};
