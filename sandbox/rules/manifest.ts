import { isRecord } from './fault.ts';
import { checkShape } from './field.ts';
import { MANIFEST, MANIFEST_UNIQUE, MCP_SERVERS_MAX } from './limits/manifest.ts';

/** The faults of a parsed app manifest, each as `where: what`. Empty when Slack would take it. */
export function checkManifest(manifest: unknown): string[] {
  // A manifest stands on no surface; the argument has no effect on its fields.
  const faults = checkShape(MANIFEST, manifest, '', 'message').map(({ pointer, message }) => {
    const place = pointer.slice(1).replaceAll('/', '.');
    return place === '' ? message : `${place}: ${message}`;
  });
  const servers = reach(manifest, ['mcp_servers']);
  const count = Array.isArray(servers) ? servers.length : isRecord(servers) ? Object.keys(servers).length : 0;
  return [
    ...faults,
    ...MANIFEST_UNIQUE.flatMap((path) => repeated(manifest, path)),
    ...(count > MCP_SERVERS_MAX ? [`mcp_servers: no more than ${MCP_SERVERS_MAX} items allowed`] : []),
  ];
}

function repeated(manifest: unknown, path: readonly string[]): string[] {
  const list = reach(manifest, path);
  if (!Array.isArray(list) || new Set(list).size === list.length) return [];
  return [`${path.join('.')}: items must be unique`];
}

function reach(value: unknown, path: readonly string[]): unknown {
  return path.reduce<unknown>((inner, key) => (isRecord(inner) ? inner[key] : undefined), value);
}
