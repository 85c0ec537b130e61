import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { run as audit } from '#cli/audit.ts';
import { run as bringIn } from '#cli/import.ts';
import { openStore } from '#db/open.ts';
import type { UserId } from '#domain/ids.ts';
import type { Store } from '#ports/store.ts';
import { aMember, anAnswer, aParticipation, aProject, day, PROJECT, WORKSPACE } from '#test/kit/build.ts';
import { meridian } from '#test/kit/meridian.ts';

const folders: string[] = [];
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true });
});

interface Place {
  readonly folder: string;
  file(name: string, text: string): string;
  /** The sub-command in this process: its own start is tried below. */
  run(...args: readonly string[]): Promise<{ code: number; out: string; err: string }>;
  look<T>(ask: (store: Store) => Promise<T>): Promise<T>;
}

/** A database with a project of Ana and Bo. */
async function aPlace(): Promise<Place> {
  const folder = mkdtempSync(join(tmpdir(), 'meridian-import-'));
  folders.push(folder);
  const url = `sqlite:${folder}/m.db`;
  const look: Place['look'] = async (ask) => {
    const opened = await openStore(url);
    try {
      return await ask(opened.store);
    } finally {
      await opened.close();
    }
  };
  await look(async (store) => {
    const at = aProject().createdAt;
    await store.workspaces.save({
      id: WORKSPACE,
      name: 'Team',
      botUser: 'UBOT' as UserId,
      url: null,
      installedAt: at,
      uninstalledAt: null,
    });
    await store.projects.save(aProject());
    for (const [id, name] of [
      ['U1', 'Ana'],
      ['U2', 'Bo'],
    ] as const) {
      await store.members.save(aMember({ id, name }));
      await store.participations.save(aParticipation(id as UserId));
    }
  });
  return {
    folder,
    file(name, text) {
      writeFileSync(join(folder, name), text);
      return join(folder, name);
    },
    async run(name, ...args) {
      const said = { out: '', err: '' };
      const io = {
        out: (text: string) => void (said.out += text),
        err: (text: string) => void (said.err += text),
        env: { DATABASE_URL: url },
      };
      return { code: await (name === 'audit' ? audit : bringIn)(args, io), ...said };
    },
    look,
  };
}

const answersIn = (place: Place) => place.look((store) => store.answers.inProject(WORKSPACE, PROJECT));

describe('meridian import standups', () => {
  it('names what is wrong with lines and who is unknown at once, in their order, and a file that is not there', async () => {
    const place = await aPlace();
    const csv = 'date,member,done\n2026-13-05,Ana,x\n2026-01-06,Nobody,y\n,Bo,z\n';
    const { code, err } = await place.run('import', 'standups', place.file('a.csv', csv), '--project', 'atlas');
    expect(code).toBe(1);
    expect(err.split('\n').map((line) => line.slice(0, 36))).toEqual([
      'line 2: "2026-13-05" is no date such',
      'line 3: nobody here is called "Nobod',
      'line 4: "" is no date such as 2026-0',
      'Nothing was written.',
      '',
    ]);
    const elsewhere = await place.run('import', 'standups', place.file('a.csv', csv), '--project', 'nowhere');
    expect(elsewhere.err).toMatch(/There is no project "nowhere".*\nline 2:/);
    for (const [path, sentence] of [
      ['none.csv', 'There is no file'],
      ['.', 'is a folder'],
    ] as const)
      expect((await place.run('import', 'standups', join(place.folder, path), '--project', 'atlas')).err).toContain(
        sentence,
      );
  });

  it('says first what would come of it, then brings all of it in, once, and tells the log', async () => {
    const place = await aPlace();
    const file = place.file(
      'a.csv',
      'date,member,done,plan\r\n2026-01-05,U1,"Read, wrote",\'=1+1\r\n2026-01-05,bo,Ran it,\r\n2026-01-06,Ana,,\r\n',
    );
    const asked = ['import', 'standups', file, '--project', '#Atlas'];
    const dry = await place.run(...asked);
    expect(dry).toMatchObject({ code: 0, err: '' });
    expect(dry.out).toContain('Would be brought into atlas: 2 answers of 2 people on 1 day.');
    expect(dry.out).toContain('1 line without a word');
    expect(await answersIn(place)).toEqual([]);

    expect((await place.run(...asked, '--write')).out).toContain('Brought into atlas: 2 answers');
    expect((await place.run(...asked, '--write')).out).toContain('2 here already');
    expect(await answersIn(place)).toMatchObject([
      { user: 'U1', source: 'import', words: { done: 'Read, wrote', plan: '=1+1' } },
      { user: 'U2', words: { done: 'Ran it' } },
    ]);
    const log = await place.run('audit', '--project', PROJECT);
    expect(log.out.trim().split('\n')).toHaveLength(1);
    expect(JSON.parse(log.out)).toMatchObject({ act: 'imported', actor: null, after: { answers: 2, days: 1 } });
    // Nothing waits to be said, and nothing is due of it.
    expect(await place.look((store) => store.deliveries.next())).toBeNull();
    expect(await place.look((store) => store.runs.openOf(WORKSPACE, PROJECT))).toEqual([]);
  });

  it('names every line that is wrong, and writes nothing of the rest', async () => {
    const place = await aPlace();
    const lines = [
      '{"date":"2026-01-05","member":"Ana","done":"x"}',
      'nonsense',
      '{"date":"2026-02-30","member":"Ana","done":"x"}',
      '{"date":"2999-01-01","member":"","done":{"a":1}}',
    ];
    const asked = ['import', 'standups', place.file('a.jsonl', lines.join('\n')), '--project', 'atlas', '--write'];
    const { code, err, out } = await place.run(...asked);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    for (const sentence of [
      'line 2: is no JSON object.',
      'line 3: "2026-02-30" is no date',
      'line 4: 2999-01-01 is not past',
      'line 4: member is missing',
      'line 4: done is neither text',
      'Nothing was written.',
    ])
      expect(err).toContain(sentence);
    expect(await answersIn(place)).toEqual([]);
  });

  it('does not guess who somebody is, takes a list of people, and keeps the words that stand', async () => {
    const place = await aPlace();
    await place.look((store) =>
      store.answers.save(
        anAnswer('2026-01-05', { user: 'U1' as UserId, words: { done: 'Mine', plan: '', blockers: '', evidence: '' } }),
      ),
    );
    const file = place.file(
      'a.jsonl',
      '{"date":"2026-01-05","author":"ana@x.org","next":"more"}\n{"date":"2026-01-05","author":"zed","done":"x"}\n{"date":"2026-01-05","author":"zed","blockers":["a","b"]}\n',
    );
    const columns = ['--columns', 'member=author,plan=next'];
    const asked = ['import', 'standups', file, '--project', 'atlas', ...columns];
    const refused = await place.run(...asked);
    expect(refused.code).toBe(1);
    expect(refused.err).toContain('line 2: nobody here is called "zed"');

    const people = place.file('people.json', '{"ANA@x.org": "U1"}');
    const { out, code } = await place.run(...asked, '--people', people, '--former', '--write');
    expect(code).toBe(0);
    expect(out).toContain('1 answer of 1 person on 1 day.');
    expect(out).toContain('1 of them as former members: zed');
    expect(out).toContain('1 further line of');
    expect(out).toContain('1 here already with other words');
    expect(await answersIn(place)).toMatchObject([
      { user: 'U1', words: { done: 'Mine', plan: '' } },
      { user: 'X-zed', words: { done: 'x', blockers: 'a\nb' } },
    ]);
    expect(await place.look((store) => store.participations.of(WORKSPACE, PROJECT))).toHaveLength(2);
  });

  it('takes what spreadsheets write: semicolons, capitals, tabs, a byte order mark', async () => {
    const place = await aPlace();
    const texts = [
      '\ufeffDate;Member;Done\r\n2026-01-05;Ana;"this; and that, too"\r\n',
      'DATE\tmember\tPlan\n2026-01-06\tBo\ta, b\n',
    ];
    for (const text of texts) {
      const file = place.file('a.csv', text);
      const { code, err } = await place.run('import', 'standups', file, '--project', 'atlas', '--write');
      expect({ code, err }).toEqual({ code: 0, err: '' });
    }
    expect(await answersIn(place)).toMatchObject([
      { date: '2026-01-05', words: { done: 'this; and that, too' } },
      { date: '2026-01-06', words: { plan: 'a, b' } },
    ]);
  });

  it('leaves no cell and no column out without a word', async () => {
    const place = await aPlace();
    const bring = async (name: string, text: string, ...more: readonly string[]) => {
      const { code, err } = await place.run(
        'import',
        'standups',
        place.file(name, text),
        '--project',
        'atlas',
        ...more,
      );
      expect(code).toBe(1);
      return err;
    };
    expect(await bring('a.csv', 'date,member,done\n2026-01-05,Ana,did this, then that\n')).toContain(
      'line 2: has 4 cells, the first line names 3: put text that holds the separator into quotation marks.',
    );
    const nobody = await bring('b.csv', 'date,autor,done\n2026-01-05,Ana,x\n2026-01-06,Ana,x\n');
    expect(nobody.split('\n')).toHaveLength(3);
    expect(nobody).toContain('There is no column "member"; the file has "date", "autor", "done".');
    const mapped = await bring('c.jsonl', '{"date":"2026-01-05","member":"Ana","done":"x"}', '--columns', 'done=dine');
    expect(mapped).toContain('There is no column "dine"; the file has "date", "member", "done". Did you mean "done"?');
    expect(await answersIn(place)).toEqual([]);
  });

  it('refuses what was asked for wrongly, with the form', async () => {
    const place = await aPlace();
    const wrong = await place.run('import', 'standup', 'x');
    expect(wrong.code).toBe(2);
    expect(wrong.err).toContain('--project is missing.');
    const file = place.file('a.csv', 'date,member,done\n2026-01-05,Ana,x\n');
    expect((await place.run('import', 'standups', file, '--project', 'atlsa')).err).toContain('did you mean atlas?');
    const elsewhere = await meridian(['audit'], { env: { DATABASE_URL: 'sqlite:/nowhere/m.db' } });
    expect(elsewhere).toMatchObject({
      code: 1,
      err: 'There is no database /nowhere/m.db; DATABASE_URL names another.\n',
    });
  });

  const IPFS = new URL('../../../shared/data/standups/ipfs.jsonl', import.meta.url).pathname;
  it.skipIf(!existsSync(IPFS))('brings in the real updates of the shared data by a mapping', async () => {
    const place = await aPlace();
    const columns = ['--columns', 'member=author,plan=next', '--former', '--write'];
    const { out, err, code } = await place.run('import', 'standups', IPFS, '--project', 'atlas', ...columns);
    expect({ err, code }).toEqual({ err: '', code: 0 });
    expect(out).toContain('46 of them as former members');
    const answers = await answersIn(place);
    expect(answers.length).toBeGreaterThan(550);
    expect(answers.filter(({ date }) => date < day('2018-01-01'))).toEqual([]);
  });
});
