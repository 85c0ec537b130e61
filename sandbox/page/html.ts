/// <reference lib="dom" />
import htm from 'htm';
import { h } from 'preact';

/** Elements of the page, written as a tagged template; `null`, `false` and `undefined` show nothing. */
export const html = htm.bind(h);
