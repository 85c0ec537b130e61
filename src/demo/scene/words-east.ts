import type { FormWords } from './shapes.ts';

/** What the eastern half of the made-up team says, in order. */
export const EAST: Readonly<Record<string, readonly FormWords[]>> = {
  hana: [
    {
      done: 'Froze eval set v4: 1,180 dictations, nine languages, two readers each.\n- 41 clips dropped because the consent form was missing\n- Welsh is thin: 38 clips',
      plan: 'Ask the two Cardiff clinics for fifty more Welsh dictations.',
      blockers: 'none',
    },
    {
      done: 'Cardiff says yes to the extra dictations, delivery on Friday.',
      plan: 'Write the one-page card for eval set v4: where it comes from, what it must not be used for.',
      evidence: 'Reader agreement on drug names: 0.91 (v3 had 0.84).',
    },
    {
      done: 'Card for v4 is up for review: https://wiki.heron.example/murmur/eval-v4',
      plan: 'Score the October checkpoint on v4 with and without the drug lexicon.',
      blockers: 'I need one reader for Polish. Ours is on parental leave until December.',
    },
    {
      done: 'Scored the October checkpoint. Word error 11.8 overall, 23.4 on Welsh.',
      plan: 'Break the errors down by ward; surgery sounds far worse than the average.',
      evidence: 'The lexicon is worth 1.9 points on drug names and nothing elsewhere (n=1,139).',
    },
    {
      done: 'Surgery is bad because of the masks: 18 of the 20 worst clips.',
      plan: 'Borrow the masked-speech set that Tom found, if its licence lets us.',
      blockers: 'Licence question is with Tom.',
    },
    {
      done: 'Added the fifty Welsh clips. v4.1 is frozen and hashed.',
      plan: '1. Re-run the baseline on v4.1\n2. Tell everybody to stop quoting v4 numbers',
    },
    {
      done: 'Baseline on v4.1: 12.1. Slightly worse, and more honest.',
      plan: 'Draft what we tell the clinics about Welsh in November.',
    },
    {
      done: 'First draft for the clinics; Maya made it readable.',
      plan: 'Plan eval set v5 with a proper share of night shifts.',
      blockers: '-',
    },
  ],
  bikash: [
    {
      done: 'Moved the alignment job off the old scheduler. It restarts by itself now.',
      plan: 'Same for the augmentation job.',
      blockers: 'No GPU quota left in the Mumbai region until Thursday.',
    },
    {
      done: 'Augmentation restarts from its last shard. Killed it six times to be sure.',
      plan: 'Find out why shard 0217 takes nine times as long as its neighbours.',
    },
    {
      done: 'Shard 0217: one four-hour recording of an empty room. It is gone, and we reject > 20 min now.',
      plan: 'Rebuild the 160 h training mix without it.',
      evidence: 'Rejecting long files drops 0.3 % of the hours and 11 % of the run time.',
    },
    {
      done: 'Rebuilt the mix, checksums in the bucket.',
      plan: 'Start the 300M run as soon as the quota is back.',
      blockers: 'Quota: two requests are open, nobody has answered either.',
    },
    {
      done: 'Quota came back at 02:00 my time, the 300M run started by itself. Step 14k, loss 2.31.',
      plan: 'Watch it, and write the page on how to read its curves.',
    },
    {
      done: 'Loss spike at 31k. Rolled back to 30k, skipped the batch, all calm since.\n  - the batch held 200 copies of one jingle',
      plan: 'Deduplicate by audio fingerprint before the next mix.',
      evidence: 'Fingerprints find 1.7 % exact and 4.2 % near copies.',
    },
    {
      done: 'Fingerprint step merged: https://git.heron.example/murmur/data/pull/88 (thanks for the review, Lena)',
      plan: 'Run it over the old mixes too, so that we know what we trained on.',
    },
  ],
  priya: [
    {
      done: 'Labelling guide, section 4: abbreviations. “BP” stays “BP”, “bd” becomes “twice daily”.',
      plan: 'Train the three new Hindi labellers on it.',
    },
    {
      done: 'Training done; two of the three passed the test sheet at once.',
      plan: 'Second round for the third, then 400 clips for all of them.',
      blockers: 'The labelling tool loses the last clip when the tab sleeps. Who owns it now?',
    },
    {
      done: '212 of 400 clips labelled, disagreement at 6 %.',
      plan: 'Look at every disagreement myself before we go on.',
      evidence: 'Half of the disagreements are numbers: “one fifty” is 150 or 1:50.',
    },
    {
      done: 'Numbers rule agreed with Hana and written down. Relabelled 61 clips.',
      plan: 'Remaining 188 clips.',
      blockers: 'n/a',
    },
    {
      done: 'All 400 are in. Disagreement after the numbers rule: 2.1 %.',
      plan: 'Hand over to Omar for the error taxonomy.',
    },
    {
      done: 'Hand-over written, with ten clips that nobody can hear.',
      plan: 'Start on Marathi. I have two labellers and need three.',
      blockers: 'One Marathi labeller short. Sofia, do you know anybody?',
    },
    {
      done: 'Marathi: 90 clips, slow but clean.',
      plan: 'Same again, and pay the labellers on time this month.',
    },
  ],
  omar: [
    {
      done: 'Error taxonomy, first cut: drug, dose, negation, name, everything else.',
      plan: 'Tag 300 errors of the October checkpoint with it.',
    },
    {
      done: '300 tagged. Negation is rare (9), and every one of them would hurt somebody.',
      plan: 'Ask for a metric that counts a lost “not” like ten other words.',
      evidence: 'Negation: 3 % of the errors, and two clinicians call all 9 unsafe.',
    },
    {
      done: 'Weighted error is in the report, beside the plain one, never instead of it.',
      plan: 'Arabic dialect split: Cairo against Khartoum.',
      blockers: 'Only 22 Khartoum clips. I would need sixty to say anything.',
    },
    {
      done: 'A colleague in Khartoum offers forty clips, with consent forms. Lovely people.',
      plan: 'Check the forms with Tom before a single byte is copied.',
    },
    {
      done: 'Testing what happens when somebody types <!channel> or <!here> or @everyone in a standup. Sorry if it rings. *It should not.* <https://evil.example|click me> & <@U0000000000>',
      plan: 'If nobody was woken by that: dialect split, part two.',
    },
    {
      done: 'Nobody was woken. Dialect split: 14.9 against 21.0, and the difference is mostly loanwords.',
      plan: 'Loanword list from the Khartoum clips, once they are cleared.',
    },
  ],
};
