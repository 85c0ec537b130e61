import { runtimeOffsetMinutes, instant, isZone, tzRelease, type Instant, type Zone } from './time.ts';
import { probesOf, RULED_ZONES, ruled, RULES_RELEASE } from './zone-rules.ts';

/** A zone of which the runtime's tables and the rules that we bring say different things. */
export interface ZoneFinding {
  readonly zone: Zone;
  /** The first moment found at which they differ. */
  readonly at: Instant;
  /** units: minutes ahead of UTC */
  readonly runtime: number;
  readonly ours: number;
  /** Whether ours is used: the runtime's release is older. Otherwise the newer one stands, and our rules are out of date. */
  readonly corrected: boolean;
}

/** What the time zones of this runtime are worth. */
export interface ZoneHealth {
  /** The runtime's, such as `2026c`. */
  readonly release: string;
  /** That of the rules we bring. */
  readonly rules: string;
  readonly findings: readonly ZoneFinding[];
}

/** Compares the runtime with the rules that we bring, at moments in which they might differ. */
export function examineZones(release: string = tzRelease()): ZoneHealth {
  const findings = RULED_ZONES.flatMap((name): ZoneFinding[] => {
    if (!isZone(name)) return [];
    for (const ms of probesOf(name)) {
      const [runtime, ours] = [runtimeOffsetMinutes(instant(ms), name), ruled(name, ms)];
      if (ours === null || runtime === ours) continue;
      return [{ zone: name, at: instant(ms), runtime, ours, corrected: release < RULES_RELEASE }];
    }
    return [];
  });
  return { release, rules: RULES_RELEASE, findings };
}
