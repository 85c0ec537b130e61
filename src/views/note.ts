import type { Note } from '#domain/message.ts';
import {
  bareCommands,
  bold,
  clamp,
  clean,
  isBlank,
  paragraph,
  rich,
  section,
  view,
  withCommands,
  type View,
} from './kit.ts';
import { withdrawButton } from './reading-withdrawn.ts';
import { CHUNK, chunks, shorten } from './words.ts';

/** What the longest form takes together; Slack takes little more in one message, the note itself included. */
const KEPT_MAX = 12_000;
const SAID_MAX = 3000;
const WORDLESS: Readonly<Record<Note['tone'], string>> = {
  done: 'Done.',
  refused: 'That did not work.',
  info: 'Nothing to report.',
};

/** A sentence or two to one person, and their own words back where they would be lost. */
export function note(message: Note): View {
  const said = isBlank(message.text) ? WORDLESS[message.tone] : clean(message.text).trim();
  const bare = bareCommands(said);
  const shown = bare === said ? section(said) : rich(paragraph(...withCommands(clamp(said, SAID_MAX))));
  const kept = keptBlocks(message.kept ?? '', KEPT_MAX - Math.min(said.length, SAID_MAX));
  return view(bare, [shown, ...kept, ...withdrawButton(message)]);
}

/** Preformatted, so that they can be copied and sent again. */
function keptBlocks(kept: string, max: number) {
  const pieces = chunks(shorten(kept, max, '… (the rest is longer than Slack shows)'), CHUNK);
  return pieces.map((piece, index) =>
    rich(...(index === 0 ? [paragraph(bold('What you wrote'))] : []), {
      type: 'rich_text_preformatted',
      elements: [{ type: 'text', text: piece }],
    }),
  );
}
