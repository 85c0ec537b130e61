const ENTITIES: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };

/** A person or a channel, as Slack writes them. */
const MEANT = /^<[@#][A-Z0-9]+(?:\|[^<>]*)?>$/;

/**
 * What a person typed, from the text of a slash command or a message as Slack sends it: links as their address, people
 * and channels as `@name` and `#name` where Slack tells the name (`meant`: as Slack writes them), and the three escaped characters as themselves.
 */
export function typedText(text: string, people: 'named' | 'meant' = 'named'): string {
  return text
    .replace(/<([^<>]*)>/g, (form, inside: string) =>
      people === 'meant' && MEANT.test(form) ? form : (recognisable(inside) ?? form),
    )
    .replace(/&(?:lt|gt|amp);/g, (entity) => ENTITIES[entity] ?? entity); // one pass: `&amp;lt;` is a typed `&lt;`
}

/** null: it stays as it is. */
function recognisable(inside: string): string | null {
  const bar = inside.indexOf('|');
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? '' : inside.slice(bar + 1);
  if (target.startsWith('@')) return label ? `@${label}` : null;
  if (target.startsWith('#')) return label ? `#${label}` : null;
  if (target.startsWith('!')) return special(target, label);
  return target.replace(/^(?:mailto|tel):/, '') || null;
}

function special(target: string, label: string): string | null {
  if (/^!(?:here|channel|everyone)$/.test(target)) return `@${target.slice(1)}`;
  return label || null;
}
