import { readHypothesisId } from '#domain/hypothesis.ts';
import { readReading } from '#domain/hypothesis-typed.ts';
import type { Answer } from '#domain/prompt.ts';
import type { Participant } from '#domain/standup.ts';
import type { Instant } from '#domain/time.ts';
import type { Store } from '#ports/store.ts';
import { permitted } from './hypothesis.ts';
import { take } from './reading.ts';

const LINES_MAX = 20;

/**
 * Readings among what somebody learned or measured: a line such as `H12 0.83 n=200` is logged, once however often the answer is
 * edited. Everything else stays words, and so does what the bet refuses: an answer is never held up by it.
 */
export async function followEvidence(
  store: Store,
  { project, member }: Participant,
  { date, words }: Pick<Answer, 'date' | 'words'>,
  now: Instant,
): Promise<void> {
  for (const line of words.evidence.split('\n').slice(0, LINES_MAX)) {
    const [, id = '', said = ''] = /^[\s•*-]*(h\d{1,9})[: ]+(\S.*)$/i.exec(line.slice(0, 300)) ?? [];
    const number = readHypothesisId(id);
    if (number === null) continue;
    const { workspace } = project;
    const known = await permitted(store, { workspace, user: member.id, number }, now, 'measurers');
    if (!known.ok || known.value.bet.project !== project.id) continue;
    const typed = readReading(said, known.value.bet.terms);
    if (!typed.ok) continue;
    const sourceId = `standup:${member.id}:${date}:${typed.value.value}`;
    const written = {
      workspace,
      hypothesis: number,
      at: now,
      loggedAt: now,
      by: member.id,
      from: 'standup',
      sourceId,
    } as const;
    await take(store, known.value.bet, { ...typed.value, ...written }, now);
  }
}
