/** A device that many people use to collect. */
export const terminal = {
  title: 'Collect your ballots here',
  text: 'For everyone with a printed code. You take your ballots along on paper or on your own phone, and answer later, anywhere.',
  code: 'Your code',
  hint: 'Twenty letters and digits from your slip of paper. Spaces do not matter. A scanner may read the square code.',
  wrong: 'This is not a whole code. Compare it with your slip.',
  go: 'Go on',
  forgot: 'This device has forgotten everything.',
  phoneTitle: 'Have your phone with you?',
  phone:
    'Then scan the square code on your slip with its camera and collect there. You do not need this device.',
  keepsTitle: 'What this device keeps',
  keeps:
    'Nothing. It shows your ballots once, and forgets them when you leave or when nobody touches it for a while.',
  leave: 'Leave and forget',
  collected: {
    title: 'Take your ballots along now',
    keepsNothing: 'This device keeps nothing.',
    lost: 'When you leave, your ballots are only where you took them: on paper, or on your phone. Lost ballots cannot be replaced, because nobody knows which were yours.',
    missing: 'Scan or print the codes first',
    finish: 'Leave and forget',
    afterwards:
      'It is known that you collected; it will not be known whether you answer. Keep the paper as you would keep a key.',
    next: (when: string) =>
      `Answering opens ${when}. Scan the code on the paper with any phone’s camera then, or open the answering page on the phone that has your ballots. You will not be asked who you are.`,
  },
  idle: {
    title: 'Are you still there?',
    text: (seconds: string) =>
      `Nobody has touched this device for a while. In ${seconds} seconds it forgets what is on the screen and goes back to the start.`,
    collected: (seconds: string) =>
      `Nobody has touched this device for a while. In ${seconds} seconds it forgets your ballots, and they cannot be replaced.`,
    stay: 'I am still here',
  },
  risk: {
    title: 'Leave without your ballots?',
    text: 'You have not scanned or printed them. This device forgets them now, and nobody can give you others this season.',
    stay: 'Stay',
    leave: 'Leave without them',
  },
};
