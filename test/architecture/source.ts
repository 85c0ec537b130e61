/** One file of the project: its path from the root, with `/`, and what it says. */
export interface Source {
  readonly path: string;
  readonly text: string;
}

/** One import or re-export. */
export interface Import {
  readonly specifier: string;
  /** Written `import type` or `export type`: gone when the file runs. */
  readonly typeOnly: boolean;
  /** From 1. */
  readonly line: number;
}

/** What is not plain code. A `/` opens a regular expression only where a value may begin. */
const PIECE = new RegExp(
  [
    /(?<comment>\/\/[^\n]*|\/\*[\s\S]*?\*\/)/,
    /(?<quoted>'(?:\\[\s\S]|[^'\\\n])*'|"(?:\\[\s\S]|[^"\\\n])*")/,
    /(?<=(?:^|[(,=:[!&|?{};+*%<>~^-]|\b(?:return|typeof|case|of|in))\s*)(?<regex>\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\[\n])+\/)/,
    /(?<mark>[`{}])/,
  ]
    .map((part) => part.source)
    .join('|'),
  'g',
);
const TEMPLATE_CHUNK = /(?:\\[\s\S]|[^`\\$]|\$(?!\{))*(?:`|\$\{|$)/y;

/**
 * `text` with the inside of comments, strings, templates and regular expressions blanked; what stands in `${…}` stays.
 *
 * returns: the same length and the same line breaks, so that a position in one is a position in the other.
 */
export function codeOf(text: string): string {
  const blanks: [from: number, to: number][] = [];
  const resumeAt: number[] = []; // depth of braces at which each open `${` ends
  let depth = 0;
  const piece = new RegExp(PIECE);
  const template = (from: number): void => {
    TEMPLATE_CHUNK.lastIndex = from;
    const end = from + (TEMPLATE_CHUNK.exec(text)?.[0].length ?? 0);
    const goesOn = text.startsWith('${', end - 2);
    if (goesOn) resumeAt.push(depth);
    blanks.push([from, end - (goesOn ? 2 : 1)]);
    piece.lastIndex = end;
  };
  for (let found = piece.exec(text); found; found = piece.exec(text)) {
    const end = found.index + found[0].length;
    if (found.groups?.['comment'] !== undefined) blanks.push([found.index, end]);
    else if (found[0] === '`') template(end);
    else if (found[0] === '{') depth += 1;
    else if (found[0] !== '}') blanks.push([found.index + 1, end - 1]);
    else if (resumeAt.at(-1) === depth) {
      resumeAt.pop();
      template(end);
    } else depth -= 1;
  }
  return blank(text, blanks);
}

function blank(text: string, blanks: readonly [from: number, to: number][]): string {
  let out = '';
  let at = 0;
  for (const [from, to] of blanks) {
    out += text.slice(at, from) + text.slice(from, to).replace(/[^\n]/g, ' ');
    at = Math.max(at, to);
  }
  return out + text.slice(at);
}

const FROM = /\b(?:import|export)\b(?<type>\s+type\b)?[^;'"()=]*?\bfrom\s*(?<quote>['"])(?<blank> *)\k<quote>/dg;
const BARE = /\bimport\s*\(?\s*(?<quote>['"])(?<blank> *)\k<quote>/dg;

/** Every import, re-export and `import(…)` of a literal, in order of writing. */
export function importsOf(text: string): Import[] {
  const code = codeOf(text);
  return [...code.matchAll(FROM), ...code.matchAll(BARE)]
    .map((found) => {
      const [from, to] = found.indices?.groups?.['blank'] ?? [0, 0];
      return {
        specifier: text.slice(from, to),
        typeOnly: found.groups?.['type'] !== undefined,
        line: lineAt(text, from),
      };
    })
    .toSorted((a, b) => a.line - b.line);
}

/** The line, from 1, of a position in `text`. */
export function lineAt(text: string, position: number): number {
  return text.slice(0, position).split('\n').length;
}
