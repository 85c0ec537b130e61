/** What a server sent back, of either API, as far as it matters here. */
export interface Reply {
  readonly text: string;
  readonly refused: boolean;
  /** It ran out of tokens. */
  readonly cut: boolean;
  readonly input: number;
  readonly cached: number;
  readonly output: number;
}

type Loose = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null;
const at = (value: unknown, ...path: (string | number)[]): unknown =>
  path.reduce<unknown>((inner, key) => (isObject(inner) ? inner[key] : undefined), value);
const words = (value: unknown): string => (typeof value === 'string' ? value : '');
const whole = (value: unknown): number => (typeof value === 'number' && value >= 0 ? Math.round(value) : 0);

/** A chat completion. Servers that speak the protocol leave out what they like, so nothing is taken for granted. */
export function readChat(body: unknown): Reply {
  const choice = at(body, 'choices', 0);
  const content = at(choice, 'message', 'content');
  const finish = words(at(choice, 'finish_reason'));
  const parts = Array.isArray(content) ? content.map((part) => words(at(part, 'text'))).join('') : words(content);
  return {
    text: parts,
    refused: words(at(choice, 'message', 'refusal')) !== '' || finish === 'content_filter',
    cut: finish === 'length',
    input: whole(at(body, 'usage', 'prompt_tokens')),
    cached: whole(at(body, 'usage', 'prompt_tokens_details', 'cached_tokens')),
    output: whole(at(body, 'usage', 'completion_tokens')),
  };
}

/** An answer of the responses API. */
export function readResponse(body: unknown): Reply {
  const output = at(body, 'output');
  const parts = (Array.isArray(output) ? output : []).flatMap((item) => {
    const content = at(item, 'content');
    return Array.isArray(content) ? (content as unknown[]) : [];
  });
  return {
    text: parts
      .filter((part) => at(part, 'type') === 'output_text')
      .map((part) => words(at(part, 'text')))
      .join(''),
    refused: parts.some((part) => at(part, 'type') === 'refusal'),
    cut: words(at(body, 'incomplete_details', 'reason')) === 'max_output_tokens',
    input: whole(at(body, 'usage', 'input_tokens')),
    cached: whole(at(body, 'usage', 'input_tokens_details', 'cached_tokens')),
    output: whole(at(body, 'usage', 'output_tokens')),
  };
}

/** The JSON value in what a model wrote: alone, in a fence, after its thoughts, or broken and mended. undefined: there is none. */
export async function jsonIn(text: string): Promise<unknown> {
  const said = text.replace(/^[\s\S]*<\/think>/, '').trim();
  const fence = /```(?:json)?\s*([\s\S]*?)(?:```|$)/.exec(said)?.[1]?.trim();
  const start = said.search(/[[{]/);
  for (const candidate of [said, fence, start < 0 ? undefined : said.slice(start)]) {
    if (candidate === undefined || !/^[[{]/.test(candidate)) continue;
    try {
      return JSON.parse(candidate) as unknown;
    } catch {
      const { jsonrepair } = await import('jsonrepair');
      try {
        return JSON.parse(jsonrepair(candidate)) as unknown;
      } catch {
        continue; // the next way to read it may do
      }
    }
  }
  return undefined;
}
