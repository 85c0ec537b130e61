import type { RichTextBlockElement } from '@slack/types';
import type { Help } from '#domain/message.ts';
import { code, header, oneLine, paragraph, rich, section, view, withCommands, type View } from './kit.ts';
import { pack } from './words.ts';

const LINES_MAX = 40;

/** A command's usage in one screen, after a word on what was not understood. */
export function help(message: Help): View {
  const title = oneLine(message.title, 100, 'Help');
  const puzzled = puzzledBy(message);
  const lines: RichTextBlockElement[][] = message.lines.slice(0, LINES_MAX).map(({ usage, does }) => {
    const meaning = oneLine(does, 200, '');
    return [
      {
        type: 'rich_text_list',
        style: 'bullet',
        elements: [paragraph(code(oneLine(usage, 150, '–')), ...(meaning === '' ? [] : withCommands(`  ${meaning}`)))],
      },
    ];
  });
  return view(puzzled ?? `${title}: ${message.lines.map(({ usage }) => oneLine(usage, 60, '–')).join(', ')}`, [
    ...(puzzled === null ? [header(title)] : [section(puzzled)]),
    ...(puzzled === null ? [] : [rich(paragraph(`${title}:`))]),
    ...pack(lines),
  ]);
}

function puzzledBy({ unknown, nearest }: Help): string | null {
  if (unknown === null) return null;
  const typed = `I don't know “${oneLine(unknown, 60, ' ')}”.`;
  return nearest === null
    ? `${typed} This is what I do know.`
    : `${typed} Did you mean “${oneLine(nearest, 60, '–')}”?`;
}
