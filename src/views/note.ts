import type { Note } from '#domain/message.ts';
import { bold, clean, isBlank, paragraph, rich, section, view, type View } from './kit.ts';
import { CHUNK, chunks } from './words.ts';

/** Pieces in one message: more than the longest text that Slack lets a person send makes. */
const KEPT_MAX_CHUNKS = 36;
const WORDLESS: Readonly<Record<Note['tone'], string>> = {
  done: 'Done.',
  refused: 'That did not work.',
  info: 'Nothing to report.',
};

/** A sentence or two to one person, and their own words back where they would be lost. */
export function note(message: Note): View {
  const said = isBlank(message.text) ? WORDLESS[message.tone] : clean(message.text).trim();
  return view(said, [section(said), ...keptBlocks(message.kept ?? '')]);
}

/** Preformatted, so that they can be copied and sent again. */
function keptBlocks(kept: string) {
  const pieces = chunks(kept, CHUNK).slice(0, KEPT_MAX_CHUNKS);
  return pieces.map((piece, index) =>
    rich(...(index === 0 ? [paragraph(bold('What you wrote'))] : []), {
      type: 'rich_text_preformatted',
      elements: [{ type: 'text', text: piece }],
    }),
  );
}
