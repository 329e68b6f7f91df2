/** After sending: receipt, change, withdraw, forget. */
export const sealed = {
  title: 'Sealed',
  text: 'Your answers are in with the others. Nobody can tell which are yours, not even the people who run this survey.',
  receipt: 'Your receipt',
  about: (wave: string) =>
    `Number in the public list of ${wave}. The receipt is on this device only: we cannot send it again.`,
  save: 'Save receipt',
  copy: 'Copy',
  saved: 'Receipt saved',
  savedText: 'In your downloads as chorus-receipt.txt',
  copied: 'Receipt copied',
  copiedText: 'Paste it where only you can read it.',
  cannotCopy: 'This browser does not let the page copy. Save the receipt instead.',
  file: 'chorus-receipt.txt',
  fileText: (receipt: string) =>
    `Receipt of a Chorus ballot. Keep this file private: with it, anyone can change or withdraw these answers. It cannot show them.\n\n${receipt}\n`,
  until: (when: string) => `Change your mind until ${when}`,
  keep: 'Keep the receipt private: with it, anyone can change or withdraw these answers. It cannot show them.',
  change: 'Change answers',
  changeEmpty:
    'Your earlier answers are not kept here, so the questions are empty. What you send replaces them all.',
  withdraw: 'Withdraw',
  check: (when: string) =>
    `After ${when}, open this page again: it checks by itself that your ballot was counted.`,
  dialog: {
    title: 'Withdraw your answers?',
    text: (all: string, pulse: string, when: string) =>
      `All ${all} are removed from the ${pulse} before anything is counted. You can answer again until ${when}.`,
    keep: 'Keep them',
    withdraw: 'Withdraw',
  },
  withdrawn: {
    title: 'Withdrawn',
    text: 'Your answers are erased. An empty mark stays, so that nobody can bring them back.',
    again: 'Answer again',
    until: (when: string) => `You can answer again until ${when}.`,
  },
};
