import type { Ask } from '#ports/writer.ts';

/** The cheapest question there is, to see whether a model answers and in which shape. It holds nobody's words. */
export function doctorAsk(): Ask {
  return {
    task: 'verify',
    rules: 'You are asked whether you are there. Answer with a JSON object whose only key "here" is true.',
    material: 'Are you there?',
    schema: {
      name: 'here',
      json: {
        type: 'object',
        additionalProperties: false,
        required: ['here'],
        properties: { here: { type: 'boolean' } },
      },
    },
    // A model that thinks before it speaks thinks at this, too.
    most: 400,
  };
}

/** Whether it was answered as asked. */
export function isHere(value: unknown): boolean {
  return typeof value === 'object' && value !== null && 'here' in value && value.here === true;
}
