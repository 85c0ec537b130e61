import type { DoctorMessage } from '#domain/doctor-message.ts';
import type { WorkspaceId } from '#domain/ids.ts';
import type { Member } from '#domain/member.ts';
import { offsetInWords } from '#domain/time-words.ts';
import type { Instant, Zone } from '#domain/time.ts';
import { examineZones } from '#domain/zone-doctor.ts';
import type { Ports } from '#ports/index.ts';
import { examineModel, tellModel } from './doctor-model.ts';

/** When the log is told each day, in UTC. */
const DAILY_AT = '03:00';

/** How the installation is, for one reader: where people live is told to administrators only, and only they have the model asked. */
export async function examineFor(
  ports: Pick<Ports, 'store' | 'writers'>,
  reader: Member,
  now: Instant,
): Promise<DoctorMessage> {
  const found = await examine(ports, reader.workspace, now);
  const zones = reader.admin ? found.zones : { ...found.zones, affected: [] };
  const model = await examineModel(ports, reader.workspace, reader.admin, now);
  return { kind: 'doctor', ...found, zones, model, readerZone: reader.zone, now };
}

/** How the installation is, with the members whose clock the runtime would have wrong. */
export async function examine(
  { store }: Pick<Ports, 'store'>,
  workspace: WorkspaceId,
  now: Instant,
): Promise<Pick<DoctorMessage, 'zones' | 'workspace'>> {
  const zones = examineZones();
  const affected = [];
  for (const { zone } of zones.findings) {
    const names = (await store.members.inZone(workspace, zone)).map(({ name }) => name);
    if (names.length > 0) affected.push({ zone, names });
  }
  return { zones: { ...zones, affected }, workspace: await store.workspaces.health(workspace, now) };
}

/** Tells the log once a day of each zone that the runtime has wrong and somebody lives by, and whether the model answers. */
export async function examineDaily(ports: Pick<Ports, 'store' | 'log' | 'writers'>, now: Instant): Promise<void> {
  if (now.slice(11, 16) !== DAILY_AT) return;
  await tellZones(ports);
  const [workspace] = await ports.store.workspaces.all();
  const model = workspace ? await examineModel(ports, workspace.id, true, now) : null;
  if (model?.seen) tellModel(ports.log, model, model.seen);
}

/** Tells the log of each zone that the runtime has wrong and somebody lives by, by name. */
export async function tellZones({ store, log }: Pick<Ports, 'store' | 'log'>): Promise<void> {
  const { release, rules, findings } = examineZones();
  for (const { zone, at, runtime, ours, corrected } of findings) {
    if (!(await isLivedIn(store, zone))) continue;
    const facts = { zone, release, rules, at, runtime: offsetInWords(runtime), ours: offsetInWords(ours) };
    if (corrected) log.warn('The runtime has an old rule for a time zone; the newer one is used', facts);
    else log.warn('The runtime knows a newer rule for a time zone than we bring; it is used', facts);
  }
}

async function isLivedIn(store: Ports['store'], zone: Zone): Promise<boolean> {
  for (const { id, uninstalledAt } of await store.workspaces.all())
    if (uninstalledAt === null && (await store.members.inZone(id, zone)).length > 0) return true;
  return false;
}
