import { promptHandle } from '#domain/prompt.ts';
import { dateInWords } from '#domain/time-words.ts';
import type { HomePart } from './home-part.ts';
import { openFor } from './review-look.ts';

/** The lines of digests that the reader may decide about, with whoever was asked; null: none wait. */
export const reviewPart: HomePart = async ({ store, member }) => {
  const open = await openFor(store, { workspace: member.workspace, user: member.id });
  const lines = [];
  for (const { project, review, waiting } of open) {
    const asked = review.reviewer === null ? null : await store.members.find(member.workspace, review.reviewer);
    const whose =
      asked === null ? 'nobody could be asked' : asked.id === member.id ? 'you were asked' : `${asked.name} was asked`;
    const late = review.lapsed ? ', and the digest names them as awaiting review' : '';
    const handle = promptHandle(project.id, review.date);
    lines.push({
      text: `${project.name}, ${dateInWords(review.date)}: ${waiting} ${waiting === 1 ? 'line waits' : 'lines wait'}; ${whose}${late}.`,
      buttons: [{ id: 'review.open', label: 'Review', value: handle }],
    });
  }
  return lines.length === 0 ? null : { is: 'lines', title: 'Lines of digests to review', lines };
};
