import type { FormWords } from './shapes.ts';

/** What the western half of the made-up team says, in order. */
export const WEST: Readonly<Record<string, readonly FormWords[]>> = {
  lena: [
    {
      done: 'Ablation grid is running: lexicon × beam × language prior, 24 cells.',
      plan: 'Read the first eight cells; stop the rest if the prior does nothing.',
      blockers: 'Two nodes in Frankfurt drop out every night around three. Bikash, could you look?',
    },
    {
      done: 'First eight cells are in. The prior does nothing for the big languages and a lot for the small ones.',
      plan: 'Let the grid finish. Write up after that, not before.',
      evidence: 'Welsh 23.4 → 20.2 with the prior, one seed.',
    },
    {
      done: 'Grid done, 23 of 24 cells. Cell 17 died with the node.',
      plan: 'Three seeds for the Welsh cells. One seed proves nothing.',
    },
    {
      done: 'Two seeds back: 20.2, 20.9. Still better than 23.4.',
      plan: 'Third seed, then the write-up.',
    },
    {
      done: 'Third seed 20.4. I believe it now.\n\nWrite-up: https://wiki.heron.example/murmur/prior',
      plan: 'Review pull request 88 for Bikash, then beam width for on-device.',
    },
    {
      done: 'Reviewed. Beam 4 costs 0.4 points against beam 16 and runs in a third of the time.',
      plan: 'Measure on the actual tablet, not on my laptop.',
      blockers: 'The tablet is in a parcel somewhere between Leipzig and here.',
    },
    {
      done: 'Parcel found. Beam 4 on the tablet: 0.8 × real time. It fits!',
      plan: 'Battery test over a whole ward round.',
    },
  ],
  sofia: [
    {
      done: 'Heard through 120 Swedish clips. Nine have a patient name in them and must go.',
      plan: 'Tell the clinic, and go on with the next 120.',
    },
    {
      done: 'The clinic was quick: they cut the names themselves and sent new files.',
      plan: 'Next 120, Norwegian mixed in.',
      blockers: 'no',
    },
    {
      done: '80 of 120. Norwegian takes me twice as long.',
      plan: 'Finish them tomorrow.',
      evidence: 'One clip in fourteen holds a name. We assumed one in fifty.',
    },
    {
      done: 'Finished. Priya asked for a Marathi labeller: I know one, she starts on Thursday.',
      plan: 'Write down how I find names so fast, before I forget it.',
    },
    {
      done: '@channel this is a test of the alarm, says Omar\n<!here> 100 % of the names rule is written',
      plan: 'Try the rule on two other listeners.',
    },
    {
      done: 'Two listeners with the rule found 26 of 27 names. Without it: 19.',
      plan: 'Danish, if somebody sends me Danish.',
    },
    {
      done: 'Somebody sent me Danish.',
      plan: 'Sixty Danish clips.',
      blockers: 'My contract ends on 30 November. Hana, is the extension signed?',
    },
  ],
  tom: [
    {
      done: 'Read the licence of the masked-speech set twice. It forbids commercial training and allows evaluation.',
      plan: 'Get that in writing from the university.',
      blockers: 'Waiting for their legal office; they answer on Wednesdays.',
    },
    {
      done: 'Consent form, version 3: one page, and my mother understands it.',
      plan: 'Have it translated into the other eight languages.',
    },
    {
      done: 'Their legal office answered: evaluation yes, in writing.',
      plan: 'Put it into the register of data sources with the letter.',
    },
    {
      done: 'Register is complete: 31 sources, each with licence, owner and an end date. Two end this year.',
      plan: 'Renew those two.',
      blockers: 'One of the two owners has left their university. Any idea who runs the phonetics lab in Leeds now?',
    },
    {
      done: 'Leeds renewed. Khartoum forms are fine, Omar may copy.',
      plan: 'Short note on what a clinic may ask us to delete, and how fast we do it.',
    },
  ],
  ines: [
    {
      done: 'Portuguese dates: “dia dois do dez” comes out right in 96 of 100.',
      plan: 'Fix the four. All of them are years.',
    },
    {
      done: 'Years fixed. It was a tokenizer rule from March that nobody remembered.',
      plan: 'A test per language for dates, so that somebody remembers next time.',
    },
    {
      done: 'Date tests for five languages, they run in nine seconds.',
      plan: 'Four more languages.',
      evidence: 'Before the fix 88 of 100, after it 100 of 100 in Portuguese.',
    },
    {
      done: 'All nine languages are tested. Finnish was wrong since forever.',
      plan: 'Doses next: “meio comprimido” is not half of everything.',
    },
    {
      done: 'Doses: list of 140 phrases with what they should become.',
      plan: 'Ask a pharmacist to read the list.',
      blockers: 'I know no pharmacist who reads Hungarian.',
    },
    {
      done: 'Pharmacist found (Lena’s neighbour!), eleven corrections.',
      plan: 'Put the corrections in, cut a release candidate.',
    },
    {
      done: 'Release candidate 1 is built: `murmur-0.9.0-rc1`, 412 MB.',
      plan: 'Smoke test on all nine languages.',
    },
  ],
  maya: [
    {
      done: 'Talked to four nurses in Albany. They correct while they walk, with one thumb.',
      plan: 'Watch two of them for a whole shift.',
    },
    {
      done: 'First shift watched: 61 corrections, 40 of them drug names.',
      plan: 'Second shift on Thursday; drug names first in the correction list.',
      evidence: 'Median time to correct a word: 4.1 s. A drug name: 9.7 s.',
    },
    {
      done: 'Sketch for one-thumb correction, tried with three people at lunch.',
      plan: 'Second shift.',
    },
    {
      done: 'Second shift: the night nurse dictates in whispers. We have no whispers in any set.',
      plan: 'Ask her whether we may record some.',
      blockers: 'Ethics wants a new form for recordings at night. Tom, is version 3 enough?',
    },
    {
      done: 'Version 3 is enough, says ethics.',
      plan: 'Before I am off on Tuesday: hand the whisper idea to Hana.',
    },
    {
      done: 'Back. Read everything since Tuesday in ten minutes, which is the point of this bot.',
      plan: 'Book the whisper recordings.',
    },
  ],
  jonas: [
    {
      done: 'On-device build runs on the tablet: 1.9 × real time, battery drops 31 % an hour. Too hot to hold.',
      plan: 'Quantise the decoder to 8 bits and measure again.',
    },
    {
      done: '8 bits: 1.1 × real time. The accuracy table comes tomorrow.',
      plan: 'Accuracy table. Then 4 bits, for the fun of it.',
      evidence: 'Decoder 8 bit: word error +0.2 on v3, one run.',
    },
    {
      done: 'Table is done, +0.2 holds on all languages but Finnish (+0.9).',
      plan: 'Why Finnish? Long words, I guess; measure instead of guessing.',
    },
    {
      done: 'Finnish: one layer clips. Scaling it fixes it, +0.2 there as well.',
      plan: 'Merge. Talk to Lena about beam 4.',
      blockers: 'Our only profiler licence is taken by another team until Monday.',
    },
    {
      done: 'Merged. With beam 4 we are at 0.8 × real time, 12 % battery an hour.',
      plan: 'Twenty-four hours of soak test on three tablets.',
    },
    {
      done: 'Soak test: two tablets fine, the third leaks 3 MB an hour.',
      plan: 'Find the leak.',
      blockers: 'The third tablet is the old model. Do the clinics still have those?',
    },
    {
      done: 'Leak found: an audio buffer that nobody freed after a call came in.',
      plan: 'Soak test again, on the old model only.',
    },
  ],
};
