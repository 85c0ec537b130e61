import { startReadingsServer, type ReadingsServer } from '#adapters/http/server.ts';
import type { Config } from '#config';
import type { WorkspaceId } from '#domain/ids.ts';
import { machinesOf } from '#flows/machine-reading.ts';
import type { Clock } from '#ports/clock.ts';
import type { Ports } from '#ports/index.ts';

/** Takes readings of machines until it is stopped. */
export function serveReadings(
  { host, port, wandbSecret }: NonNullable<Config['readings']>,
  { ports, clock, workspace }: { readonly ports: Ports; readonly clock: Clock; readonly workspace: WorkspaceId },
): Promise<ReadingsServer> {
  const { log, newId } = ports;
  return startReadingsServer(
    { host, port },
    { machines: machinesOf(ports, workspace), clock, log, newId, wandbSecret },
  );
}
