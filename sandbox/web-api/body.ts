import { asObject } from '#sandbox/present.ts';

/** A request as it came over HTTP. */
export interface RawRequest {
  readonly query: URLSearchParams;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: Buffer;
}

export type Decoded =
  | { readonly ok: true; readonly args: Record<string, unknown>; readonly token: string | undefined }
  | { readonly ok: false; readonly error: string };

/** Arguments that are JSON inside a form. Source: docs.slack.dev/apis/web-api/using-the-web-api#basic_usage. */
const JSON_IN_FORMS = ['blocks', 'attachments', 'metadata', 'view', 'files', 'message', 'unfurled_attachments'];

/**
 * The arguments and the token of a call. A token may be in the Authorization header or, for forms and queries, among the
 * arguments; Slack does not look for one inside a JSON body.
 * errors: `invalid_json`, `json_not_object`, `invalid_form_data`, `invalid_post_type`.
 */
export async function decode(request: RawRequest): Promise<Decoded> {
  const type = one(request.headers['content-type']) ?? '';
  const body = await decodeBody(request.body, type);
  if (!body.ok) return body;
  const { client_id, client_secret } = basicAuth(one(request.headers['authorization']));
  const given = { ...Object.fromEntries(request.query), ...body.args };
  const { token, ...args } = given;
  const inForm = typeof token === 'string' && !type.startsWith('application/json') ? token : undefined;
  const credentials = client_id === undefined ? {} : { client_id, client_secret };
  return { ok: true, args: { ...args, ...credentials }, token: bearer(request) ?? inForm };
}

type DecodedBody = { ok: true; args: Record<string, unknown> } | { ok: false; error: string };

async function decodeBody(body: Buffer, type: string): Promise<DecodedBody> {
  if (body.length === 0) return { ok: true, args: {} };
  if (type.startsWith('application/json')) return decodeJson(body.toString('utf8'));
  if (type.startsWith('application/x-www-form-urlencoded')) {
    return { ok: true, args: fromForm(new URLSearchParams(body.toString('utf8'))) };
  }
  if (!type.startsWith('multipart/form-data')) return { ok: false, error: 'invalid_post_type' };
  const form = await readMultipart(body, type);
  return form ? { ok: true, args: fromForm(form) } : { ok: false, error: 'invalid_form_data' };
}

function decodeJson(text: string): DecodedBody {
  try {
    const value: unknown = JSON.parse(text);
    const isObject = typeof value === 'object' && value !== null && !Array.isArray(value);
    return isObject ? { ok: true, args: asObject(value) } : { ok: false, error: 'json_not_object' };
  } catch {
    return { ok: false, error: 'invalid_json' };
  }
}

function fromForm(form: Iterable<[string, unknown]>): Record<string, unknown> {
  return Object.fromEntries(
    [...form].map(([name, value]) => [
      name,
      JSON_IN_FORMS.includes(name) && typeof value === 'string' ? parsed(value) : value,
    ]),
  );
}

/** What the JSON says, or the text itself, which then fails the rules of its argument. */
function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return text;
  }
}

/** The fields of a multipart body; null where it is none. */
export async function readMultipart(body: Buffer, type: string): Promise<FormData | null> {
  try {
    return await new Response(new Uint8Array(body), { headers: { 'content-type': type } }).formData();
  } catch {
    return null;
  }
}

function bearer({ headers }: RawRequest): string | undefined {
  return /^Bearer (.+)$/i.exec(one(headers['authorization']) ?? '')?.[1];
}

function basicAuth(header: string | undefined): { client_id?: string; client_secret?: string } {
  const encoded = /^Basic (.+)$/i.exec(header ?? '')?.[1];
  if (encoded === undefined) return {};
  const [client_id = '', client_secret = ''] = Buffer.from(encoded, 'base64').toString('utf8').split(':');
  return { client_id, client_secret };
}

const one = (header: string | string[] | undefined): string | undefined => (Array.isArray(header) ? header[0] : header);
