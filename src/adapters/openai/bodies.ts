import type OpenAI from 'openai';
import type { Ask } from '#ports/writer.ts';

/** What a server was found to understand; learned from its refusals and kept while the process lives. */
export interface Ways {
  api: 'responses' | 'chat';
  /** The API was chosen by a person. */
  readonly fixed: boolean;
  format: 'schema' | 'object' | 'text';
  limit: 'max_tokens' | 'max_completion_tokens' | 'none';
}

type Body =
  | { readonly api: 'chat'; readonly body: OpenAI.Chat.Completions.ChatCompletionCreateParamsNonStreaming }
  | { readonly api: 'responses'; readonly body: OpenAI.Responses.ResponseCreateParamsNonStreaming };

/** The question as the server wants it. Nothing is stored at the provider. */
export function bodyOf(ask: Ask, model: string, ways: Ways): Body {
  const { name, json } = ask.schema;
  const rules =
    ways.format === 'schema'
      ? ask.rules
      : `${ask.rules}\nAnswer with one JSON object and nothing else. Its JSON Schema: ${JSON.stringify(json)}`;
  if (ways.api === 'responses') {
    const format =
      ways.format === 'schema'
        ? ({ type: 'json_schema', name, schema: { ...json }, strict: true } as const)
        : ({ type: ways.format === 'object' ? 'json_object' : 'text' } as const);
    const body = { model, instructions: rules, input: ask.material, text: { format }, store: false };
    return { api: 'responses', body: ways.limit === 'none' ? body : { ...body, max_output_tokens: ask.most } };
  }
  const format =
    ways.format === 'schema'
      ? ({ type: 'json_schema', json_schema: { name, schema: { ...json }, strict: true } } as const)
      : ({ type: 'json_object' } as const);
  return {
    api: 'chat',
    body: {
      model,
      messages: [
        { role: 'system', content: rules },
        { role: 'user', content: ask.material },
      ],
      ...(ways.format === 'text' ? {} : { response_format: format }),
      ...(ways.limit === 'none' ? {} : { [ways.limit]: ask.most }),
    },
  };
}
