/** After the close: is it counted? And: erase everything here. */
export const check = {
  title: 'Is mine in it?',
  how: 'The public list is loaded and searched on this device. Your receipt is not sent.',
  waiting: 'Loading the public list and working out its root.',
  counted: 'Counted. Your ballot stands in the public list as your receipt says.',
  withdrawn: 'Withdrawn. The public list holds an empty mark, as your receipt says, and no answers.',
  missing: {
    title: 'Your ballot is missing.',
    text: 'You hold a receipt for it, but it is not in the public list. The people who run the box broke their word.',
  },
  stale: {
    title: 'Your ballot was not counted as you left it.',
    text: 'The public list holds another version of it than the one you hold a receipt for.',
  },
  'changed-later': {
    title: 'There is a newer version.',
    text: 'The public list holds a later change of this ballot, made by somebody who has it: you on another device, or whoever has your link or receipt.',
  },
  'not-closed': {
    title: 'The public list is not there yet.',
    text: 'It is published when the pulse has closed. Try again in a few minutes.',
  },
  'not-a-receipt': {
    title: 'This receipt does not fit.',
    text: 'It is not signed by this season’s box for this ballot, so it shows nothing.',
  },
  'other-wave': {
    title: 'This receipt fits two pulses.',
    text: 'The same ballot number stands in another pulse’s list, so this receipt shows nothing.',
  },
  'broken-board': {
    title: 'The public record contradicts itself.',
    text: 'A document is missing, or the list is not the one that was signed at the close. Tell the works council.',
  },
  offline: 'The connection dropped, so nothing was checked.',
  again: 'Check again',
  evidenceText:
    'Save the evidence and give it to the works council; anyone can confirm it. It holds no answers, but it names your ballot: with it and the box’s rows, answers could be looked up until they are erased. So do not give it to the people who run the survey.',
  save: 'Save evidence',
  file: 'chorus-evidence.json',
};

export const forget = {
  shared: 'On a shared device:',
  open: 'forget everything here',
  title: 'Forget everything here?',
  text: 'Ballots, receipts, answers not yet sent and settings are deleted from this browser, without a trace. Take the ballots or the receipt along first if you need them again: they cannot be replaced. Answers that were sent stay in.',
  textShared:
    'Ballots, receipts, answers not yet sent and settings are deleted from this browser. Ballots of other people are here too, and cannot be replaced. Answers that were sent stay in.',
  keep: 'Keep them',
  mine: 'Only mine',
  everything: 'Forget everything',
  done: 'Forgotten here',
  doneText: 'This browser no longer holds the ballots or the receipt.',
};
