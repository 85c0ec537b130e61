import { z } from 'zod';
import type { FormValues } from '#ports/doors.ts';

const option = z.object({ value: z.string() });
const field = z.object({
  value: z.string().nullish(),
  selected_option: option.nullish(),
  selected_options: z.array(option).optional(),
  selected_time: z.string().nullish(),
  selected_date: z.string().nullish(),
  selected_user: z.string().nullish(),
  selected_users: z.array(z.string()).optional(),
  selected_channel: z.string().nullish(),
  selected_conversation: z.string().nullish(),
});

/** What a view holds of its fields: by block id, then by action id. */
export const stateSchema = z.object({ values: z.record(z.string(), z.record(z.string(), field)) });

/** The values of a form by block id; text is as typed, since Slack escapes nothing in a form. */
export function formValues({ values }: z.infer<typeof stateSchema>, fields: readonly string[]): FormValues {
  const given = Object.entries(values).map(([block, elements]) => {
    const [first] = Object.values(elements); // a field has one element
    return [block, first ? valueOf(first) : null] as const;
  });
  return { ...Object.fromEntries(fields.map((block) => [block, null])), ...Object.fromEntries(given) };
}

function valueOf(given: z.infer<typeof field>): string | readonly string[] | null {
  if (given.selected_options) return given.selected_options.map(({ value }) => value);
  if (given.selected_users) return given.selected_users;
  const one =
    given.selected_option?.value ??
    given.selected_time ??
    given.selected_date ??
    given.selected_user ??
    given.selected_channel ??
    given.selected_conversation ??
    given.value;
  return one === undefined || one === '' ? null : one;
}
