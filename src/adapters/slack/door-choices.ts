import { z } from 'zod';
import { cut, option } from '#views/kit.ts';
import type { DoorTools } from './doors.ts';

const suggestion = z.object({ block_id: z.string(), value: z.string().default('') });
/** Slack shows no more. */
const MOST = 100;
/** A search for more than this finds no more. */
const LONGEST = 100;

type Options = { readonly options: ReturnType<typeof option>[] };

/** Answers what a field offers for what somebody has typed so far; a field that nobody knows offers nothing. */
export function choiceDoor(tools: Pick<DoorTools, 'choices' | 'clock' | 'ports'>): (body: unknown) => Options {
  const byId = new Map(tools.choices.map((choices) => [choices.id, choices]));
  return (body) => {
    const read = suggestion.safeParse(body);
    const choices = read.success ? byId.get(read.data.block_id) : undefined;
    if (!read.success || !choices) return { options: [] };
    try {
      const found = choices.find(cut(read.data.value, LONGEST), tools.clock.now()).slice(0, MOST);
      return { options: found.map(({ label, value }) => option(label, value)) };
    } catch (error) {
      tools.ports.log.error('Choices could not be found', { field: read.data.block_id, error });
      return { options: [] };
    }
  };
}
