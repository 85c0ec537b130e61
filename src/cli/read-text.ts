import { readFileSync } from 'node:fs';
import { quoted } from '#domain/calendar-names.ts';
import { ok, refuse, type Result } from '#domain/result.ts';

/** Two bytes a letter: with the mark that says so, or with an empty byte beside the first letter. */
const isWide = (content: string): boolean => content.startsWith('\ufffd\ufffd') || content.slice(0, 2).includes('\0');

/** What a file holds. errors: one sentence */
export function readBytes(path: string): Result<Buffer, string> {
  try {
    return ok(readFileSync(path));
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unknown';
    if (code === 'EISDIR') return refuse(`${quoted(path)} is a folder; name a file in it.`);
    return refuse(
      code === 'ENOENT' ? `There is no file ${quoted(path)}.` : `${quoted(path)} cannot be read (${code}).`,
    );
  }
}

/** A file as text, without the mark that some programs put before it. errors: one sentence */
export function readText(path: string): Result<string, string> {
  const bytes = readBytes(path);
  if (!bytes.ok) return bytes;
  const content = bytes.value.toString('utf8');
  if (isWide(content)) return refuse(`${quoted(path)} is not UTF-8 (perhaps UTF-16); save it as UTF-8.`);
  return ok(content.replace(/^\ufeff/, ''));
}
